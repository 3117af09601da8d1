import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { factKey } from '../../src/domain/facts.ts';
import { builtInModel } from '../../src/node/built-in-model.ts';
import { compileRuleSet } from '../../src/rules/compile.ts';
import { CONDITIONS } from '../../src/rules/conditions/registry.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { growRuleSet } from '../../src/rules/grow.ts';
import { leavesOf } from '../../src/rules/language/expression.ts';
import { printProblem } from '../../src/rules/language/problem.ts';
import { packHead, packRuleSet, unpackHead, unpackRuleSet } from '../../src/rules/packed-rule-set.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { runTests } from '../../src/rules/run-tests.ts';
import { SCRIPTS } from '../../src/text/scripts.ts';
import { facts, ruleSetOf, SITE } from './rule-files.ts';

const packed = (ruleSet: RuleSet): RuleSet =>
  unpackRuleSet(packRuleSet(ruleSet).buffer, ruleSet.model?.learned ?? null);

/** Asks all that can be asked, in terms of every kind. */
const EVERYTHING = `
lists: {animals: animals.txt, hosts: hosts.txt}
decide: {default: approve, sections: {sport: hold}, points: {hold: 2, reject: 9}, group_max: {style: 3}}
limits: [{id: reader, by: address, max: 5, per: 1m}]
rules:
  - {id: animal, if: {text: {has: [$animals, lion], except: [كلب الحراسة, lion king]}}, then: hold, why: {ar: لفظ, en: word}, flag: [rude, animal], tests: {match: [كلب, ghabeya], pass: [قطار]}}
  - {id: named, if: {name: {has: $animals, match: part}}, points: 1, group: style}
  - {id: written, if: {text: {has: [Cat, "PaSS"], fold: exact}}, then: spam}
  - {id: shaped, if: {text: {has: [حمار], fold: strong}}, then: hold}
  - {id: begun, if: {text: {has: [wood], match: start}}, then: hold}
  - {id: bought, if: {text.regex: ['buy .{0,9} now', '[0-9٠-٩]{7,}', '(?i)free (watch|money)']}, then: spam}
  - {id: signs, if: {name.regex: '[!؟?]{4,}'}, points: 2, group: style}
  - {id: long, if: {text: {length: "> 40", words: "> 6", repeat: ">= 4", emoji: ">= 1", caps: "> 50%"}}, then: hold}
  - {id: name, if: {name: {length: "< 3", words: "< 2", repeat: ">= 2", emoji: "= 0", caps: "< 90%"}}, points: 1}
  - {id: linked, if: {links.count: ">= 1", links.domain: [$hosts, b.org]}, then: spam}
  - {id: scripts, if: {any: [${SCRIPTS.map((name) => `{script.${name}: "> 30%"}`).join(', ')}]}, points: 1}
  - {id: learned, if: {model.abuse: ">= 0.6"}, unless: {model: {abuse: "> 0.99"}}, then: hold}
  - {id: author, if: {author: {approved: "< 3", rejected_30d: ">= 1", age: "< 14d", trusted: false, banned: true}}, then: hold}
  - {id: staff, if: {author.role: [staff, editor]}, unless: {text.has: joke}, then: approve, beats: hold}
  - {id: copied, if: {similar: {by: article, within: 10m, count: ">= 5"}, rate: {by: address, within: 5m, count: ">= 3"}}, then: spam}
  - {id: placed, if: {section: [politics], article.age: "> 7d", reply: true}, points: 3}
  - {id: referring, mode: monitor, if: {rule: [animal, linked]}, unless: {not: {section: sport}}, then: reject}
  - {id: old, expires: 2025-01-01, if: {text.has: hello}, then: reject}
`;
const FILES = { 'animals.txt': 'كلب\nقط {match: exact}\ncat\nشتيمة كبيرة\nغبية', 'hosts.txt': 'a.com' };
const whole = ruleSetOf(EVERYTHING, FILES);
const again = packed(whole);

const PARTS = [
  ...[
    'كلب',
    'والكلب',
    'كلب الحراسة',
    'قط',
    'cat',
    'Cat',
    'PaSS',
    'lion',
    'l i o n',
    'l1on',
    'c*t',
    'kalb',
    'al7mar',
  ],
  ...[
    'شتيمة كبيرة',
    'غبيات',
    'حمار',
    'حماز',
    'wooden',
    'buy it now',
    '1234567',
    'FREE MONEY',
    '!!!!',
    'ooooo',
    '😀',
  ],
  ...[
    'http://a.com/x',
    'b.org',
    'joke',
    'hello',
    'привет',
    ' ',
    '\n',
    '.',
    'ـ',
    '\u064E',
    'ghabeya',
    'SHOUTING',
  ],
];
const texts = fc.oneof(
  fc.array(fc.constantFrom(...PARTS, ' '), { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const known = fc.record({
  section: fc.constantFrom(undefined, null, 'politics', 'sport'),
  articleAge: fc.constantFrom(undefined, 1, 8 * 86_400_000),
  reply: fc.boolean(),
  now: fc.constantFrom(Date.UTC(2024, 0, 1), Date.UTC(2026, 0, 1)),
  author: fc.record({
    approved: fc.constantFrom(undefined, 0, 50),
    rejected30d: fc.constantFrom(undefined, 0, 2),
    age: fc.constantFrom(undefined, 0, 90 * 86_400_000),
    role: fc.constantFrom(null, 'staff'),
    trusted: fc.constantFrom(undefined, true, false),
    banned: fc.constantFrom(undefined, true, false),
  }),
  count: fc.constantFrom(undefined, 1, 7),
});

const asked = fc.tuple(texts, texts, known).map(([body, name, { count, ...given }]) =>
  facts(body, {
    name,
    ...given,
    rates: new Map(whole.needs.flatMap((need) => (count === undefined ? [] : [[factKey(need), count]]))),
    copies: new Map(
      whole.needs.flatMap((need) => (count === undefined ? [] : [[factKey(need), { count, authors: 1 }]])),
    ),
  }),
);

describe('a rule set that was packed and unpacked', () => {
  test('has every kind of condition in these tests', () => {
    const keys = [...whole.rules.values()].flatMap(({ when, unless }) =>
      [when, ...(unless ? [unless] : [])].flatMap(leavesOf).map(({ key }) => key),
    );
    expect(new Set(keys)).toEqual(new Set(CONDITIONS.map(({ key }) => key)));
  });

  test('judges and traces every submission as the compiled one does', () => {
    fc.assert(
      fc.property(asked, (given) => {
        expect(evaluate(again, given)).toEqual(evaluate(whole, given));
      }),
      { numRuns: 1000 },
    );
  });

  test('says the same of the site, and has the same sources, lists and rules', () => {
    expect(whole).toMatchObject(unpackHead(packHead(whole)));
    expect(again).toMatchObject(unpackHead(packHead(whole)));
    expect(again.sources).toEqual(whole.sources);
    expect(again.lists).toEqual(whole.lists);
    expect([...again.rules.keys()]).toEqual([...whole.rules.keys()]);
    for (const [id, rule] of whole.rules)
      expect({ ...again.rules.get(id), when: null, unless: null }).toEqual({
        ...rule,
        when: null,
        unless: null,
      });
  });

  test('passes its own tests', () => {
    expect(runTests(again).map(({ passed }) => passed)).toEqual([true, true, true]);
  });

  test('grows as the compiled one does, and may be packed again then', () => {
    const files: Readonly<Record<string, string>> = {
      ...whole.sources,
      'animals.txt': `${FILES['animals.txt']}\nفيل`,
    };
    const grown = growRuleSet(again, (path) => files[path]);
    if (grown === null) throw new Error('It did not grow.');
    expect(again.version).toBe(whole.version);
    for (const ruleSet of [grown, packed(grown)]) {
      expect(ruleSet.version).not.toBe(whole.version);
      expect(ruleSet.sources).toEqual(files);
      expect(evaluate(ruleSet, facts('رأيت الفيل')).findings.map(({ rule }) => rule)).toContain('animal');
      expect(evaluate(ruleSet, facts('رأيت الكلب'))).toEqual(evaluate(whole, facts('رأيت الكلب')));
    }
  });

  test('is the same without a rule, a list or a run', () => {
    const empty = ruleSetOf('');
    expect(evaluate(packed(empty), facts('كلب'))).toEqual(evaluate(empty, facts('كلب')));
    expect(packHead(packed(empty))).toBe(packHead(empty));
  });
});

test("the project's own rules judge comments the same when they were packed", () => {
  const folder = new URL('../../rules/', import.meta.url);
  const read = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
  const result = compileRuleSet('example.yaml', read, { model: builtInModel });
  if (!result.ok) throw new Error(result.problems.map(printProblem).join('\n'));
  const unpacked = packed(result.ruleSet);
  const terms = readdirSync(new URL('shared/lists/', folder))
    .flatMap((file) => read(`shared/lists/${file}`).split('\n'))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/\{.*/, '').trim());
  const bodies = fc.array(fc.constantFrom(...terms, 'و', 'ال', ' ', '.', 'يا '), { maxLength: 8 });
  fc.assert(
    fc.property(bodies, ([...parts]) => {
      const given = facts(parts.join(' '));
      expect(evaluate(unpacked, given)).toEqual(evaluate(result.ruleSet, given));
    }),
    { numRuns: 500 },
  );
});

test('bytes that are no rule set are refused', () => {
  const bytes = packRuleSet(ruleSetOf('', {}));
  const read = (from: Uint8Array<ArrayBuffer>) => unpackRuleSet(from.buffer, null);
  expect(() => read(bytes.slice(0, bytes.length - 64))).toThrow();
  expect(() => read(new TextEncoder().encode(`${SITE} not what was asked for`))).toThrow();
  expect(() => read(new Uint8Array(0))).toThrow();
});
