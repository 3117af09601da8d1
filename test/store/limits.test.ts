import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forgetLimits, takeLimit } from '../../src/store/limits.ts';
import { openDatabase } from '../databases/open-databases.ts';

const limit = (max: number, per: number) => ({
  emission: Math.floor(per / max),
  slack: (max - 1) * Math.floor(per / max),
});
const none = { before: '', scope: '', key: '' };

test('a limit lets through what GCRA does, whenever requests come', async () => {
  const database = await openDatabase();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 40 }),
      async (max, gaps) => {
        const id = `limit ${run++}`;
        const { emission, slack } = limit(max, 100);
        let now = 1_700_000_000_000_000;
        let arrival = 0; // the model: the theoretical arrival time
        for (const [at, gap] of gaps.entries()) {
          now += gap;
          const granted = arrival <= now + slack;
          if (granted) arrival = Math.max(arrival, now) + emission;
          const [[counter]] = await database.atomically([
            takeLimit({ id, now, emission, slack, request: `${at}`, ...none }),
          ]);
          expect([counter?.request === `${at}`, counter?.tat]).toEqual([granted, arrival]);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a wider limit is not touched where the narrower one refused', async () => {
  const database = await openDatabase();
  const { emission, slack } = limit(1, 1000);
  const both = (request: string) =>
    database.atomically([
      takeLimit({ id: 'narrow', now: 5, emission, slack, request, ...none }),
      takeLimit({ id: 'wide', now: 5, emission: 1, slack: 100, request, ...none, before: 'narrow' }),
    ]);
  const [[first], [second]] = await both('a');
  expect([first?.request, second?.request]).toEqual(['a', 'a']);
  const [[refused], untouched] = await both('b');
  expect([refused?.request, untouched]).toEqual(['a', []]);
});

test('a counter that holds nothing back any more is forgotten, others stay', async () => {
  const database = await openDatabase();
  const take = (id: string, now: number) =>
    takeLimit({ id, now, emission: 10, slack: 0, request: 'r', ...none });
  await database.atomically([take('old', 100), take('new', 200), forgetLimits({ now: 150 })]);
  const [again] = await database.atomically([take('old', 105), take('new', 205)]);
  expect(again).toEqual([{ tat: 115, request: 'r' }]);
});
