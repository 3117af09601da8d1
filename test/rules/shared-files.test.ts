import { describe, expect, test } from 'vitest';
import { conditionsOf } from '../../src/rules/checks.ts';
import type { RuleSource } from '../../src/rules/language/rule.ts';
import type { Term } from '../../src/rules/language/terms.ts';
import { matcherBuilder } from '../../src/rules/match/matcher.ts';
import {
  loadedWith,
  readRulesFile,
  rulesFinding,
  SHARED_FILES,
  SHARED_LISTS,
  siteIncluding,
} from './shared-site.ts';

test.each(SHARED_FILES)('%s compiles in a site that includes it, and its own tests pass', (file) => {
  expect(siteIncluding([file]).warnings).toEqual([]);
});

const all = siteIncluding(SHARED_FILES);
const loaded = loadedWith(SHARED_FILES);

test('all of them can be included together, without a warning', () => {
  expect(SHARED_FILES).toHaveLength(8);
  expect(all.warnings).toEqual([]);
});

describe('the rule', () => {
  const rules = (loaded?.rules ?? []).map((rule) => [rule.id, rule] as const);
  test.each(rules)(
    '%s gives a reason in Arabic and English, and a flag, and rejects nothing',
    (_id, rule) => {
      expect([...rule.why.keys()].sort()).toEqual(['ar', 'en']);
      expect(rule.flags.length).toBeGreaterThan(0);
      expect(rule.effect).not.toBe('reject');
    },
  );

  const judging = rules.filter(([, rule]) => judgesText(rule));
  test.each(judging)('%s has texts on which it matches, and on which it does not', (_id, { tests }) => {
    expect(new Set(tests.map(({ matches }) => matches)).size).toBe(2);
  });
});

const judgesText = (rule: RuleSource): boolean =>
  conditionsOf(rule).some((condition) => condition.judgesText);

const listsOf = new Map([...(loaded?.lists.values() ?? [])].map(({ path, terms }) => [path, terms] as const));

test('every list is used', () => {
  expect([...listsOf.keys()].sort()).toEqual(SHARED_LISTS.map((list) => `shared/lists/${list}`));
});

describe.each([...listsOf])('the list %s', (path, terms) => {
  test('says where its terms come from, and under which licence', () => {
    const text = readRulesFile(path);
    expect(text).toMatch(/^# المصدر/m);
    expect(text).toMatch(/^# Source: /m);
    expect(text).toMatch(/^# (?:.* )?Licence: (?:MIT|CC BY 4\.0)/m);
  });

  test('has no term that another of its terms finds already', () => {
    expect(foundByOthers(terms)).toEqual([]);
  });
});

function foundByOthers(terms: readonly Term[]): string[] {
  const builder = matcherBuilder();
  for (const { text, match = 'word', fold = 'normal' } of terms) builder.addTerms([{ text, match, fold }]);
  const matcher = builder.build();
  return terms.flatMap(({ text }, own) => {
    const scan = matcher?.scan(text);
    const isFound = (set: number): boolean =>
      scan?.spans(set).some(([from, to]) => from === 0 && to === text.length) ?? false;
    return terms
      .filter((_, set) => set !== own && isFound(set))
      .map((other) => `${other.text} finds ${text}`);
  });
}

const ABUSE = ['obscene', 'insults', 'animals', 'slurs', 'mild'].flatMap((kind) =>
  ['ar', 'en'].flatMap((language) => listsOf.get(`shared/lists/${kind}-${language}.txt`) ?? []),
);

test('no term of abuse is taken away again by the innocent phrases', () => {
  expect(ABUSE.length).toBeGreaterThan(500);
  const lost = ABUSE.filter(
    ({ text }) => !rulesFinding(all.ruleSet, text).some((id) => id.startsWith('abuse')),
  );
  expect(lost.map(({ text }) => text)).toEqual([]);
});
