import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BrokenChain } from '../../src/pipeline/seal-audit.ts';
import { type Ask, inOpened } from '../databases/asking.ts';
import { DATABASE } from '../databases/kind.ts';
import { openDatabase, openPair } from '../databases/open-databases.ts';
import { changing, guarded, unguarded } from './audit-tampering.ts';
import { append, faultsOf, seal } from './audit-world.ts';

/** D1 is asked by HTTP, some ms each time. */
const RUNS = { sqlite: 30, postgres: 20, d1: 4 }[DATABASE];

const sealedIn = async (ask: Ask): Promise<number[]> =>
  (
    (await ask('select sequence from audit where sequence is not null order by sequence')) as {
      sequence: number;
    }[]
  ).map(({ sequence }) => sequence);

test('however many processes append and seal at once, each entry gets one place, without gaps, and the chain holds', async () => {
  const pair = await openPair();
  const ask = inOpened(pair[0]);
  let appended = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ process: fc.nat({ max: 1 }), append: fc.nat({ max: 4 }) }), {
        minLength: 2,
        maxLength: 10,
      }),
      async (steps) => {
        await Promise.all(
          steps.map(async ({ process, append: count }) => {
            const database = pair[process] ?? pair[0];
            if (count > 0) await append(database, count);
            else await seal(database);
          }),
        );
        appended += steps.reduce((sum, { append: count }) => sum + count, 0);
        await seal(pair[0]);
        expect(await sealedIn(ask)).toEqual(Array.from({ length: appended }, (_, at) => at + 1));
        expect((await faultsOf(pair[1])).faults).toEqual([]);
      },
    ),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 60_000);

test('batch after batch is sealed until nothing is left, and nothing is written when nothing is', async () => {
  const database = await openDatabase();
  await append(database, 450); // two batches and a half
  expect(await seal(database)).toBe(450);
  expect(await seal(database)).toBe(0);
  const { faults, last } = await faultsOf(database);
  expect([faults, last.sequence]).toEqual([[], 450]);
  const stamp = database.stamp?.();
  expect(await seal(database)).toBe(0);
  expect(database.stamp?.()).toBe(stamp);
});

test('while one seals the others leave it to that one, until its time is over', async () => {
  const database = await openDatabase();
  await append(database, 3);
  await seal(database);
  await append(database, 2);
  await changing(database)(`update audit_chain set holder = 'other', until = 5000`);
  expect(await seal(database, () => 4999)).toBe(0);
  expect(await seal(database, () => 5000)).toBe(2);
});

test('nobody seals on behind a head that someone else wrote: that would make it look whole', async () => {
  const database = await openDatabase();
  await append(database, 3);
  await seal(database);
  await append(database, 1);
  await changing(database)(`update audit_chain set sequence = 2`);
  await expect(seal(database)).rejects.toThrow(BrokenChain);
});

test('who has seen the chain does not seal on where it was made anew, or put back', async () => {
  const database = await openDatabase();
  const seen = { head: undefined };
  const sealAgain = () => seal(database, Date.now, 'UTC', seen);
  await append(database, 2);
  await sealAgain();
  const [earlier] = await inOpened(database)('select sequence, hash, seal from audit_chain');
  await append(database, 2);
  await sealAgain();
  await unguarded(database);
  const change = changing(database);
  const { sequence, hash, seal: headSeal } = earlier as Record<string, string>;
  await change(
    `update audit set sequence = null, hash = null where sequence > 2`,
    `update audit_chain set sequence = ${sequence}, hash = '${hash}', seal = '${headSeal}'`,
  );
  await expect(sealAgain()).rejects.toThrow(BrokenChain);
  await change('update audit set sequence = null, hash = null', 'delete from audit_chain');
  await expect(sealAgain()).rejects.toThrow(BrokenChain);
});

test('an entry that nobody can read is sealed like any other, and holds none of the others up', async () => {
  const database = await openDatabase();
  await append(database, 2);
  await changing(database)(
    `insert into audit (id, site, at, by_kind, by_id, by_name, kind, subject, from_status, to_status, detail)
      select '0', site, 9000000000000000, 'rules', '', '', 'decision', 'none', null, 'approved', 'no json' from audit limit 1`,
  );
  expect(await seal(database)).toBe(3);
});

/** SQLite fires no trigger for the row that goes. */
const REPLACING = [
  `insert or replace into audit select id, site, at, by_kind, by_id, by_name, kind, subject, from_status, to_status, undoes, bulk, reason_code, '{"forged":1}', null, null from audit where sequence = 1`,
  `insert or replace into audit select id, site, at, by_kind, by_id, 'Nobody', kind, subject, from_status, to_status, undoes, bulk, reason_code, detail, null, null from audit where sequence is null`,
  `update or replace audit set sequence = 1, hash = 'x' where sequence is null`,
  `update or replace audit set rowid = 1, sequence = 9, hash = 'x' where sequence is null`,
  ...[1, 3].map(
    (rowid) =>
      `insert or replace into audit (rowid, id, site, at, by_kind, by_id, by_name, kind, subject, detail) values (${rowid}, 'new', 'news', 1, 'moderator', 'm', 'M', 'note', 's', '{}')`,
  ),
];

test('the database itself refuses to change, delete or unseal entries, and to append sealed ones', async () => {
  const database = await openDatabase();
  await append(database, 2);
  await seal(database);
  await append(database, 1);
  const change = changing(database);
  for (const text of [
    `update audit set detail = '{}' where sequence = 1`,
    `update audit set at = at + 1`,
    `update audit set by_name = 'Nobody' where sequence is null`,
    `update audit set sequence = null, hash = null where sequence = 2`,
    `update audit set hash = 'x' where sequence = 2`,
    `delete from audit where sequence = 2`,
    `delete from audit where sequence is null`,
    `insert into audit select 'new', site, at, by_kind, by_id, by_name, kind, subject, from_status, to_status, undoes, bulk, reason_code, detail, 9, 'x' from audit where sequence = 1`,
    ...(DATABASE === 'postgres' ? ['truncate audit'] : REPLACING),
  ])
    await expect(change(text), text).rejects.toThrow(/entries of the audit/);
  expect((await faultsOf(database)).faults).toEqual([]);
  await unguarded(database);
  await change(`delete from audit where sequence = 2`);
  await guarded(database);
  expect((await faultsOf(database)).faults).not.toEqual([]);
});
