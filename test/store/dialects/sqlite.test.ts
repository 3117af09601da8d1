import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Conflict, Unavailable } from '../../../src/store/database.ts';
import { isOlder, type SqliteDatabase } from '../../../src/store/dialects/sqlite.ts';
import type { SqliteConnection } from '../../../src/store/dialects/sqlite-driver.ts';
import { deleteKey, insertKey, listKeys } from '../../../src/store/keys.ts';
import { statement } from '../../../src/store/statement.ts';
import { openTestDatabase, temporaryFolder } from '../open-test-database.ts';
import { column, DRIVERS } from './sqlite-drivers.ts';

const key = (id: string) =>
  insertKey({ id, hash: 'h', role: 'site', site: 'example', name: `key ${id}`, created_at: 1 });

const KEY_IDS = 'select id from keys order by id';

describe.each(DRIVERS)('over %s', (_, driver) => {
  const open = (file?: string): SqliteDatabase => openTestDatabase(file, driver);
  const connect = (file: string): SqliteConnection => {
    const other = driver(file, { readOnly: false });
    onTestFinished(() => other.close());
    return other;
  };
  const storedIds = (file: string): unknown[] => column(connect(file), KEY_IDS);

  test('a batch is there for another connection when it resolves, and returns the rows of each statement', async () => {
    const file = join(temporaryFolder(), 'hakam.db');
    const database = open(file);
    const [inserted, listed, deleted] = await database.atomically([
      key('a'),
      listKeys({}),
      deleteKey({ id: 'z' }),
    ]);
    expect(storedIds(file)).toEqual(['a']);
    expect(inserted).toEqual([]);
    expect(listed).toMatchObject([{ id: 'a', role: 'site', name: 'key a' }]);
    expect(deleted).toEqual([]);
  });

  test('of batches that are committed together, one that fails undoes only itself', async () => {
    const file = join(temporaryFolder(), 'hakam.db');
    const database = open(file);
    const outcomes = await Promise.allSettled([
      database.atomically([key('a')]),
      database.atomically([key('b'), key('a')]),
      database.atomically([key('c')]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((outcomes[1] as PromiseRejectedResult).reason).toBeInstanceOf(Conflict);
    expect(storedIds(file)).toEqual(['a', 'c']);
  });

  test('a statement that is no SQL rejects as the bug it is, not as an outage', async () => {
    const database = open();
    const broken = statement(() => sql`select * from no_such_table`)({});
    await expect(database.atomically([broken])).rejects.toThrow('no such table');
    await expect(database.atomically([broken])).rejects.not.toBeInstanceOf(Unavailable);
    await expect(database.read([broken])).rejects.toThrow('no such table');
  });

  test('a write waits for a lock that another process holds, while the event loop goes on', async () => {
    const file = join(temporaryFolder(), 'hakam.db');
    const database = open(file);
    const other = connect(file);
    other.exec('begin immediate');
    const written = database.atomically([key('a')]);
    let turns = 0;
    const turn = setInterval(() => turns++, 1);
    await expect.poll(() => turns).toBeGreaterThan(20);
    expect(storedIds(file)).toEqual([]);
    other.exec('commit');
    await written;
    clearInterval(turn);
    expect(storedIds(file)).toEqual(['a']);
  });

  test('a write gives up on a lock that is never released, and leaves nothing', async () => {
    const file = join(temporaryFolder(), 'hakam.db');
    const database = open(file);
    const other = connect(file);
    other.exec('begin immediate');
    await expect(database.atomically([key('a')])).rejects.toBeInstanceOf(Unavailable);
    other.exec('commit');
    await database.atomically([key('b')]);
    expect(storedIds(file)).toEqual(['b']);
  });

  test('a full disk fails every batch of the commit, and writes come back when there is room', async () => {
    const file = join(temporaryFolder(), 'hakam.db');
    const database = open(file);
    database.writer.exec(`pragma max_page_count = ${column(database.writer, 'pragma page_count')}`);
    const large = insertKey({
      id: 'a',
      hash: 'h'.repeat(50_000),
      role: 'site',
      site: '*',
      name: 'n',
      created_at: 1,
    });
    const outcomes = await Promise.allSettled([database.atomically([large]), database.atomically([large])]);
    expect(outcomes.map((outcome) => (outcome as PromiseRejectedResult).reason)).toEqual([
      expect.any(Unavailable),
      expect.any(Unavailable),
    ]);
    expect(await database.read([listKeys({})])).toEqual([[]]);
    database.writer.exec('pragma max_page_count = 1000000');
    await database.atomically([key('b')]);
    expect(storedIds(file)).toEqual(['b']);
  });

  test('several reads are of one snapshot', async () => {
    const database = open();
    await database.atomically([key('a')]);
    const [first, second] = await database.read([listKeys({}), listKeys({})]);
    expect(first).toEqual(second);
  });

  test('writes that wait when the database is closed are committed first', async () => {
    const file = join(temporaryFolder(), 'hakam.db');
    const database = open(file);
    const written = database.atomically([key('a')]);
    await database.close();
    await written;
    expect(storedIds(file)).toEqual(['a']);
  });

  test('a commit is on the disk before it is answered', () => {
    expect(column(open().writer, 'pragma synchronous')).toEqual([2]);
  });

  test('what may be forgotten is answered before its commit, which is that of what comes next', async () => {
    const file = join(temporaryFolder(), 'hakam.db');
    const database = open(file);
    await database.atomically([key('a')], { durable: false });
    expect([database.writer.inTransaction, storedIds(file)]).toEqual([true, []]);
    await database.atomically([key('b')]);
    expect([database.writer.inTransaction, storedIds(file)]).toEqual([false, ['a', 'b']]);
  });

  test('what may be forgotten is committed even if nothing comes next', async () => {
    const file = join(temporaryFolder(), 'hakam.db');
    const database = open(file);
    await database.atomically([key('a')], { durable: false });
    await database.close();
    expect(storedIds(file)).toEqual(['a']);
  });

  test('what may be forgotten waits for a lock like all else', async () => {
    const file = join(temporaryFolder(), 'hakam.db');
    const database = open(file);
    const other = connect(file);
    other.exec('begin immediate');
    const written = database.atomically([key('a')], { durable: false });
    setTimeout(() => other.exec('rollback'), 50);
    await written;
    await database.close();
    expect(storedIds(file)).toEqual(['a']);
  });
});

test.each([
  [[3, 51, 2], true],
  [[3, 51, 3], false],
  [[3, 54, 1], false],
  [[4, 0, 0], false],
  [[3, 9, 9], true],
])('SQLite %j is too old: %s', (version, expected) => {
  expect(isOlder(version, [3, 51, 3])).toBe(expected);
});
