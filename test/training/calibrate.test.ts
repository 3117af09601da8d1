import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knotsOf } from '../../training/calibrate.ts';

const judged = fc.array(
  fc.record({
    raw: fc.double({ min: -9, max: 9, noNaN: true }),
    offensive: fc.boolean(),
    weight: fc.constant(1),
  }),
  { minLength: 1, maxLength: 300 },
);

test('a table of probabilities never falls, and never says that something is sure', () => {
  fc.assert(
    fc.property(judged, (all) => {
      const knots = knotsOf(all);
      for (const [at, [raw, chance]] of knots.entries()) {
        expect(raw).toBeGreaterThanOrEqual(knots[at - 1]?.[0] ?? -Infinity);
        expect(chance).toBeGreaterThanOrEqual(knots[at - 1]?.[1] ?? 0.001);
        expect(chance).toBeLessThanOrEqual(0.995);
      }
    }),
  );
});

test('it says how many were offensive where scores are like this', () => {
  const all = Array.from({ length: 1000 }, (_, at) => ({
    raw: at,
    offensive: at % 4 === 0 || at >= 500,
    weight: 1,
  }));
  const chanceAt = (raw: number) => knotsOf(all).findLast(([knot]) => knot <= raw)?.[1] ?? 0;
  expect(chanceAt(400)).toBeCloseTo(0.25, 1);
  expect(chanceAt(900)).toBeGreaterThan(0.99);
});
