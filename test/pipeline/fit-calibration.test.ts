import fc from 'fast-check';
import { expect, test } from 'vitest';
import { thresholds } from '../../src/pipeline/calibrate.ts';
import { fitCalibration, heldOut, type Judged } from '../../src/pipeline/fit-calibration.ts';

const judged = fc.array(
  fc.record({
    scored: fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    isRejected: fc.boolean(),
  }),
  { minLength: 1, maxLength: 200 },
);

test('whatever people decided, both columns of a calibration rise, from 0 to 1, or there is none', () => {
  fc.assert(
    fc.property(judged, (all) => {
      const knots = fitCalibration(all) ?? [];
      for (const [at, [scored, meant]] of knots.entries()) {
        const [before, least] = knots[at - 1] ?? [-1, 0];
        expect(scored).toBeGreaterThan(before);
        expect(meant).toBeGreaterThanOrEqual(least);
        expect(meant).toBeLessThanOrEqual(1);
      }
    }),
  );
});

/** A thousand comments at each score, of which people rejected this share. */
const decided = (...shares: readonly (readonly [scored: number, share: number])[]): Judged[] =>
  shares.flatMap(([scored, share]) =>
    Array.from({ length: 1000 }, (_, at) => ({ scored, isRejected: at < share * 1000 })),
  );

test('a calibration says how many were rejected of those that the model thought alike of', () => {
  const meant = new Map(fitCalibration(decided([0.1, 0.02], [0.9, 0.5])));
  expect(meant.get(0.1)).toBeCloseTo(0.02, 2);
  expect(meant.get(0.9)).toBeCloseTo(0.5, 2);
  expect(meant.get(0.5)).toBeGreaterThan(0.05);
  expect(meant.get(0.5)).toBeLessThan(0.25);
});

test('the curve is found where the model and people agree but for some sure mistakes', () => {
  const meant = new Map(fitCalibration(decided([0.001, 0.09], [0.98, 0.91])));
  expect(meant.get(0.98)).toBeCloseTo(0.91, 2);
  expect(meant.get(0)).toBeCloseTo(0.09, 2);
});

test('there is none where the model thinks worse of what people approve', () => {
  expect(fitCalibration(decided([0.1, 0.6], [0.9, 0.3]))).toBeNull();
});

test('the table counts what would have been held', () => {
  const all = heldOut(decided([0.1, 0.02], [0.9, 0.5]));
  const from = new Map(thresholds(all).map((row) => [row.from, row]));
  expect(from.get(0.3)).toEqual({ from: 0.3, held: 1000, share: 0.5, precision: 0.5, recall: 500 / 520 });
  expect(from.get(0.9)).toEqual({ from: 0.9, held: 0, share: 0, precision: null, recall: 0 });
});
