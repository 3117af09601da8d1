import type { AuthorFacts, Facts } from '../domain/facts.ts';
import { type Asks, type Judgement, judgeOf } from './judge.ts';
import type { Problem } from './language/problem.ts';
import type { RuleTest } from './language/rule-test.ts';
import type { Rule, RuleSet } from './rule-set.ts';

/** What became of one test of a rule. */
export interface TestResult {
  readonly rule: Rule;
  readonly test: RuleTest;
  readonly passed: boolean;
  /** Null where the rule asks nothing that a text can answer; such a test never passes. */
  readonly judgement: Judgement | null;
}

/**
 * Runs every rule's own tests. A test has a text and nothing else, so only the conditions on text, name and
 * links are put, in the rule and in those that it refers to; all others (author, section, …) are left out, as
 * if they were met. No rule has expired in a test.
 */
export const runTests = (ruleSet: RuleSet): TestResult[] =>
  [...ruleSet.rules.values()].flatMap((rule) => rule.tests.map((test) => runTest(ruleSet, rule, test)));

const judgesText: Asks = (condition) => condition.judgesText || condition.asksRules;

function runTest(ruleSet: RuleSet, rule: Rule, test: RuleTest): TestResult {
  const judgement = judgeOf(ruleSet, factsOf(test), judgesText).judge(rule);
  const passed = judgement !== null && (judgement.truth === true) === test.matches;
  return { rule, test, passed, judgement };
}

/** What is wrong with the rule, or with the test: one that failed. */
export function problemOfTest({ rule, test, judgement }: TestResult): Problem {
  if (judgement === null) {
    const message = `the rule "${rule.id}" asks nothing about text, name or links, so it can't be tested on a text`;
    return { ...test.place, message };
  }
  const verb = test.matches ? 'does not match' : 'matches';
  const should = test.matches ? 'should' : 'should not';
  const message = `test failed: the rule "${rule.id}" ${verb} "${test.body || test.name}", and ${should}`;
  return { ...test.place, message };
}

function factsOf({ body, name }: RuleTest): Facts {
  return {
    body,
    name,
    section: undefined,
    articleAge: undefined,
    reply: false,
    author: UNKNOWN_AUTHOR,
    rates: new Map(),
    copies: new Map(),
    now: Number.NEGATIVE_INFINITY,
  };
}

const UNKNOWN_AUTHOR: AuthorFacts = {
  approved: undefined,
  rejected30d: undefined,
  age: undefined,
  role: null,
  trusted: undefined,
  banned: undefined,
};
