import { expect, test } from 'vitest';
import { mergeSpans, outside } from '../../src/rules/match/spans.ts';

test('places that overlap become one, whether one holds the other or not', () => {
  expect(
    mergeSpans([
      [4, 8],
      [0, 5],
      [1, 3],
      [8, 9],
    ]),
  ).toEqual([
    [0, 8],
    [8, 9],
  ]);
});

test('a place is taken away by one that covers all of it', () => {
  const covers = mergeSpans([
    [2, 6],
    [8, 9],
  ]);
  expect(
    outside(
      [
        [2, 6],
        [3, 4],
        [1, 3],
        [5, 7],
        [6, 8],
        [8, 9],
      ],
      covers,
    ),
  ).toEqual([
    [1, 3],
    [5, 7],
    [6, 8],
  ]);
});
