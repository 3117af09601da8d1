import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/rules/evaluate.ts';
import { facts, problemsOf, ruleSetOf, SITE } from '../rule-files.ts';

const ruleFor = (condition: string) => ruleSetOf(`rules:\n  - {id: a, if: ${condition}, then: hold}`);

/** What became of the only condition of the only rule. */
const judged = (condition: string, body: string, name = 'سعاد') => {
  const [trace] = evaluate(ruleFor(condition), facts(body, { name })).trace;
  const [only] = trace?.conditions ?? [];
  return [only?.truth, only?.actual];
};

describe('conditions on what a text is like', () => {
  test.each([
    ['{text.words: "< 3"}', 'نعم صحيح', true, 2],
    ['{text.words: "< 3"}', 'لا أرى ذلك', false, 3],
    ['{text.words: 0}', '😂 !!', true, 0],
    ['{text.repeat: ">= 6"}', 'ههههههه', true, 7],
    ['{text.repeat: ">= 6"}', 'لا!!!!!', false, 5],
    ['{text.emoji: ">= 3"}', '👨‍👩‍👧‍👦 🇸🇦 👍🏽', true, 3],
    ['{text.emoji: ">= 3"}', '1 2 3 ©', false, 0],
    ['{text.caps: "> 70%"}', 'READ THIS NOW', true, 100],
    ['{text.caps: "> 70%"}', 'أهلا NATO', false, 0],
    ['{text.caps: "< 12.5%"}', 'Only one is capital', true, 6.25],
    ['{script.latin: "> 80%"}', 'hello ا', true, 83.33],
    ['{script.latin: "> 80%"}', 'مرحبا hello', false, 50],
    ['{script.arabic: 100%}', 'نعم ١٢٣ 😂', true, 100],
    ['{script: {cyrillic: ">= 1%"}}', 'привет', true, 100],
    ['{script.canadian_aboriginal: ">= 1%"}', 'ᐃᓄᒃᑎᑐᑦ', true, 100],
    ['{script.latin: "<= 0%"}', '123 😂', 'unknown', null],
    ['{not: {script.latin: "> 80%"}}', '123 😂', 'unknown', null],
  ])('%s on %j is %s (%s)', (condition, body, truth, actual) => {
    expect(judged(condition, body)).toEqual([truth, actual]);
  });

  test.each([
    ['{name.words: ">= 3"}', 'عبد الله بن سالم', true, 4],
    ['{name.repeat: ">= 4"}', 'zzzz', true, 4],
    ['{name.emoji: ">= 1"}', 'سعاد 🌹', true, 1],
    ['{name.caps: "= 100%"}', 'THE REAL ONE', true, 100],
  ])('%s on the name %j is %s (%i)', (condition, name, truth, actual) => {
    expect(judged(condition, 'HHHHHH 😂', name)).toEqual([truth, actual]);
  });

  test.each([
    ['{text.repeat: ">= 3"}', 'جميل هـهـه 😂', ['هـهـه']],
    ['{text.emoji: ">= 2"}', 'a 👨‍👩‍👧 b 🇸🇦', ['👨‍👩‍👧', '🇸🇦']],
    ['{text.words: ">= 2"}', 'a b', []],
  ])('%s tells where in %j it matched', (condition, body, places) => {
    const [finding] = evaluate(ruleFor(condition), facts(body)).findings;
    expect(finding?.spans.map((span) => body.slice(...span))).toEqual(places);
    expect(finding?.field).toBe(places.length > 0 ? 'body' : null);
  });
});

test('a rule’s own tests judge them', () => {
  const rule = (keys: string) => problemsOf({ 'test.yaml': `${SITE}rules: [{id: a, ${keys}}]` });
  const shouting = 'if: {any: [{text.repeat: ">= 6"}, {text.emoji: ">= 3"}, {text.caps: "> 70%"}]}';
  expect(rule(`${shouting}, tests: {match: [لاااااا, 😂😂😂, LISTEN TO ME], pass: [لا, NO]}`)).toEqual([]);
  expect(rule('if: {script.latin: "> 80%"}, tests: {match: [hello], pass: [مرحبا, 123]}')).toEqual([]);
  const facts =
    'reply: true, article.age: "> 1d", author.banned: true, rate: {by: site, within: 1m, count: 9}';
  expect(rule(`if: {text.words: "< 3", ${facts}}, tests: {match: [نعم], pass: [لا أرى ذلك]}`)).toEqual([]);
});

test('a text is read once, however many rules ask', () => {
  const rules = Array.from({ length: 200 }, (_, at) => `{id: r${at}, if: {text.repeat: ">= ${at}"}}`);
  const many = ruleSetOf(`rules: [${rules.join(', ')}]`);
  let reads = 0;
  const asked = {
    ...facts(''),
    get body() {
      reads++;
      return 'ه'.repeat(100);
    },
  };
  const { findings } = evaluate(many, asked);
  expect([findings.length, reads]).toEqual([101, 1]);
});
