import { expect, onTestFinished, test, vi } from 'vitest';
import { turns } from '../../src/node/turns.ts';

test('what fails is tried again until it succeeds or gives way, is told once, and is left alone after a stop', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const told: unknown[] = [];
  const tried: string[] = [];
  let failing = ['a', 'b', 'c'];
  const { inTurn, attempt, forget, stop } = turns((name, error) => told.push([name, error]));
  const step = (name: string, as: string) =>
    attempt(name, async () => {
      tried.push(as);
      if (failing.includes(name)) throw new Error('not now');
    });
  const triedIn = async (task: () => Promise<void>) => {
    tried.length = 0;
    await task();
    return [...tried];
  };
  const next = () => triedIn(async () => void (await vi.advanceTimersToNextTimerAsync()));
  const all = () => Promise.all(['a', 'b', 'c'].map((name) => step(name, name))).then(() => undefined);

  expect(await triedIn(() => inTurn(all))).toEqual(['a', 'b', 'c']);
  expect(await next()).toEqual(['a', 'b', 'c']);
  await inTurn(() => step('a', 'newer'));
  forget('b');
  expect(await next()).toEqual(['newer', 'c']);
  failing = ['a'];
  expect(await next()).toEqual(['newer', 'c']);
  expect(await next()).toEqual(['newer']);
  await inTurn(() => Promise.reject(new Error('by itself')));
  expect(told.map(String)).toEqual([
    'a,Error: not now',
    'b,Error: not now',
    'c,Error: not now',
    ',Error: by itself',
  ]);
  expect(vi.getTimerCount()).toBe(1);
  stop();
  expect(vi.getTimerCount()).toBe(0);
  await inTurn(all);
  expect(vi.getTimerCount()).toBe(0);
});
