import { expect, test } from 'vitest';
import {
  comparedRules,
  goneRules,
  isAgainst,
  isAlike,
  isDisputed,
} from '../../../src/console/backtest/compared.ts';
import { STATUSES } from '../../../src/domain/comment.ts';
import type { BacktestView } from '../../../src/http/backtest-answers.ts';

type Tally = BacktestView['rules'][number];
const NONE = { pending: 0, approved: 0, rejected: 0, spam: 0 };

const tally = (rule: string, hits: number, more: Partial<Tally> = {}): Tally => ({
  rule,
  effect: 'hold',
  points: 0,
  monitor: false,
  hits,
  unknown: 0,
  would: { ...NONE, pending: hits },
  people: { ...NONE, rejected: hits },
  agreed: hits,
  precision: 1,
  samples: [],
  ...more,
});

const tried = (...rules: Tally[]): BacktestView => ({
  version: 'v',
  from: '2026-01-01T00:00:00Z',
  complete: true,
  comments: 9,
  rules,
  decided: { pending: NONE, approved: NONE, rejected: NONE, spam: NONE },
  forgotten: [],
});

test('what is other than in force comes first, and each rule says by how much', () => {
  const before = tried(tally('same', 3), tally('more', 1), tally('gone', 1));
  const draft = tried(tally('same', 3), tally('more', 4), tally('added', 2, { precision: 0.1 }));
  const told = comparedRules(draft, before).map(({ rule, more, news }) => [rule.rule, more, news]);
  expect(told).toEqual([
    ['added', null, 'new'],
    ['more', 3, 'changed'],
    ['same', 0, null],
  ]);
  expect(goneRules(draft, before).map(({ rule }) => rule)).toEqual(['gone']);
  expect(comparedRules(draft, null).every(({ news, more }) => news === null && more === null)).toBe(true);
});

test('as many hits on other comments, or with another outcome, are a change', () => {
  const before = tried(tally('a', 3));
  const other = tried(tally('a', 3, { would: { ...NONE, rejected: 3 } }));
  expect(comparedRules(other, before)[0]).toMatchObject({ more: 0, news: 'changed' });
});

test('rules and people are never both for and against each other, and whoever holds is neither', () => {
  for (const rules of STATUSES)
    for (const people of STATUSES) {
      const [alike, against] = [isAlike(rules, people), isAgainst(rules, people)];
      expect(alike || against).toBe(rules !== 'pending' && people !== 'pending');
      expect(alike && against).toBe(false);
    }
});

test('a rule is disputed by enough decisions alone', () => {
  expect(isDisputed(tally('a', 4, { precision: 0, people: { ...NONE, approved: 4 } }))).toBe(false);
  expect(isDisputed(tally('a', 5, { precision: 0, people: { ...NONE, approved: 5 } }))).toBe(true);
});
