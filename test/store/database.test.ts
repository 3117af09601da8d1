import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { Conflict, type Database, Unavailable } from '../../src/store/database.ts';
import { deleteKey, insertKey, listKeys } from '../../src/store/keys.ts';
import { statement } from '../../src/store/statement.ts';
import { openDatabase, openPair } from '../databases/open-databases.ts';

const key = (id: string, name = `key ${id}`, created_at = 1) =>
  insertKey({ id, hash: 'h', role: 'site', site: 'example', name, created_at });

const idsIn = async (database: Database): Promise<string[]> =>
  (await database.read([listKeys({})]))[0].map(({ id }) => id).sort();

test('a batch returns the rows of each statement, and others see it once it resolves', async () => {
  const [database, other] = await openPair();
  const [inserted, listed, deleted] = await database.atomically([
    key('a'),
    listKeys({}),
    deleteKey({ id: 'z' }),
  ]);
  expect([inserted, deleted]).toEqual([[], []]);
  expect(listed).toMatchObject([{ id: 'a', role: 'site', name: 'key a' }]);
  expect(await idsIn(other)).toEqual(['a']);
});

test('a batch that meets a key that exists does nothing at all, and says so', async () => {
  const database = await openDatabase();
  await database.atomically([key('a')]);
  await expect(database.atomically([key('b'), key('a'), key('c')])).rejects.toBeInstanceOf(Conflict);
  expect(await idsIn(database)).toEqual(['a']);
});

test('what may be forgotten is all or nothing too', async () => {
  const database = await openDatabase();
  const forgettable = { durable: false };
  await database.atomically([key('a')], forgettable);
  await expect(database.atomically([key('b'), key('a')], forgettable)).rejects.toBeInstanceOf(Conflict);
  await database.atomically([key('c')]); // with which the first is committed at the latest
  expect(await idsIn(database)).toEqual(['a', 'c']);
});

test('a statement that is no SQL rejects as the bug it is, not as an outage', async () => {
  const database = await openDatabase();
  const broken = statement(() => sql`select * from no_such_table`)({});
  for (const run of [() => database.atomically([key('a'), broken]), () => database.read([broken])]) {
    await expect(run()).rejects.toThrow(/no_such_table/);
    await expect(run()).rejects.not.toBeInstanceOf(Unavailable);
  }
  expect(await idsIn(database)).toEqual([]);
});

test('a statement that throws while it is compiled rejects as the bug it is, and nothing of its batch is done', async () => {
  const database = await openDatabase();
  const bug = statement(() => {
    throw new TypeError('a bug of ours');
  })({});
  for (const run of [() => database.atomically([key('a'), bug, key('b')]), () => database.read([bug])])
    await expect(run()).rejects.toThrow(new TypeError('a bug of ours'));
  expect(await idsIn(database)).toEqual([]);
});

test('after a batch that failed the next one is whole', async () => {
  const database = await openDatabase();
  await database.atomically([key('a')]);
  await database.atomically([key('a')]).catch(() => undefined);
  await database.atomically([key('b'), key('c')]);
  expect(await idsIn(database)).toEqual(['a', 'b', 'c']);
});

test('any text and any whole number below 2^53 comes back as it was stored', async () => {
  const database = await openDatabase();
  let next = 0;
  const text = fc.oneof(
    fc.string({ unit: 'binary' }).filter((some) => !some.includes('\u0000')),
    fc.constantFrom(
      'عَرَبِيّ ـــ ي ی ى',
      "'; drop table keys; --",
      '$1 ? :name %_\\',
      '{"a":1}',
      '😀\u200f\u061c',
    ),
  );
  await fc.assert(
    fc.asyncProperty(text, fc.maxSafeNat(), async (name, time) => {
      const id = `id-${next++}`;
      const [, stored] = await database.atomically([key(id, name, time), listKeys({})]);
      expect(stored.find((one) => one.id === id)).toMatchObject({ name, created_at: time });
    }),
    { numRuns: 100 },
  );
});

test('of many at once that want the same key, exactly one gets it', async () => {
  const pair = await openPair();
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) =>
      (at % 2 === 0 ? pair[0] : pair[1]).atomically([key(`own-${at}`), key('shared')]),
    ),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await idsIn(pair[0])).toHaveLength(2);
});

test('reads of one call are of one moment, whatever is written meanwhile', async () => {
  const [reader, writer] = await openPair();
  const writes = Array.from({ length: 30 }, (_, at) => writer.atomically([key(`w-${at}`)]));
  for (let at = 0; at < 30; at++) {
    const [before, after] = await reader.read([listKeys({}), listKeys({})]);
    expect(after).toEqual(before);
  }
  await Promise.all(writes);
});
