import { expect, test } from 'vitest';
import { appOver } from '../app-over.ts';
import { inOpened } from '../databases/asking.ts';
import { openDatabase } from '../databases/open-databases.ts';
import { seal } from '../pipeline/audit-world.ts';
import { decideIn, NEWS, submitIn, undoIn } from '../pipeline/decided-world.ts';
import { rulesOf } from '../rules/rule-files.ts';
import { ADMIN } from '../service.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A noon in Riyadh, where the site is: UTC+3, without summer time. */
const NOON = Date.UTC(2026, 4, 20, 9);
const riyadh = { ...NEWS, settings: { ...NEWS.settings, timezone: 'Asia/Riyadh' } };

async function world() {
  const database = await openDatabase();
  const clock = { time: NOON };
  const now = () => clock.time;
  const app = appOver({ database, now, ruleSets: rulesOf(riyadh), settings: { adminKey: ADMIN } });
  const call = async (query = '') => {
    const answer = await app.request(`/v1/sites/news/stats${query}`, {
      headers: { authorization: `Bearer ${ADMIN}` },
    });
    return { status: answer.status, json: (await answer.json()) as never as Stats };
  };
  return { database, clock, now, call };
}

interface Stats {
  readonly since: string;
  readonly sealedUntil: string;
  readonly buckets: readonly { readonly start: string; readonly comments: number }[];
  readonly moderators: readonly object[];
  readonly rules: readonly object[];
  readonly errors: readonly object[];
}

test('stats tell what came, what people decided and how soon, who did, and how rules fared', async () => {
  const { database, clock, now, call } = await world();
  const held = await submitIn(database, 'please wait', now);
  const other = await submitIn(database, 'please wait', now);
  const sale = await submitIn(database, 'a long sale', now);
  await submitIn(database, 'hello', now);
  clock.time += 10 * MINUTE;
  await decideIn(database, held, 'approved', 'm', now);
  await decideIn(database, other, 'rejected', 'm', now);
  clock.time += HOUR;
  await decideIn(database, sale, 'spam', 'n', now);
  await decideIn(database, held, 'spam', 'n', now);
  const [latest] = (await inOpened(database)(
    `select id from decisions where comment = '${held}' order by rev desc limit 1`,
  )) as { id: string }[];
  await undoIn(database, held, latest?.id ?? '', 'm', now);
  expect((await call()).json.sealedUntil).toBe(new Date(NOON).toISOString());
  await seal(database, now, 'Asia/Riyadh');
  const { json } = await call();
  expect(json.sealedUntil).toBe(new Date(clock.time).toISOString());
  expect(json.buckets).toHaveLength(30);
  const zero = { pending: 0, approved: 0, rejected: 0, spam: 0 };
  expect(json.buckets.at(-2)).toMatchObject({ comments: 0, decisions: 0, byStatus: zero, waitMedian: null });
  expect(json.buckets.at(-1)).toMatchObject({
    start: '2026-05-19T21:00:00.000Z',
    comments: 4,
    byStatus: { pending: 2, approved: 1, rejected: 0, spam: 1 },
    decisions: 4,
    byDecision: { pending: 0, approved: 1, rejected: 1, spam: 2 },
    // 600 s twice, in the class from 512 to 1024, and 4200 s once, in the one from 4096 to 8192.
    waitMedian: 512 + 512 * 0.75,
    waitP90: Math.round(4096 + 4096 * 0.7),
  });
  expect(json.moderators).toEqual([
    { id: 'm', name: 'M', decisions: 2, byStatus: { ...zero, approved: 1, rejected: 1 }, undone: 0 },
    { id: 'n', name: 'N', decisions: 2, byStatus: { ...zero, spam: 2 }, undone: 1 },
  ]);
  expect(json.rules).toEqual([
    { rule: 'wait', hits: 2, reviewed: 2, agreed: 1, byDecision: { ...zero, approved: 1, rejected: 1 } },
    { rule: 'long', hits: 1, reviewed: 1, agreed: 1, byDecision: { ...zero, spam: 1 } },
    { rule: 'sale', hits: 1, reviewed: 1, agreed: 1, byDecision: { ...zero, spam: 1 } },
  ]);
  const hours = (await call('?unit=hour')).json.buckets;
  expect(hours).toHaveLength(48);
  expect(hours.at(-2)).toMatchObject({ start: '2026-05-20T09:00:00.000Z', comments: 4, decisions: 2 });
  expect(hours.at(-1)).toMatchObject({ comments: 0, decisions: 2 });
});

test('days begin at midnight where the site is', async () => {
  const { database, clock, now, call } = await world();
  for (const hour of [11.9, 12.1]) {
    clock.time = NOON + hour * HOUR;
    await submitIn(database, 'hello', now);
  }
  await seal(database, now, 'Asia/Riyadh');
  const { json } = await call(`?since=${new Date(NOON).toISOString()}`);
  expect(json.since).toBe('2026-05-19T21:00:00.000Z');
  expect(json.buckets).toMatchObject([{ comments: 1 }, { start: '2026-05-20T21:00:00.000Z', comments: 1 }]);
});

test('a range may have 92 days or 168 hours, and begins before it ends', async () => {
  const { call } = await world();
  const range = (by: string, length: number) =>
    `?unit=${by}&since=${new Date(NOON - length).toISOString()}&until=${new Date(NOON).toISOString()}`;
  expect((await call(range('day', 91 * DAY))).json.buckets).toHaveLength(92);
  expect((await call(range('hour', 168 * HOUR))).json.buckets).toHaveLength(168);
  for (const wrong of [
    range('day', 92 * DAY),
    range('day', 1e6 * DAY),
    range('hour', 168 * HOUR + 1),
    range('hour', 0),
    range('day', -2 * DAY),
    '?since=today',
    '?unit=month',
  ]) {
    const { status, json } = await call(wrong);
    expect([wrong, status, json.errors.length]).toEqual([wrong, 400, 1]);
  }
});
