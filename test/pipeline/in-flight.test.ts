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

test('work that fails lets the next one run, and fails for itself alone', async () => {
  const inFlight = new Map();
  const first = oneAtATime(inFlight, 'a', () => Promise.reject(new Error('no')));
  const second = oneAtATime(inFlight, 'a', async () => 'yes');
  await expect(first).rejects.toThrow('no');
  expect(await second).toBe('yes');
});
