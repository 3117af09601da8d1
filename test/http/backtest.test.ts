import { expect, test } from 'vitest';
import { type Database, Unavailable } from '../../src/store/database.ts';
import { appOver } from '../app-over.ts';
import { ruleSetOf, rulesOf } from '../rules/rule-files.ts';
import { ADMIN } from '../service.ts';

const MINUTE = 60_000;

/** The service over a database that answers nothing until it is told to: what it was asked ends only then. */
function service() {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const waiting: (() => void)[] = [];
  const read = (statements: readonly unknown[]) =>
    new Promise((resolve) => waiting.push(() => resolve(statements.map(() => []))));
  const app = appOver({
    database: { read, atomically: read } as unknown as Database,
    ruleSets: rulesOf(ruleSetOf('')),
    now: () => clock.now,
    settings: { adminKey: ADMIN },
  });
  const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
  const backtest = async (): Promise<number> =>
    (await app.request('/v1/sites/test/backtest', { method: 'POST', headers, body: '{}' })).status;
  return { clock, waiting, backtest };
}

test('a backtest that never ends, as the runtime ended it, keeps others away for five minutes', async () => {
  const { clock, waiting, backtest } = service();
  void backtest();
  await expect.poll(() => waiting.length).toBe(1);
  clock.now += 5 * MINUTE - 1;
  expect(await backtest()).toBe(409);
  clock.now += 1;
  const second = backtest();
  await expect.poll(() => waiting.length).toBe(2);
  expect(await backtest()).toBe(409);
  const answering = setInterval(() => waiting.splice(1).map((answer) => answer()), 1);
  expect(await second).toBe(200);
  expect(await backtest()).toBe(200);
  clearInterval(answering);
});

test('one that ends after that time leaves the mark of the next', async () => {
  const { clock, waiting, backtest } = service();
  const first = backtest();
  await expect.poll(() => waiting.length).toBe(1);
  clock.now += 5 * MINUTE;
  void backtest();
  await expect.poll(() => waiting.length).toBe(2);
  const [ofFirst] = waiting.splice(0);
  ofFirst?.();
  const answering = setInterval(() => waiting.splice(0).map((answer) => answer()), 1);
  expect(await first).toBe(200);
  clearInterval(answering);
  expect(await backtest()).toBe(409);
});

const LINES = 'application/x-ndjson';

/** The service over a database in which there is no end of decisions, until reading them fails. */
function endless() {
  let failure: Error | undefined;
  const decision = { decision: 'one', at: 0, comment: null };
  const read = async (statements: readonly unknown[]) => {
    if (failure) throw failure;
    return statements.map(() => [decision]);
  };
  const app = appOver({
    database: { read, atomically: read } as unknown as Database,
    ruleSets: rulesOf(ruleSetOf('')),
    settings: { adminKey: ADMIN, mostReplayed: Number.POSITIVE_INFINITY },
  });
  const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json', accept: LINES };
  return {
    backtest: async () => app.request('/v1/sites/test/backtest', { method: 'POST', headers, body: '{}' }),
    fail: (error: Error) => {
      failure = error;
    },
  };
}

test('a backtest whose client goes away ends', async () => {
  const { backtest } = endless();
  const reader = (await backtest()).body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  expect(JSON.parse(new TextDecoder().decode(value))).toEqual({ progress: { done: 0, total: 0 } });
  expect((await backtest()).status).toBe(409);
  await reader?.cancel();
  const again = async (): Promise<number> => {
    const next = await backtest();
    await next.body?.cancel();
    return next.status;
  };
  await expect.poll(again).toBe(200);
});

test('what fails on the way is told by the last line, and the next may run', async () => {
  const { backtest, fail } = endless();
  const answer = await backtest();
  fail(new Unavailable('gone'));
  const lines = (await answer.text()).trim().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
    problem: { type: '/problems/unavailable', status: 503, requestId: answer.headers.get('x-request-id') },
  });
  expect((await backtest()).status).toBe(503);
});
