import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Copies, type Facts, factKey } from '../../src/domain/facts.ts';
import { compileRuleSet } from '../../src/rules/compile.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { readListFile } from '../../src/rules/language/list-file.ts';
import { printProblem } from '../../src/rules/language/problem.ts';
import type { Term } from '../../src/rules/language/terms.ts';
import { matcherBuilder } from '../../src/rules/match/matcher.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { ARABIC } from './ordinary/arabic.ts';
import { ENGLISH } from './ordinary/english.ts';
import { facts, SITE } from './rule-files.ts';

const FOLDER = new URL('../../rules/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8');
const FILES = readdirSync(new URL('shared/', FOLDER)).filter((file) => file.endsWith('.yaml'));
const LISTS = readdirSync(new URL('shared/lists/', FOLDER));

/** The rule set of a site that includes these files, and the warnings; its rules' own tests have passed. */
function including(files: readonly string[]): { ruleSet: RuleSet; warnings: readonly string[] } {
  const site = `${SITE}include: [${files.map((file) => `shared/${file}`).join(', ')}]\n`;
  const result = compileRuleSet('test.yaml', (path) => (path === 'test.yaml' ? site : read(path)));
  if (!result.ok) throw new Error(result.problems.map(printProblem).join('\n'));
  return { ruleSet: result.ruleSet, warnings: result.warnings.map(printProblem) };
}

test.each(FILES)('%s compiles in a site that includes it, and its own tests pass', (file) => {
  expect(including([file]).warnings).toEqual([]);
});

const all = including(FILES);

test('all of them can be included together, without a warning', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(7);
  expect(all.warnings).toEqual([]);
});

describe('every rule', () => {
  test.each([...all.ruleSet.rules.values()].map((rule) => [rule.id, rule] as const))(
    '%s gives a reason in Arabic and English, and a flag, and rejects nothing',
    (_id, { why, flags, effect }) => {
      expect([...why.keys()].sort()).toEqual(['ar', 'en']);
      expect(flags.length).toBeGreaterThan(0);
      expect(effect).not.toBe('reject');
    },
  );

  test.each(FILES)(
    'of %s that judges a text has texts on which it matches and on which it does not',
    (file) => {
      for (const rule of read(`shared/${file}`)
        .split(/^ {2}- id: /m)
        .slice(1)) {
        const id = rule.split('\n')[0] ?? '';
        const asksFactsAlone = /^(?:flood|newcomer-first|newcomer-young)/.test(id);
        expect(/\bmatch:/.test(rule) && /\bpass:/.test(rule), id).toBe(!asksFactsAlone);
      }
    },
  );
});

const termsOf = (list: string): readonly Term[] =>
  readListFile(`shared/lists/${list}`, read(`shared/lists/${list}`), (place, message) => {
    throw new Error(`${place.file}:${place.line}: ${message}`);
  });

describe.each(LISTS)('the list %s', (list) => {
  test('says where its terms come from, and under which licence', () => {
    const text = read(`shared/lists/${list}`);
    expect(text).toMatch(/^# .*المصدر/m);
    expect(text).toMatch(/^# Source: /m);
    expect(text).toMatch(/^# (?:.* )?Licence: (?:MIT|CC BY 4\.0)/m);
  });

  test('has no term that another of its terms finds already', () => {
    const terms = termsOf(list);
    const builder = matcherBuilder();
    for (const { text, match = 'word', fold = 'normal' } of terms) builder.addTerms([{ text, match, fold }]);
    const matcher = builder.build();
    const found = terms.flatMap(({ text }, own) =>
      terms
        .filter((_, set) => set !== own && isWhole(matcher?.scan(text).spans(set), text))
        .map((other) => `${other.text} finds ${text}`),
    );
    expect(found).toEqual([]);
  });
});

const isWhole = (spans: readonly (readonly [number, number])[] | undefined, { length }: string): boolean =>
  spans?.some(([from, to]) => from === 0 && to === length) ?? false;

/** Of somebody who has been here for long. */
const regular = { approved: 40, age: 400 * 86_400_000 };
const foundIn = (body: string, given: Partial<Facts> = {}): string[] =>
  evaluate(all.ruleSet, facts(body, { author: regular, ...given })).findings.map(({ rule }) => rule);

describe('an ordinary comment on news has no finding:', () => {
  test('there are a hundred in Arabic and sixty in English', () => {
    expect([ARABIC.length >= 100, ENGLISH.length >= 60]).toEqual([true, true]);
  });
  test.each([...ARABIC, ...ENGLISH])('%s', (comment) => expect(foundIn(comment)).toEqual([]));
});

describe('what no text tells:', () => {
  const TEXT = 'شاركوا الوسم الآن وطالبوا الوزارة بإلغاء القرار الظالم فورا';
  const hour = 3_600_000;
  const copies = (by: 'article' | 'author' | 'site', within: number, found: Copies) => ({
    copies: new Map([[factKey({ kind: 'similar', by, within }), found]]),
  });

  test.each<[string, Partial<Facts>, string[]]>([
    ['three copies on an article', copies('article', 6 * hour, { count: 3, authors: 3 }), []],
    ['four copies', copies('article', 6 * hour, { count: 4, authors: 3 }), ['campaign-article']],
    ['four copies of two authors', copies('article', 6 * hour, { count: 4, authors: 2 }), []],
    ['eight on the site', copies('site', 24 * hour, { count: 8, authors: 4 }), ['campaign-site']],
    ['thirty', copies('site', 24 * hour, { count: 30, authors: 10 }), ['campaign-mass', 'campaign-site']],
    ['three of one author', copies('author', 24 * hour, { count: 3, authors: 1 }), ['campaign-author']],
    ['ten comments in ten minutes', rates('author', 10), ['flood-author']],
    ['nine', rates('author', 9), []],
    ['thirty from one address', rates('address', 30), ['flood-address']],
    ['a newcomer', { author: { ...NEW, age: 90_000_000 } }, ['newcomer-first']],
    ['a new account', { author: NEW }, ['newcomer-first', 'newcomer-young']],
    ['a new account that is trusted', { author: { ...NEW, trusted: true } }, []],
    ['a new account of the staff', { author: { ...NEW, role: 'staff' } }, []],
  ])('%s', (_what, given, rules) => expect(foundIn(TEXT, given)).toEqual(rules));

  test.each<[string, string[]]>([
    ['سجلوا في example.com الآن', ['link-newcomer', 'newcomer-first', 'newcomer-young', 'newcomer-young-link']],
    ['كفاااااااااية', ['newcomer-first', 'newcomer-shouting', 'newcomer-young', 'shouting-repeat']],
  ])('of a new account, together with a sign in the text: %s', (text, rules) => {
    expect(foundIn(text, { author: NEW })).toEqual(rules);
  });
});

const NEW: Facts['author'] = {
  approved: 0,
  rejected30d: 0,
  age: 0,
  role: null,
  trusted: false,
  banned: false,
};

function rates(by: 'author' | 'address', count: number): Partial<Facts> {
  return { rates: new Map([[factKey({ kind: 'rate', by, within: 600_000 }), count]]) };
}
