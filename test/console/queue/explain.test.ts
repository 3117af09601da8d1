import { expect, test } from 'vitest';
import { foundIn, spansIn, whysOf } from '../../../src/console/queue/explain.ts';
import type { Finding } from '../../../src/domain/decision.ts';
import type { CommentWithHistory } from '../../../src/http/moderation-answers.ts';
import type { RuleView } from '../../../src/http/rules-answers.ts';

const finding = (rule: string, more: Partial<Finding> = {}): Finding => ({
  rule,
  field: 'body',
  spans: [],
  effect: null,
  points: 0,
  monitor: false,
  ...more,
});
const COMMENT = {
  body: 'You fool, you fool! See x.example',
  author: { name: 'Mad Max' },
} as CommentWithHistory;
const rules = new Map<string, RuleView>([
  ['insult', { why: { ar: 'لفظ مسيء: {match}', en: 'insult: {match}!' } } as unknown as RuleView],
  ['links', { why: { und: 'a link' } } as unknown as RuleView],
]);

test('a rule says why in its own words with what it found, each word once; the strongest comes first', () => {
  const findings = [
    finding('links', { field: 'links', spans: [[24, 33]], points: 4 }),
    finding('insult', {
      effect: 'hold',
      spans: [
        [4, 8],
        [14, 18],
      ],
    }),
    finding('gone', { field: 'name', spans: [[0, 3]], effect: 'reject', monitor: true }),
  ];
  expect(whysOf(COMMENT, findings, rules, 'en')).toMatchObject([
    { rule: 'insult', before: 'insult: ', match: 'fool', after: '!' },
    { rule: 'links', before: 'a link', match: '', after: '' },
    { rule: 'gone', before: 'gone', match: 'Mad', after: '', monitor: true },
  ]);
  expect(whysOf(COMMENT, findings.slice(1, 2), rules, 'ar')[0]?.before).toBe('لفظ مسيء: ');
  expect(spansIn(findings, 'body')).toHaveLength(3);
  expect(spansIn(findings, 'name')).toEqual([[0, 3]]);
});

test('what was found in a text is forgotten when the text becomes another', () => {
  const by = (kind: string, rewrote: boolean, findings: readonly Finding[] = []) => ({
    by: { kind },
    rewrote,
    findings,
  });
  const found = [finding('insult')];
  const foundAfter = (...more: object[]) =>
    foundIn({ history: [by('rules', false, found), ...more] } as unknown as CommentWithHistory);
  expect(foundAfter(by('moderator', false))).toBe(found);
  expect(foundAfter(by('moderator', true), by('moderator', false))).toEqual([]);
  expect(foundAfter(by('rules', true, []))).toEqual([]);
});
