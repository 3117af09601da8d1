import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factKey } from '../../src/domain/facts.ts';
import { screen } from '../../src/pipeline/decide.ts';
import { compileFiles, facts, ruleSetOf } from '../rules/rule-files.ts';

/** Rules that match the words they are named after. */
const rules = (...keys: readonly string[]): string =>
  `rules:\n${keys.map((key) => `  - {id: ${key.split(',')[0]}, if: {text.has: ${key.split(',')[0]}}, ${key.split(',').slice(1).join(',')}}`).join('\n')}`;

const decided = (yaml: string, body: string, given: Parameters<typeof facts>[1] = {}) => {
  const { status, flags, reason, risk } = screen(ruleSetOf(yaml), facts(body, given), null);
  return { status, flags, reason, risk };
};

describe('the strongest effect wins', () => {
  const yaml = rules(
    'h, then: hold',
    's, then: spam',
    'r, then: reject',
    'a, then: approve',
    'bh, then: approve, beats: hold',
    'bs, then: approve, beats: [hold, spam]',
  );

  test.each([
    ['nothing', 'pending', 0],
    ['h', 'pending', 100],
    ['h s', 'spam', 200],
    ['r s h', 'rejected', 300],
    ['a', 'approved', 0],
    ['a h', 'pending', 100],
    ['bh', 'approved', 0],
    ['bh h', 'approved', 0],
    ['bh h s', 'spam', 200],
    ['bs h s', 'approved', 0],
    ['bs h r', 'rejected', 300],
  ])('%s: %s', (body, status, risk) => {
    expect(decided(yaml, body)).toMatchObject({ status, risk });
  });
});

describe('points', () => {
  const yaml = `decide: {points: {hold: 4, spam: 8, reject: 12}, group_max: {style: 3}}\n${rules(
    'x, points: 2, group: style',
    'y, points: 2, group: style',
    'z, points: 4',
    'w, points: 5',
    'v, points: 3',
    'm, points: 12, mode: monitor',
    'bh, then: approve, beats: hold',
  )}`;

  test.each([
    ['x', 'pending', 2],
    ['x y', 'pending', 3],
    ['x y z', 'pending', 107],
    ['z', 'pending', 104],
    ['z w', 'spam', 209],
    ['z w v', 'rejected', 312],
    ['m', 'pending', 0],
    ['z bh', 'approved', 4],
    ['z w bh', 'spam', 209],
  ])('%s: %s, risk %i', (body, status, risk) => {
    expect(decided(yaml, body)).toMatchObject({ status, risk });
  });
});

describe('what no rule decides', () => {
  const yaml =
    'decide: {default: hold, sections: {sport: approve}}\nrules: [{id: a, if: {text.has: x}, then: hold}]';
  const status = (
    section: string | null | undefined,
    articleDefault: 'hold' | 'approve' | null,
    body = 'y',
  ) => screen(ruleSetOf(yaml), facts(body, { section }), articleDefault).status;

  test('follows the article, then the section, then the site', () => {
    expect(status(null, null)).toBe('pending');
    expect(status(undefined, null)).toBe('pending');
    expect(status('sport', null)).toBe('approved');
    expect(status('sport', 'hold')).toBe('pending');
    expect(status('politics', 'approve')).toBe('approved');
  });

  test('never replaces an effect', () => {
    expect(status('sport', 'approve', 'x')).toBe('pending');
  });
});

describe('the reason', () => {
  const yaml = rules(
    'aa, then: hold, why: "first: {match}"',
    'bb, then: hold, points: 1, why: {ar: "لفظ: {match}", en: no}',
    'cc, then: spam',
    'dd, then: approve, beats: hold, why: welcome',
    'ee, then: spam, why: "$& {match}"',
  );

  test.each([
    ['aa', 'first: aa'],
    ['aa bb', 'no'],
    ['aa cc', null],
    ['aa dd', 'welcome'],
    ['cc ee', '$& ee'],
    ['nothing', null],
  ])('of %s is %s', (body, reason) => {
    expect(decided(yaml, body).reason).toBe(reason);
  });

  test.each([
    ['ar-EG', '{en: "insult: {match}", ar: "لفظ: {match}"}', 'لفظ: والكلب'],
    ['en', '{ar: "لفظ: {match}", en: "insult: {match}"}', 'insult: والكلب'],
    ['fr', '{ar: "لفظ: {match}"}', 'لفظ: والكلب'],
  ])('is told in the site’s language, %s, or in one that it has', (locale, why, reason) => {
    const yaml = `site: {name: A, locale: ${locale}, timezone: UTC}\nrules: [{id: a, if: {text.has: كلب}, then: hold, why: ${why}}]`;
    const result = compileFiles({ 'test.yaml': yaml });
    expect(result.ok && screen(result.ruleSet, facts('هذا والكلب'), null).reason).toBe(reason);
  });
});

test('the reason is that of a rule whose points made the effect up', () => {
  const yaml = `decide: {points: {hold: 4}}\n${rules('h, then: hold, why: h', 'p, points: 4, why: p')}`;
  expect(decided(yaml, 'h p').reason).toBe('p');
});

test('a long match is cut in the reason, between characters', () => {
  const yaml = 'rules: [{id: a, if: {text.regex: "x+"}, then: hold, why: "{match}"}]'.replace('x+', '😀+');
  expect(decided(yaml, '😀'.repeat(100)).reason).toBe(`${'😀'.repeat(60)}…`);
});

test('the reason is one line, whatever matched', () => {
  const yaml = rules('aa bb, then: hold, why: "insult: {match}"').replace('id: aa bb', 'id: a');
  expect(decided(yaml, 'aa \n\n bb').reason).toBe('insult: aa bb');
});

test('flags are those of all live rules that matched, sorted, each once', () => {
  const yaml = rules(
    'a, flag: [z, b]',
    'b, flag: b, then: hold',
    'c, flag: no, mode: monitor',
    'd, then: approve, beats: hold',
  );
  expect(decided(yaml, 'a b c d').flags).toEqual(['b', 'z']);
});

test('a rule on trial is found and changes nothing', () => {
  const { status, findings } = screen(
    ruleSetOf(rules('a, then: reject, mode: monitor, points: 9')),
    facts('a'),
    null,
  );
  expect(status).toBe('pending');
  expect(findings).toEqual([
    { rule: 'a', field: 'body', spans: [[0, 1]], effect: 'reject', points: 9, monitor: true },
  ]);
});

describe('for any rules', () => {
  const words = ['wa', 'wb', 'wc', 'wd', 'we'];
  const rule = fc.record({
    word: fc.constantFrom(...words),
    effect: fc.constantFrom(
      '',
      'then: hold',
      'then: spam',
      'then: reject',
      'then: approve',
      'then: approve, beats: hold',
      'then: approve, beats: [hold, spam]',
    ),
    points: fc.constantFrom('', 'points: 3', 'points: 5, group: g'),
    mode: fc.constantFrom('', 'mode: monitor'),
    why: fc.constantFrom('', 'why: "{match}!"'),
  });
  const write = (all: readonly { id: number; keys: Record<string, string> }[]): string =>
    `decide: {points: {hold: 4, spam: 8, reject: 12}}\nrules:\n${all
      .map(
        ({ id, keys: { word, ...rest } }) =>
          `  - {id: r${id}, flag: f${id}, if: {text.has: ${word}}${Object.values(rest)
            .filter(Boolean)
            .map((key) => `, ${key}`)
            .join('')}}`,
      )
      .join('\n')}`;
  const someRules = fc
    .array(rule, { minLength: 2, maxLength: 8 })
    .map((all) => all.map((keys, id) => ({ id, keys })));
  const body = fc.subarray(words).map((all) => all.join(' '));

  test('the decision is the same in any order', () => {
    const shuffled = someRules.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, body, ([all, other], text) => {
        const [one, two] = [all, other].map((order) => screen(ruleSetOf(write(order)), facts(text), null));
        expect({ ...two, trace: null }).toEqual({ ...one, trace: null });
      }),
    );
  });

  test('nor does it depend on it with conditions on numbers and facts, known and unknown', () => {
    const key = factKey({ kind: 'similar', by: 'site', within: 60_000 });
    const condition = fc.constantFrom(
      'text.words: "< 3"',
      'text.repeat: ">= 4"',
      'text.caps: "> 50%"',
      'text.emoji: ">= 2"',
      'script.latin: "> 80%"',
      'author.rejected_30d: ">= 1"',
      'author.banned: true',
      'article.age: "> 1d"',
      'reply: true',
      'similar: {by: site, within: 1m, count: ">= 3"}',
      'not: {rate: {by: author, within: 1m, count: ">= 3"}}',
    );
    const effect = fc.constantFrom('then: hold', 'then: spam', 'then: approve, beats: hold', 'points: 5');
    const some = fc
      .array(fc.record({ condition, effect }), { minLength: 2, maxLength: 10 })
      .map((all) =>
        all.map((keys, id) => `{id: r${id}, flag: f${id}, if: {${keys.condition}}, ${keys.effect}}`),
      );
    const shuffled = some.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    const given = fc.record({
      body: fc.constantFrom('نعم', 'HELLO TO ALL', 'ههههه 😂😂', '123'),
      articleAge: fc.constantFrom(undefined, 0, 1e9),
      reply: fc.boolean(),
      author: fc.record({
        rejected30d: fc.constantFrom(undefined, 0, 2),
        banned: fc.constantFrom(undefined, true, false),
      }),
      copies: fc.constantFrom(new Map(), new Map([[key, { count: 3, authors: 1 }]])),
    });
    fc.assert(
      fc.property(shuffled, given, ([all, other], { body: text, ...rest }) => {
        const [one, two] = [all, other].map((order) => {
          const yaml = `decide: {points: {hold: 4, spam: 9}}\nrules:\n${order.map((keys) => `  - ${keys}`).join('\n')}`;
          return screen(ruleSetOf(yaml), facts(text, rest), null);
        });
        expect({ ...two, trace: null }).toEqual({ ...one, trace: null });
      }),
    );
  });

  test('another rule changes no finding of theirs', () => {
    fc.assert(
      fc.property(someRules, body, (all, text) => {
        const [more, less] = [all, all.slice(1)].map(
          (some) => screen(ruleSetOf(write(some)), facts(text), null).findings,
        );
        expect(more?.filter((finding) => finding.rule !== 'r0')).toEqual(less);
      }),
    );
  });
});
