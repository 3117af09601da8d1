import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CommentId, STATUSES, type Status } from '../../src/domain/comment.ts';
import { waitClass } from '../../src/domain/wait-class.ts';
import { type Ask, inOpened } from '../databases/asking.ts';
import { DATABASE } from '../databases/kind.ts';
import { openPair } from '../databases/open-databases.ts';
import { changing, guarded, unguarded } from './audit-tampering.ts';
import { seal } from './audit-world.ts';
import { decideIn, editIn, submitIn, undoIn, withdrawIn } from './decided-world.ts';

/** D1 is asked by HTTP, some ms each time. */
const RUNS = { sqlite: 20, postgres: 12, d1: 5 }[DATABASE];
const HOUR = 3_600_000;

const which = fc.nat({ max: 3 });
const text = fc.constantFrom('hello', 'please wait', 'a long sale', 'a sale, please wait');
const by = fc.constantFrom('m', 'n');
const event = fc.oneof(
  { weight: 3, arbitrary: fc.record({ submit: text }) },
  { weight: 4, arbitrary: fc.record({ decide: which, status: fc.constantFrom<Status>(...STATUSES), by }) },
  { weight: 2, arbitrary: fc.record({ undo: which, by }) },
  { weight: 2, arbitrary: fc.record({ edit: which, body: text }) },
  fc.record({ withdraw: which }),
  { weight: 3, arbitrary: fc.record({ wait: fc.oneof(fc.nat({ max: 5000 }), fc.nat({ max: 30 * HOUR })) }) },
  { weight: 2, arbitrary: fc.record({ sealers: fc.integer({ min: 1, max: 2 }) }) },
);

const rulesOf = (findings: string): string =>
  DATABASE === 'postgres'
    ? `json_array_elements(cast(${findings} as json)) as f(value)`
    : `json_each(${findings}) as f`;

const PEOPLE = "in ('moderator', 'admin')";
const FIRST = `d.by_kind ${PEOPLE} and d.undoes is null and not exists (select 1 from decisions e
  where e.comment = d.comment and e.rev < d.rev and e.by_kind ${PEOPLE} and e.undoes is null)`;

/** All that is counted, from the decisions alone. */
const EVENTS = [
  `select 'born' as name, to_status as key, at from decisions where from_status is null`,
  `select 'decided' as name, to_status as key, at from decisions where by_kind ${PEOPLE} and undoes is null`,
  `select 'by:' || to_status as name, by_id as key, at from decisions where by_kind ${PEOPLE} and undoes is null`,
  `select 'undone' as name, u.by_id as key, d.at from decisions d join decisions u on u.id = d.undoes where u.by_kind ${PEOPLE}`,
  `select 'rule' as name, rule as key, at from (select distinct d.id, d.at, f.value ->> 'rule' as rule
    from decisions d cross join ${rulesOf('d.findings')} where d.by_kind = 'rules') as hits`,
  `select 'rule:' || to_status as name, rule as key, at from (select distinct d.id, d.at, d.to_status, f.value ->> 'rule' as rule
    from decisions d join decisions r on r.comment = d.comment and r.rev = (
      select max(x.rev) from decisions x where x.comment = d.comment and x.rev < d.rev and x.by_kind = 'rules')
    cross join ${rulesOf('r.findings')} where ${FIRST}) as reviews`,
];

interface Row {
  readonly unit: string;
  readonly start: number;
  readonly name: string;
  readonly key: string;
  readonly count: number;
}

async function recount(ask: Ask): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [unit, length] of [
    ['day', 24 * HOUR],
    ['hour', HOUR],
  ] as const) {
    for (const events of EVENTS)
      rows.push(
        ...((await ask(`select '${unit}' as unit, at / ${length} * ${length} as start, name, key, count(*) as count
          from (${events}) as events group by 2, 3, 4`)) as Row[]),
      );
    rows.push(...(await waits(ask, unit, length)));
  }
  return inOrder(rows);
}

async function waits(ask: Ask, unit: string, length: number): Promise<Row[]> {
  const first = (await ask(
    `select d.at, c.created_at from decisions d join comments c on c.id = d.comment where ${FIRST}`,
  )) as { at: number; created_at: number }[];
  const classes = first.map(({ at, created_at }) => ({
    start: at - (at % length),
    key: String(waitClass((at - created_at) / 1000)),
  }));
  return [...Map.groupBy(classes, (one) => JSON.stringify(one))].map(([one, all]) => ({
    unit,
    name: 'wait',
    ...(JSON.parse(one) as Pick<Row, 'start' | 'key'>),
    count: all.length,
  }));
}

const inOrder = (rows: readonly Row[]): Row[] => {
  const textOf = ({ unit, start, name, key }: Row) => JSON.stringify([unit, start, name, key]);
  const plain = rows.map((row) => ({ ...row, start: Number(row.start), count: Number(row.count) }));
  return plain.sort((one, other) => (textOf(one) < textOf(other) ? -1 : 1));
};

const stored = async (ask: Ask): Promise<Row[]> =>
  inOrder((await ask('select unit, start, name, key, count from stats')) as Row[]);

test('whatever happens and whenever it is sealed, by two at once, each event is counted once, where it belongs', async () => {
  const [one, other] = await openPair();
  const ask = inOpened(one);
  let time = Date.UTC(2026, 4, 1);
  const now = () => time;
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 8, maxLength: 25 }), async (events) => {
      const comments: CommentId[] = [await submitIn(one, 'please wait', now)];
      const at = (which: number) => comments[which % comments.length] as CommentId;
      for (const each of events) {
        time += 1;
        if ('submit' in each) comments.push(await submitIn(one, each.submit, now));
        else if ('decide' in each) await decideIn(one, at(each.decide), each.status, each.by, now);
        else if ('edit' in each) await editIn(one, at(each.edit), each.body, now);
        else if ('withdraw' in each) await withdrawIn(one, at(each.withdraw), now);
        else if ('wait' in each) time += each.wait;
        else if ('undo' in each) {
          const [latest] = (await ask(
            `select id from decisions where comment = '${at(each.undo)}' order by rev desc limit 1`,
          )) as { id: string }[];
          await undoIn(one, at(each.undo), latest?.id ?? '', each.by, now);
        } else await Promise.all([one, other].slice(0, each.sealers).map((database) => seal(database, now)));
      }
      await seal(other, now);
      expect(await stored(ask)).toEqual(await recount(ask));
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 60_000);

test('what was decided before there was an audit is counted too', async () => {
  const [database] = await openPair();
  const ask = inOpened(database);
  for (const text of ['please wait', 'a long sale', 'hello'])
    await decideIn(database, await submitIn(database, text), 'spam');
  await unguarded(database);
  await changing(database)(`update audit set detail = '{}'`);
  await guarded(database);
  await seal(database);
  expect(await stored(ask)).toEqual(await recount(ask));
  expect(await ask(`select sum(count) as hits from stats where unit = 'day' and name = 'rule'`)).toEqual([
    { hits: DATABASE === 'postgres' ? '3' : 3 },
  ]);
});
