import { expect, test } from 'vitest';
import { orderTrace, wordsOf } from '../../../src/console/rules/trace-order.ts';
import type { RuleTrace, Truth } from '../../../src/domain/evaluation.ts';

const trace = (rule: string, truth: Truth, more: Partial<RuleTrace> = {}): RuleTrace => ({
  rule,
  truth,
  effect: null,
  points: 0,
  monitor: false,
  conditions: [],
  ...more,
});

const condition = (truth: Truth) => ({
  condition: 'text.has',
  truth,
  field: 'body' as const,
  spans: [],
  actual: null,
});

test('what decided comes first, the strongest of it before all, and what has nothing to do with it last', () => {
  const ordered = orderTrace([
    trace('far', false, { conditions: [condition(false)] }),
    trace('near', false, { conditions: [condition(false), condition(true)] }),
    trace('unknown', 'unknown'),
    trace('trial', true, { monitor: true, effect: 'reject' }),
    trace('points', true, { points: 3 }),
    trace('hold', true, { effect: 'hold' }),
    trace('reject', true, { effect: 'reject' }),
  ]);
  expect([...ordered].map(([weight, rules]) => [weight, rules.map(({ rule }) => rule)])).toEqual([
    ['matched', ['reject', 'hold', 'points']],
    ['trial', ['trial']],
    ['unknown', ['unknown']],
    ['near', ['near']],
    ['none', ['far']],
  ]);
});

test('a condition shows the words it found where it found them, each once', () => {
  const of = { body: 'كلب وكلب', name: 'dog' };
  const spans = [
    [0, 3],
    [5, 8],
  ] as const;
  expect(wordsOf({ field: 'body', spans }, of)).toEqual(['كلب']);
  expect(wordsOf({ field: 'name', spans: [[0, 3]] }, of)).toEqual(['dog']);
});
