import { expect, test } from 'vitest';
import { figuresOf, stepOf } from '../../../src/console/statistics/figures.ts';

const none = { pending: 0, approved: 0, rejected: 0, spam: 0 };
const bucket = (day: number, comments: number, waitMedian: number | null) => ({
  start: `2026-11-0${day}T00:00:00.000Z`,
  comments,
  byStatus: { ...none, pending: comments },
  decisions: comments,
  byDecision: { ...none, approved: comments },
  waitMedian,
  waitP90: waitMedian,
});

test('days come to their sums, the fullest, the quickest, the slowest and the latest', () => {
  const buckets = [bucket(1, 2, 600), bucket(2, 5, 60), bucket(3, 1, 90), bucket(4, 0, null)];
  const rule = { hits: 9, byDecision: none };
  const figures = figuresOf({
    buckets,
    moderators: [{ id: 'm', name: 'M', decisions: 8, byStatus: none, undone: 2 }],
    rules: [
      { ...rule, rule: 'insult', reviewed: 4, agreed: 3 },
      // Without an effect there is nothing to agree with.
      { ...rule, rule: 'label', reviewed: 5, agreed: null },
    ],
  });
  expect(figures).toMatchObject({ comments: 8, decisions: 8, undone: 2, judged: 4, agreed: 3 });
  expect(figures.byStatus).toEqual({ ...none, pending: 8 });
  const { busiest, quickest, slowest, latest } = figures;
  expect([busiest, quickest, slowest, latest]).toEqual([buckets[1], buckets[1], buckets[0], buckets[2]]);
});

test('where nothing happened there is no such day', () => {
  const figures = figuresOf({ buckets: [bucket(1, 0, null)], moderators: [], rules: [] });
  expect(figures).toMatchObject({ comments: 0, busiest: null, quickest: null, slowest: null, latest: null });
});

test.each([
  [5, 1],
  [59, 10],
  [60 * 5, 60],
  [3600 * 5, 3600],
  [86_400 * 20, 86_400 * 4],
])('an axis up to %d seconds has a mark every %d', (longest, step) => {
  expect(stepOf(longest)).toBe(step);
});
