import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { greeting } from '../../src/node/greeting.ts';
import { textOf } from '../../src/node/reach-postgres.ts';
import { start } from '../../src/node.ts';
import { barePostgres, newPostgres, postgresIn, sqlInPostgres } from '../databases/postgres-database.ts';
import { folderWith, hakamWith } from '../hakam-process.ts';
import { NEWS_SITE, startChild, writeSite } from '../resilience/child-service.ts';
import { post } from '../resilience/client.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { overPostgres, startTogether } from './shared-service.ts';

test('five processes that start at once on an empty database make its tables once, and all serve', async () => {
  const [folder, url] = [temporaryFolder(), await barePostgres()];
  writeSite(folder);
  const services = await startTogether(folder, url, 5);
  const body = { body: 'hello', author: { name: 'Ann' } };
  const answers = await Promise.all(services.map(({ address }) => post(address, { body })));
  expect(answers.map((answer) => answer?.status)).toEqual([201, 201, 201, 201, 201]);
  const applied = (await sqlInPostgres(url, 'select name from migrations order by name')) as {
    name: string;
  }[];
  expect(applied.map(({ name }) => name)).toEqual(readdirSync('migrations/postgres').sort());
}, 60_000);

test('of processes that start together none makes a key; each says how to make one, and the next nothing', async () => {
  const [folder, url] = [folderWith({ 'news.yaml': NEWS_SITE }), await newPostgres()];
  const env = { ...overPostgres(url), PORT: '0', HAKAM_RULES: join(folder, 'rules') };
  const started = async () => {
    const running = await start(env, { now: Date.now, log: () => undefined });
    onTestFinished(() => running.stop());
    return running;
  };
  for (const { address, sites, adminKey } of await Promise.all([started(), started()]))
    expect(greeting(address, sites, adminKey)).toContain(
      'no key yet. Make one: hakam key create --role admin',
    );
  expect(await sqlInPostgres(url, 'select 1 from keys')).toEqual([]);
  const made = await hakamWith(overPostgres(url), folder, 'key', 'create', '--role', 'admin', '--name', 'Me');
  const { address, sites, adminKey } = await started();
  expect(greeting(address, sites, adminKey)).not.toContain('no key yet');
  const headers = { authorization: `Bearer ${made.out.trim()}` };
  expect((await fetch(`${address}/v1/keys`, { headers })).status).toBe(200);
});

/** The address of a server with something of it changed. */
function but(url: string, change: Partial<Pick<URL, 'hostname' | 'port' | 'pathname' | 'username'>>): string {
  const changed = Object.assign(new URL(url), change);
  return changed.href;
}

test('a name whose addresses all refuse is told of with each', () => {
  const each = ['connect ECONNREFUSED ::1:5432', 'connect ECONNREFUSED 127.0.0.1:5432'];
  expect(
    textOf(
      new AggregateError(
        each.map((text) => new Error(text)),
        '',
      ),
    ),
  ).toBe(each.join(', '));
});

test.each<[string, Parameters<typeof but>[1], RegExp]>([
  ['is not there', { port: '1' }, /cannot be reached.*ECONNREFUSED/],
  ['has no name that is known', { hostname: 'nowhere.invalid' }, /cannot be reached.*nowhere\.invalid/],
  ['knows no such database', { pathname: '/nothing' }, /"nothing" does not exist/],
])('where the server %s, a start fails in plain words, without the password', async (_, change, says) => {
  const folder = folderWith({ 'news.yaml': NEWS_SITE });
  const url = but(await newPostgres(), change);
  const { code, out, err } = await hakamWith(overPostgres(url), folder, 'serve');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(says);
  expect(err).toMatch(/^HAKAM_DATABASE=postgres:\/\/postgres@[^\n]*\n$/);
  expect(err).not.toContain(`:${new URL(url).password}@`);
});

/** Makes a role that may read and write what is in a database, and create nothing; returns the URL with it. */
async function asLowly(url: string): Promise<string> {
  const role = `hakam_lowly_${randomBytes(8).toString('hex')}`;
  await sqlInPostgres(
    url,
    `create role ${role} login password '${new URL(url).password}';
    revoke create on schema public from public;
    grant select, insert, update, delete on all tables in schema public to ${role}`,
  );
  onTestFinished(async () => {
    await sqlInPostgres(url, `drop owned by ${role}; drop role ${role}`);
  });
  return but(url, { username: role });
}

test('a role that can create nothing starts and serves on a schema that is up to date', async () => {
  const folder = temporaryFolder();
  writeSite(folder);
  const { address } = await startChild(folder, { env: overPostgres(await asLowly(await newPostgres())) });
  const body = { body: 'hello', author: { name: 'Ann' } };
  expect((await post(address, { body }))?.status).toBe(201);
});

test('a role that can create nothing is told so on a schema that is not', async () => {
  const folder = folderWith({ 'news.yaml': NEWS_SITE });
  const { code, err } = await hakamWith(overPostgres(await asLowly(await barePostgres())), folder, 'serve');
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringMatching(/permission denied for schema public\n$/),
  });
});

test.each(['LATIN1', 'SQL_ASCII'])('a database in %s, which has no Arabic, is refused', async (encoding) => {
  const [folder, url] = [folderWith({ 'news.yaml': NEWS_SITE }), await postgresIn(encoding)];
  const { code, out, err } = await hakamWith(overPostgres(url), folder, 'serve');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(new RegExp(`^HAKAM_DATABASE=[^\n]* encoding is ${encoding}[^\n]*'UTF8'[^\n]*\n$`));
  expect(await sqlInPostgres(url, "select to_regclass('migrations') as made")).toEqual([{ made: null }]);
});
