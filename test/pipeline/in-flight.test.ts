import { expect, test } from 'vitest';
import { oneAtATime } from '../../src/pipeline/in-flight.ts';

test('work of one id runs one after another, and other work is not held up', async () => {
  const inFlight = new Map();
  const events: string[] = [];
  let finish: (() => void) | undefined;
  const first = oneAtATime(
    inFlight,
    'a',
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  const second = oneAtATime(inFlight, 'a', async () => events.push('second'));
  await oneAtATime(inFlight, 'b', async () => events.push('other'));
  expect(events).toEqual(['other']);
  finish?.();
  await Promise.all([first, second]);
  expect(events).toEqual(['other', 'second']);
  expect(inFlight.size).toBe(0);
});

test('work that fails fails for those who wait for it as well, and leaves the way free', async () => {
  const inFlight = new Map();
  const outcomes = await Promise.allSettled([
    oneAtATime(inFlight, 'a', () => Promise.reject(new Error('no'))),
    oneAtATime(inFlight, 'a', async () => 'never run'),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await oneAtATime(inFlight, 'a', async () => 'yes')).toBe('yes');
});
