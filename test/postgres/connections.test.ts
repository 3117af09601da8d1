import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { expect, inject, onTestFinished, test } from 'vitest';
import { Unavailable } from '../../src/store/database.ts';
import { openPostgres, type PostgresDatabase } from '../../src/store/dialects/postgres.ts';
import { statement } from '../../src/store/statement.ts';
import { newPostgres, sqlInPostgres } from '../databases/postgres-database.ts';

/** A database over one connection, so that each use of it gets what the last one left. */
function openNarrow(url: string, search = ''): PostgresDatabase {
  const database = openPostgres(`${url}${search}`, 1, () => undefined);
  onTestFinished(() => database.close());
  return database;
}

const one = statement(() => sql<{ one: number }>`select 1 as one`)({});
const WHOLE = statement(() => sql`select * from keys`)({});

test('a connection that answered too late is not used again', async () => {
  const database = openNarrow(await newPostgres(), '?query_timeout=300');
  const sleep = statement(() => sql`select pg_sleep(20)`)({});
  for (const run of [database.atomically, database.read])
    for (const batch of [[sleep], [one, sleep]]) {
      await expect(run(batch)).rejects.toBeInstanceOf(Unavailable);
      expect(await database.atomically([one])).toEqual([[{ one: 1 }]]);
    }
});

test.each([
  [
    'the server forgot its prepared statements',
    (database: PostgresDatabase) => database.pool.query('discard all'),
  ],
  [
    'a table has got a column that a prepared statement knows nothing of',
    (_: PostgresDatabase, url: string) => sqlInPostgres(url, 'alter table keys add column added text'),
  ],
])('where %s, one request gets a 503 and the next goes through', async (_, change) => {
  const url = await newPostgres();
  const database = openNarrow(url);
  await database.atomically([WHOLE, one]);
  await change(database, url);
  await expect(database.atomically([WHOLE, one])).rejects.toMatchObject({
    name: 'Unavailable',
    uncertain: false,
  });
  expect(await database.atomically([WHOLE, one])).toEqual([[], [{ one: 1 }]]);
});

const ROLE = `hakam_role_${randomBytes(8).toString('hex')}`;

test.each([
  ['the password has changed', `alter role ${ROLE} password 'another'`],
  ['the role may log in no more', `alter role ${ROLE} nologin`],
  ['the database has another name', `alter database NAME rename to NAME_elsewhere`],
])('where %s meanwhile, requests get a 503 until an operator sees to it', async (_, change) => {
  const url = new URL(await newPostgres());
  const name = url.pathname.slice(1);
  const server = inject('postgres').url;
  await sqlInPostgres(server, `create role ${ROLE} login password '${url.password}'`);
  onTestFinished(async () => void (await sqlInPostgres(server, `drop role ${ROLE}`)));
  const database = openNarrow(Object.assign(url, { username: ROLE }).href);
  await database.read([one]);
  await sqlInPostgres(
    server,
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '${name}'`,
  );
  await sqlInPostgres(server, change.replaceAll('NAME', name));
  onTestFinished(async () => {
    if (change.includes('rename'))
      await sqlInPostgres(server, `alter database ${name}_elsewhere rename to ${name}`);
  });
  for (const run of [database.atomically, database.read])
    await expect(run([one])).rejects.toMatchObject({ name: 'Unavailable', uncertain: false });
});
