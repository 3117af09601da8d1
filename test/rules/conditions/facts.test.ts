import { describe, expect, test } from 'vitest';
import type { Truth } from '../../../src/domain/evaluation.ts';
import { type FetchedFact, factKey } from '../../../src/domain/facts.ts';
import { evaluate } from '../../../src/rules/evaluate.ts';
import { facts, ruleSetOf } from '../rule-files.ts';

const ruleFor = (condition: string) => ruleSetOf(`rules:\n  - {id: a, if: ${condition}, then: hold}`);

const judged = (condition: string, given: Parameters<typeof facts>[1]) => {
  const [trace] = evaluate(ruleFor(condition), facts('x', given)).trace;
  return [trace?.truth, trace?.conditions[0]?.actual];
};

const DAY = 86_400_000;

describe('conditions on facts', () => {
  test.each<[string, Parameters<typeof facts>[1], Truth, string | number | null]>([
    ['{author.rejected_30d: "= 0"}', {}, true, 0],
    ['{author.rejected_30d: ">= 2"}', { author: { rejected30d: 2 } }, true, 2],
    ['{author.rejected_30d: ">= 2"}', { author: { rejected30d: undefined } }, 'unknown', null],
    ['{author.trusted: true}', { author: { trusted: true } }, true, 'true'],
    ['{author.trusted: false}', { author: { trusted: true } }, false, 'true'],
    ['{author.trusted: false}', {}, true, 'false'],
    ['{author: {banned: true}}', { author: { banned: true } }, true, 'true'],
    ['{author.banned: false}', { author: { banned: undefined } }, 'unknown', null],
    ['{article.age: "> 7d"}', { articleAge: 8 * DAY }, true, 8 * DAY],
    ['{article.age: "<= 7d"}', { articleAge: 7 * DAY }, true, 7 * DAY],
    ['{article.age: "> 7d"}', { articleAge: undefined }, 'unknown', null],
    ['{not: {article.age: "> 7d"}}', { articleAge: undefined }, 'unknown', null],
    ['{reply: true}', { reply: true }, true, 'true'],
    ['{reply: true}', { reply: false }, false, 'false'],
    ['{reply: false}', { reply: false }, true, 'false'],
  ])('%s with %j is %s', (condition, given, truth, actual) => {
    expect(judged(condition, given)).toEqual([truth, actual]);
  });
});

describe('copies', () => {
  const need: FetchedFact = { kind: 'similar', by: 'article', within: 600_000 };
  const truthWith = (keys: string, copies: readonly [count: number, authors: number] | null) => {
    const known = copies === null ? [] : [[factKey(need), { count: copies[0], authors: copies[1] }] as const];
    return judged(`{similar: {by: article, within: 10m, ${keys}}}`, { copies: new Map(known) });
  };

  test.each<[string, readonly [number, number] | null, Truth, number | null]>([
    ['count: ">= 5"', [5, 1], true, 5],
    ['count: ">= 5"', [4, 4], false, 4],
    ['count: ">= 5", authors: ">= 3"', [5, 3], true, 5],
    ['count: ">= 5", authors: ">= 3"', [9, 2], false, 9],
    ['authors: ">= 3"', [9, 3], true, 3],
    ['count: "< 5"', [0, 0], false, 0],
    ['count: ">= 5"', null, 'unknown', null],
  ])('%s with %j is %s', (keys, copies, truth, actual) => {
    expect(truthWith(keys, copies)).toEqual([truth, actual]);
  });
});

test('a rate is that of its own window', () => {
  const rates = new Map([
    [factKey({ kind: 'rate', by: 'author', within: 60_000 }), 3],
    [factKey({ kind: 'rate', by: 'author', within: 3_600_000 }), 20],
  ]);
  expect(judged('{rate: {by: author, within: 1m, count: ">= 5"}}', { rates })).toEqual([false, 3]);
  expect(judged('{rate: {by: author, within: 60m, count: ">= 5"}}', { rates })).toEqual([true, 20]);
  expect(judged('{rate: {by: site, within: 1m, count: ">= 5"}}', { rates })).toEqual(['unknown', null]);
});

test('a rule set needs each look-up once, and none that no rule asks for', () => {
  const ruleSet = ruleSetOf(`rules:
    - {id: a, if: {author.trusted: true, author.approved: 1, author.banned: false}}
    - {id: b, if: {author.rejected_30d: 0}, unless: {similar: {by: site, within: 1h, count: 5}}}
    - {id: c, if: {any: [{similar: {by: site, within: 60m, authors: 3}}, {rate: {by: site, within: 1h, count: 3}}]}}
    - {id: d, if: {reply: true, article.age: "> 1d", section: x, author.role: staff, text.words: 3}}`);
  expect(ruleSet.needs).toEqual([
    { kind: 'author' },
    { kind: 'rejected_30d' },
    { kind: 'similar', by: 'site', within: 3_600_000 },
    { kind: 'rate', by: 'site', within: 3_600_000 },
  ]);
});
