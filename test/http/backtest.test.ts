import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Database } from '../../src/store/database.ts';
import { ruleSetOf, rulesOf } from '../rules/rule-files.ts';
import { ADMIN } from '../service.ts';

const MINUTE = 60_000;

/** The service over a database that answers nothing until it is told to: what it was asked ends only then. */
function service() {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const waiting: (() => void)[] = [];
  const read = (statements: readonly unknown[]) =>
    new Promise((resolve) => waiting.push(() => resolve(statements.map(() => []))));
  const app = createApp({
    database: { read, atomically: read } as unknown as Database,
    ruleSets: rulesOf(ruleSetOf('')),
    clientAddress: () => null,
    now: () => clock.now,
    newId: () => 'an-id',
    log: () => undefined,
    inFlight: null,
    embedScript: async () => '',
    settings: { secret: 'x'.repeat(32), adminKey: ADMIN, build: '1', mostReplayed: 1000 },
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
