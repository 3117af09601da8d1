import type { AuthorFacts, Facts } from '../domain/facts.ts';
import { type Asks, judgeOf } from './judge.ts';
import type { Report } from './language/problem.ts';
import type { RuleSource } from './language/rule.ts';
import type { RuleTest } from './language/rule-test.ts';
import type { Rule, RuleSet } from './rule-set.ts';

/**
 * Runs every rule's own tests and reports each that fails. A test has a text and nothing else, so only the
 * conditions on text, name and links are put, in the rule and in those that it refers to; all others (author,
 * section, …) are left out, as if they were met. No rule has expired in a test.
 */
export function runTests(ruleSet: RuleSet, sources: readonly RuleSource[], report: Report): void {
  for (const source of sources) {
    const rule = ruleSet.rules.get(source.id);
    for (const test of source.tests) {
      if (rule !== undefined) runTest(ruleSet, rule, test, report);
    }
  }
}

const judgesText: Asks = (condition) => condition.judgesText || condition.asksRules;

function runTest(ruleSet: RuleSet, rule: Rule, test: RuleTest, report: Report): void {
  const judgement = judgeOf(ruleSet, factsOf(test), judgesText).judge(rule);
  if (judgement === null) {
    report(
      test.place,
      `the rule "${rule.id}" asks nothing about text, name or links, so it can't be tested on a text`,
    );
  } else if ((judgement.truth === true) !== test.matches) {
    const verb = test.matches ? 'does not match' : 'matches';
    const should = test.matches ? 'should' : 'should not';
    report(
      test.place,
      `test failed: the rule "${rule.id}" ${verb} "${test.body || test.name}", and ${should}`,
    );
  }
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
