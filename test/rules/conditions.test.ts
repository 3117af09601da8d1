import { describe, expect, test } from 'vitest';
import type { Truth } from '../../src/domain/evaluation.ts';
import type { Facts } from '../../src/domain/facts.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { facts, ruleSetOf } from './rule-files.ts';

const truthOf = (condition: string, asked: Facts, files: Record<string, string> = {}): Truth | undefined =>
  evaluate(ruleSetOf(`rules:\n  - {id: a, if: ${condition}, then: hold}`, files), asked).trace[0]?.truth;

const matchedIn = (condition: string, body: string): string[] => {
  const [finding] = evaluate(
    ruleSetOf(`rules:\n  - {id: a, if: ${condition}, then: hold}`),
    facts(body),
  ).findings;
  return (finding?.spans ?? []).map((span) => body.slice(...span));
};

describe('conditions on the text', () => {
  test.each([
    ['{text.has: كلب}', 'يا كَلْب', true],
    ['{text.has: كلب}', 'كلبشات', false],
    ['{text: {has: كلب, match: part}}', 'كلبشات', true],
    ['{text: {has: كلب, match: exact}}', 'والكلب', false],
    ['{text.has: كلب, text.match: start}', 'كلبشات', true],
    ['{text: {has: احمق, fold: exact}}', 'أحمق', false],
    ['{text: {has: أحمق, fold: exact}}', 'ا\u0654حمق', true],
    ['{text: {has: وقح, fold: exact}}', 'وقحة', true],
    ['{text: {has: كلب, except: [كلب الحراسة]}}', 'كلب الحراسة نائم', false],
    ['{text: {has: كلب, except: [كلب الحراسة]}}', 'كلب الحراسة وكلب', true],
    ['{text: {has: كل, match: part, except: كلب}}', 'كلبشات والكلب', true],
    ['{text: {has: كل, match: part, except: كلب}}', 'والكلب', false],
    ['{text.has: [قط, كلب]}', 'كلب', true],
    ['{text.has: 666}', 'رقم ٦٦٦', true],
    ['{text.has: كلب   الحراسة}', 'كلب\n\u00a0الحراسة', true],
    ["{text.regex: 'ab+c'}", 'xx abbbc', true],
    ["{text.regex: 'ab+c'}", 'xx ABC', false],
    ["{text.regex: '(?i)ab+c'}", 'xx ABC', true],
    ["{text.regex: '[0-9]{7}'}", 'call 1234567', true],
    ["{text.regex: 'cafe\u0301 [0-9]'}", 'caf\u00e9 1', true],
    ["{text.regex: '[0-9]{7}'}", 'call 123456', false],
    ["{text.regex: '^.$'}", 'x', true],
    ["{text.regex: [foo, 'b.r']}", 'bar', true],
    ['{text.length: "< 3"}', '😀😀', true],
    ['{text.length: 2}', '😀😀', true],
    ['{text.length: "> 2"}', '😀😀', false],
    ['{text.length: 3}', 'a\ud83d\ude00\ude00', true],
    ['{links.count: ">= 2"}', 'a.com b.com', true],
    ['{links.domain: example.com}', 'http://a.example.com/x', true],
    ['{links.domain: example.com}', 'http://notexample.com/x', false],
    ['{links.domain: مثال.السعودية}', 'https://xn--mgbh0fb.xn--mgberp4a5d4ar', true],
  ])('%s on %j is %s', (condition, body, truth) => {
    expect(truthOf(condition, facts(body))).toBe(truth);
  });

  test.each([
    ['{name.has: وقح}', 'الوقح', true],
    ['{name.length: "> 20"}', 'الوقح', false],
    ["{name.regex: '[0-9]{4}'}", 'user1234', true],
  ])('%s on the name %j is %s', (condition, name, truth) => {
    expect(truthOf(condition, facts('وقح 1234', { name }))).toBe(truth);
  });
});

describe('conditions on facts', () => {
  test.each<[string, Parameters<typeof facts>[1], Truth]>([
    ['{author.approved: "< 3"}', { author: { approved: 2 } }, true],
    ['{author.approved: "< 3"}', { author: { approved: undefined } }, 'unknown'],
    ['{not: {author.approved: "< 3"}}', { author: { approved: undefined } }, 'unknown'],
    ['{author.age: "< 14d"}', { author: { age: 14 * 86_400_000 } }, false],
    ['{author.age: "<= 14d"}', { author: { age: 14 * 86_400_000 } }, true],
    ['{author.role: [staff, editor]}', { author: { role: 'editor' } }, true],
    ['{author.role: staff}', { author: { role: null } }, false],
    ['{section: politics}', { section: 'politics' }, true],
    ['{section: politics}', { section: null }, false],
    ['{section: politics}', { section: undefined }, 'unknown'],
    ['{any: [{section: politics}, {text.has: x}]}', { section: undefined }, true],
    ['{all: [{section: politics}, {text.has: y}]}', { section: undefined }, false],
  ])('%s with %j is %s', (condition, given, truth) => {
    expect(truthOf(condition, facts('x', given))).toBe(truth);
  });
});

test('dotted and nested keys are the same', () => {
  const asked = facts('x example.com', { author: { approved: 1, role: 'staff' } });
  const conditions = [
    '{author.approved: 1, author.role: staff, links.count: 1}',
    '{author: {approved: 1, role: staff}, links: {count: 1}}',
  ];
  const [dotted, nested] = conditions.map((one) =>
    evaluate(ruleSetOf(`rules: [{id: a, if: ${one}}]`), asked),
  );
  expect(nested).toEqual(dotted);
});

test('a list’s entry has its own options, before the rule’s', () => {
  const files = { 'l.txt': '# كلمات\nكلب\nقط {match: part}\n\nAB {fold: exact, match: exact}\r\n' };
  const lists = (body: string) =>
    evaluate(
      ruleSetOf('lists: {l: l.txt}\nrules: [{id: a, match: exact, if: {text.has: $l}}]', files),
      facts(body),
    ).findings.length;
  expect(['كلب', 'والكلب', 'القطار', 'AB', 'ab'].map(lists)).toEqual([1, 0, 1, 1, 0]);
});

describe('where a rule matched', () => {
  test('is told in the original text, with what is attached', () => {
    expect(matchedIn('{text.has: كلب}', 'هذا وَالكَلـْبُ ثم كلبنا')).toEqual(['وَالكَلـْبُ', 'كلبنا']);
    expect(matchedIn("{text.regex: 'é+'}", 'cafe\u0301e\u0301!')).toEqual(['e\u0301e\u0301']);
    expect(matchedIn('{links.count: 1}', 'see http://a.com/x.')).toEqual(['http://a.com/x']);
  });

  test('holds the places of true branches only', () => {
    const condition =
      '{any: [{all: [{text.has: foo}, {text.has: bar}]}, {text.has: baz}], not: {text.has: qux}}';
    expect(matchedIn(condition, 'foo baz')).toEqual(['baz']);
    expect(matchedIn(condition, 'foo bar baz')).toEqual(['foo', 'bar', 'baz']);
  });

  test('is taken over from the rule that is referred to', () => {
    const { findings } = evaluate(
      ruleSetOf('rules: [{id: b, if: {rule: a}}, {id: a, if: {text.has: foo}}]'),
      facts('x foo'),
    );
    expect(findings.map(({ rule, field, spans }) => [rule, field, spans])).toEqual([
      ['a', 'body', [[2, 5]]],
      ['b', 'body', [[2, 5]]],
    ]);
  });
});

test('a rule is judged once, however many others refer to it', () => {
  const rules = Array.from({ length: 60 }, (_, index) =>
    index === 0
      ? '  - {id: r0, if: {text.has: x}}'
      : `  - {id: r${index}, if: {any: [{rule: r${index - 1}}, {rule: r${index - 1}}]}}`,
  );
  expect(evaluate(ruleSetOf(`rules:\n${rules.join('\n')}`), facts('x')).findings).toHaveLength(60);
});

describe('a rule', () => {
  test('is vetoed by its unless, and unknown where that is', () => {
    const ruleSet = ruleSetOf('rules: [{id: a, if: {text.has: x}, unless: {author.approved: ">= 3"}}]');
    const truths = [3, 2, undefined].map(
      (approved) => evaluate(ruleSet, facts('x', { author: { approved } })).trace[0]?.truth,
    );
    expect(truths).toEqual([false, true, 'unknown']);
  });

  test('no longer matches when its last day is over where the site is', () => {
    const ruleSet = ruleSetOf(
      'rules: [{id: a, if: {text.has: x}, expires: 2027-12-31, tests: {match: [x]}}]',
    );
    const found = (now: number) => evaluate(ruleSet, facts('x', { now })).findings.length;
    const over = Date.UTC(2027, 11, 31, 21); // Midnight in Riyadh, which is UTC+3.
    expect([found(over - 1), found(over)]).toEqual([1, 0]);
    expect(evaluate(ruleSet, facts('x', { now: over })).trace[0]?.conditions).toEqual([
      { condition: 'expires', truth: false, field: null, spans: [], actual: '2027-12-31T21:00:00.000Z' },
    ]);
  });

  test('has its conditions traced with what was compared, in its own order', () => {
    const [trace] = evaluate(
      ruleSetOf('rules: [{id: a, if: {author.approved: "< 3", text.has: x}, then: spam}]'),
      facts('y'),
    ).trace;
    expect(trace).toEqual({
      rule: 'a',
      truth: false,
      effect: 'spam',
      points: 0,
      monitor: false,
      conditions: [
        { condition: 'author.approved', truth: true, field: null, spans: [], actual: 0 },
        { condition: 'text.has', truth: false, field: 'body', spans: [], actual: null },
      ],
    });
  });
});
