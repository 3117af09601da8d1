import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ask, inOpened } from '../databases/asking.ts';
import { DATABASE } from '../databases/kind.ts';
import { openDatabase } from '../databases/open-databases.ts';
import { changing, unguarded } from './audit-tampering.ts';
import { append, faultsOf, seal } from './audit-world.ts';
import { decideIn, submitIn } from './decided-world.ts';

/** D1 is asked by HTTP, some ms each time. */
const RUNS = { sqlite: 100, postgres: 40, d1: 12 }[DATABASE];
const ENTRIES = 9;

const place = fc.integer({ min: 1, max: ENTRIES });
const places = fc.uniqueArray(place, { minLength: 2, maxLength: 2 });

/** What someone may write over a column of an entry, and is not there before. */
const COLUMNS = {
  id: `'another'`,
  site: `'elsewhere'`,
  at: 'at + 1',
  by_kind: `'service'`,
  by_id: `'x'`,
  by_name: `'Someone else'`,
  kind: `'report'`,
  subject: `'something else'`,
  from_status: `'spam'`,
  to_status: `'rejected'`,
  undoes: `'another'`,
  bulk: `'another'`,
  reason_code: `'another'`,
  detail: `'{"action":"nothing"}'`,
  hash: `'0123456789012345678901'`,
} as const;

/** What was done by raw SQL, and where it must be found first. */
interface Tampering {
  readonly sql: readonly string[];
  /** Null where it has no place. */
  readonly at: number | null;
}

const shifted = (from: number, by: number): string =>
  `update audit set sequence = sequence + ${by} where sequence >= ${from}`;

const headTo = (n: number): string =>
  `update audit_chain set sequence = ${n}, hash = (select hash from audit where sequence = ${n})`;

const tampering: fc.Arbitrary<Tampering> = fc.oneof(
  fc
    .record({ n: place, column: fc.constantFrom(...(Object.keys(COLUMNS) as (keyof typeof COLUMNS)[])) })
    .map(({ n, column }) => ({
      sql: [`update audit set ${column} = ${COLUMNS[column]} where sequence = ${n}`],
      at: n,
    })),
  place.map((n) => ({ sql: [`delete from audit where sequence = ${n}`], at: n === ENTRIES ? n - 1 : n })),
  place.map((n) => ({
    sql: [`update audit set sequence = null, hash = null where sequence = ${n}`],
    at: n === ENTRIES ? n - 1 : n,
  })),
  // Two entries in one another's place, each with its hash.
  places.map(([n = 1, m = 1]) => ({
    sql: [
      `update audit set sequence = 1000 where sequence = ${n}`,
      `update audit set sequence = ${n} where sequence = ${m}`,
      `update audit set sequence = ${m} where sequence = 1000`,
    ],
    at: Math.min(n, m),
  })),
  // The same, where the hashes stay.
  places.map(([n = 1, m = 1]) => ({
    sql: [
      `update audit set sequence = 1000, hash = 'h' || (select hash from audit where sequence = ${n}) where sequence = ${m}`,
      `update audit set sequence = ${m}, hash = (select substr(hash, 1) from audit where sequence = 1000) where sequence = ${n}`,
      `update audit set sequence = ${n}, hash = substr(hash, 2) where sequence = 1000`,
    ],
    at: Math.min(n, m),
  })),
  // Taken out, and the gap closed.
  place.map((n) => ({
    sql: [
      `delete from audit where sequence = ${n}`,
      shifted(n + 1, 1000),
      shifted(n + 1, -1001),
      `update audit_chain set sequence = ${ENTRIES - 1}`,
    ],
    at: n === ENTRIES ? n - 1 : n,
  })),
  // Put in between.
  place.map((n) => ({
    sql: [
      shifted(n, 1000),
      shifted(n, -999),
      `insert into audit select 'put-in', site, at, by_kind, by_id, by_name, kind, subject, from_status, to_status, undoes, bulk, reason_code,
        detail, ${n}, hash from audit where sequence = ${n === 1 ? 2 : n - 1}`,
    ],
    at: n,
  })),
  // Put where the chain has no place.
  place.map((n) => ({
    sql: [
      `insert into audit select 'below', site, at, by_kind, by_id, by_name, kind, subject, from_status, to_status, undoes, bulk, reason_code,
        detail, -9223372036854775808, hash from audit where sequence = ${n}`,
    ],
    at: null,
  })),
  // The end cut off, with the head set back as far as one can who has no secret.
  fc.integer({ min: 1, max: ENTRIES - 1 }).map((n) => ({
    sql: [`delete from audit where sequence > ${n}`, headTo(n)],
    at: n,
  })),
  fc.constant({ sql: [`update audit_chain set seal = '0123456789012345678901'`], at: ENTRIES }),
  fc.constant({ sql: [`update audit_chain set hash = '0123456789012345678901'`], at: ENTRIES }),
  fc.integer({ min: 1, max: ENTRIES - 1 }).map((n) => ({ sql: [headTo(n)], at: ENTRIES })),
  fc.constant({ sql: ['delete from audit_chain'], at: ENTRIES }),
);

const literal = (value: unknown): string =>
  value === null
    ? 'null'
    : typeof value === 'number'
      ? `${value}`
      : `'${String(value).replaceAll("'", "''")}'`;

/** What puts tables back as they are now. */
async function snapshot(ask: Ask, tables: readonly string[]): Promise<string[]> {
  const texts: string[] = [];
  for (const table of tables) {
    const rows = (await ask(`select * from ${table}`)) as Record<string, unknown>[];
    texts.push(`delete from ${table}`);
    for (const row of rows)
      texts.push(
        `insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.values(row).map(literal).join(', ')})`,
      );
  }
  return texts;
}

test('whatever is done to the audit by raw SQL is found, and where it was done', async () => {
  const database = await openDatabase();
  await append(database, ENTRIES);
  await seal(database);
  await unguarded(database);
  const change = changing(database);
  const whole = await snapshot(inOpened(database), ['audit', 'audit_chain']);
  await fc.assert(
    fc.asyncProperty(tampering, async ({ sql, at }) => {
      expect((await faultsOf(database)).faults).toEqual([]);
      await change(...sql);
      const { faults } = await faultsOf(database);
      await change(...whole);
      expect(faults[0]).toMatchObject({ sequence: at });
    }),
    { numRuns: RUNS },
  );
}, 60_000);

test('one entry that was changed is named by its id, and none of the others', async () => {
  const database = await openDatabase();
  await append(database, 5);
  await seal(database);
  await unguarded(database);
  const entries = (await inOpened(database)('select id, detail from audit order by sequence')) as {
    id: string;
    detail: string;
  }[];
  for (const change of [
    `detail = '{}'`,
    `detail = '${entries[2]?.detail}', hash = '0123456789012345678901'`,
  ]) {
    await changing(database)(`update audit set ${change} where sequence = 3`);
    const what = expect.stringContaining('was changed');
    expect((await faultsOf(database)).faults).toEqual([{ sequence: 3, id: entries[2]?.id, what }]);
  }
});

test('a chain that was put back as a whole, with the head it had, is found by the head that was noted', async () => {
  const database = await openDatabase();
  await append(database, 3);
  await seal(database);
  const { last: earlier } = await faultsOf(database);
  const change = changing(database);
  const before = await snapshot(inOpened(database), ['audit', 'audit_chain']);
  await append(database, 2);
  await seal(database);
  const { faults, last } = await faultsOf(database, earlier);
  expect([faults, last.sequence]).toEqual([[], 5]);
  await unguarded(database);
  await change(...before);
  expect((await faultsOf(database)).faults).toEqual([]);
  expect((await faultsOf(database, last)).faults).toEqual([
    { sequence: 5, id: null, what: 'the chain ends before the entry that was noted' },
  ]);
  await append(database, 2);
  await seal(database);
  expect((await faultsOf(database, last)).faults).toMatchObject([{ sequence: 5, what: /another entry/ }]);
});

test('a decision without its entry is found, and one that says something else', async () => {
  const database = await openDatabase();
  const [one, other] = [await submitIn(database, 'hello'), await submitIn(database, 'please wait')];
  await decideIn(database, one, 'rejected');
  await decideIn(database, other, 'approved');
  expect((await faultsOf(database)).faults).toEqual([]); // not sealed, but new
  await seal(database);
  expect((await faultsOf(database)).faults).toEqual([]);
  const ask = inOpened(database);
  const [rejected, approved] = (await ask(
    `select id from decisions where by_kind = 'moderator' order by id`,
  )) as { id: string }[];
  await changing(database)(
    `update decisions set by_name = 'Nobody' where id = '${approved?.id}'`,
    `insert into decisions (id, site, comment, rev, at, by_kind, by_id, by_name, from_status, to_status, findings)
      select 'slipped-in', site, comment, 9, at, by_kind, by_id, by_name, from_status, to_status, findings
      from decisions where id = '${rejected?.id}'`,
  );
  expect((await faultsOf(database)).faults).toEqual([
    { sequence: null, id: approved?.id, what: 'this decision is not what its entry says' },
    { sequence: null, id: 'slipped-in', what: 'this decision has no entry in the audit' },
  ]);
  await changing(database)(`delete from decisions where id = '${rejected?.id}'`);
  expect((await faultsOf(database)).faults[0]).toMatchObject({
    id: rejected?.id,
    what: 'the decision of this entry is not there',
  });
});

test('entries that nobody seals are told of after an hour', async () => {
  const database = await openDatabase();
  await append(database, 2);
  expect((await faultsOf(database, null, Date.now() + 3_500_000)).faults).toEqual([]);
  expect((await faultsOf(database, null, Date.now() + 3_700_000)).faults).toMatchObject([
    { sequence: null, what: /^2 entries/ },
  ]);
});
