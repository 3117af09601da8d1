import { expect, test } from 'vitest';
import { chosenRows, placeOf, type RuleRow, rowsOf } from '../../../src/console/rules/rule-rows.ts';
import type { RuleView } from '../../../src/http/rules-answers.ts';
import type { RuleStats } from '../../../src/http/stats-answers.ts';

const NOW = Date.UTC(2026, 10, 26);
const NONE = { pending: 0, approved: 0, rejected: 0, spam: 0 };

const rule = (id: string, more: Partial<RuleView> = {}): RuleView => ({
  id,
  effect: 'hold',
  points: 0,
  group: null,
  flags: [],
  beats: [],
  why: {},
  mode: 'live',
  expiresAt: null,
  place: 'news.yaml:3:5',
  tests: 1,
  hits: { ...NONE, total: 9 },
  hitsCapped: false,
  ...more,
});

const stats = (
  id: string,
  agreed: number | null,
  byDecision: Partial<RuleStats['byDecision']>,
): RuleStats => {
  const people = { ...NONE, ...byDecision };
  const reviewed = Object.values(people).reduce((sum, count) => sum + count, 0);
  return { rule: id, hits: 9, reviewed, agreed, byDecision: people };
};

const idsOf = (rows: readonly RuleRow[]): string[] => rows.map((row) => row.rule.id);

test('a rule is disputed once people decided otherwise on most of what they decided, and that is enough', () => {
  const of = (agreed: number | null, people: Partial<RuleStats['byDecision']>) =>
    rowsOf([rule('a')], [stats('a', agreed, people)], NOW)[0];
  expect(of(2, { rejected: 2, approved: 3 })).toMatchObject({ signs: ['disputed'], precision: 0.4 });
  expect(of(3, { rejected: 3, approved: 3 })).toMatchObject({ signs: [], precision: 0.5 });
  expect(of(1, { rejected: 1, approved: 3 })).toMatchObject({ signs: [], precision: 0.25 });
  // What they left held says neither yes nor no.
  expect(of(1, { rejected: 1, approved: 3, pending: 8 })).toMatchObject({ signs: [], reviewed: 4 });
  expect(of(null, { approved: 9 })).toMatchObject({ signs: [], precision: null });
});

test('what else should be known of a rule is said: that it is over, on trial, idle or untested', () => {
  const rules = [
    rule('over', { expiresAt: new Date(NOW).toISOString() }),
    rule('trial', { mode: 'monitor', expiresAt: new Date(NOW + 1).toISOString() }),
    rule('idle', { hits: { ...NONE, total: 0 }, tests: 0 }),
  ];
  expect(rowsOf(rules, undefined, NOW).map(({ signs }) => signs)).toEqual([
    ['expired'],
    ['trial'],
    ['idle', 'untested'],
  ]);
});

test('rules are found by any of their words, kept by effect and remark, and put in order', () => {
  const rules = [
    rule('links', {
      hits: { ...NONE, total: 2 },
      effect: null,
      points: 4,
      why: { ar: 'رابط', en: 'a Link' },
    }),
    rule('insult', { hits: { ...NONE, total: 7 }, flags: ['abuse'], place: 'shared/abuse.yaml:1:1' }),
    rule('dog', { effect: 'reject', mode: 'monitor' }),
  ];
  const rows = rowsOf(rules, [stats('dog', 1, { rejected: 1, approved: 1 })], NOW);
  const found = (q: string) => idsOf(chosenRows(rows, { q }, 'place'));
  expect(found(' LINK ')).toEqual(['links']);
  expect(found('رابط')).toEqual(['links']);
  expect(found('abuse')).toEqual(['insult']);
  expect(found('')).toEqual(['links', 'insult', 'dog']);
  expect(idsOf(chosenRows(rows, { effect: 'points' }, 'place'))).toEqual(['links']);
  expect(idsOf(chosenRows(rows, { sign: 'trial' }, 'place'))).toEqual(['dog']);
  expect(idsOf(chosenRows(rows, {}, 'hits'))).toEqual(['dog', 'insult', 'links']);
  expect(idsOf(chosenRows(rows, {}, 'precision'))).toEqual(['dog', 'links', 'insult']);
  expect(idsOf(chosenRows(rows, {}, 'name'))).toEqual(['dog', 'insult', 'links']);
});

test('a place is taken apart from its end, whatever the file is called', () => {
  expect(placeOf('shared/a:b.yaml:12:3')).toEqual({ file: 'shared/a:b.yaml', line: 12 });
});
