import { expect, test } from 'vitest';
import {
  areaUnderCurve,
  heldAt,
  macroF1,
  precisionAtRecall,
  recallAtPrecision,
} from '../../training/measure.ts';

const scored = (offensive: readonly number[], others: readonly number[]) => [
  ...offensive.map((score) => ({ score, offensive: true })),
  ...others.map((score) => ({ score, offensive: false })),
];

test('the area under the curve is how many pairs are in order, equal scores by half', () => {
  expect(areaUnderCurve(scored([3, 4], [1, 2]))).toBe(1);
  expect(areaUnderCurve(scored([1, 4], [2, 3]))).toBe(0.5);
  expect(areaUnderCurve(scored([2], [2, 2]))).toBe(0.5);
});

test('precision, recall and the share held are counted from a threshold on', () => {
  expect(heldAt(scored([0.9, 0.4], [0.9, 0.1]), 0.5)).toEqual({ precision: 0.5, recall: 0.5, held: 0.5 });
  expect(macroF1(scored([0.9, 0.4], [0.9, 0.1]), 0.5)).toBe(0.5);
});

test('the curve is read from its best scores down', () => {
  const all = scored([9, 8, 5], [7, 6, 1]);
  expect(precisionAtRecall(all, 0.6)).toBe(1);
  expect(precisionAtRecall(all, 1)).toBe(3 / 5);
  expect(recallAtPrecision(all, 0.9)).toBe(2 / 3);
});
