import { expect, test } from 'vitest';
import { pauseAfter } from '../../src/node/team.ts';

test('a first death is made good at once, more of them ever later, and never later than 10 s', () => {
  expect([1, 2, 3, 4, 5].map(pauseAfter)).toEqual([0, 100, 200, 400, 800]);
  expect(pauseAfter(1000)).toBe(10_000);
});
