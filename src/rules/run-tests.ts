import type { ConditionTrace } from '../domain/evaluation.ts';
import type { AuthorFacts, Facts } from '../domain/facts.ts';
import { type Asks, type Judgement, judgeOf } from './judge.ts';
import { type Problem, sortProblems } from './language/problem.ts';
import { quoted } from './language/quote.ts';
import type { RuleTest } from './language/rule-test.ts';
import type { Rule, RuleSet } from './rule-set.ts';
import { type SiteModel, uncalibrated } from './site-model.ts';

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
 * if they were met. No rule has expired in a test, and the model is asked as if there were no calibration: else the next
 * one could break a rule set.
 */
export function runTests(ruleSet: RuleSet): TestResult[] {
  const model = ruleSet.model && uncalibrated(ruleSet.model);
  return [...ruleSet.rules.values()].flatMap((rule) =>
    rule.tests.map((test) => runTest(ruleSet, model, rule, test)),
  );
}

/** What is wrong by the rules' own tests; empty if all pass. */
export const failedTests = (ruleSet: RuleSet): readonly Problem[] =>
  sortProblems(
    runTests(ruleSet)
      .filter(({ passed }) => !passed)
      .map(problemOfTest),
  );

const judgesText: Asks = (condition) => condition.judgesText || condition.asksRules;

function runTest(ruleSet: RuleSet, model: SiteModel | null, rule: Rule, test: RuleTest): TestResult {
  const judgement = judgeOf(ruleSet, factsOf(test), judgesText, model).judge(rule);
  const passed = judgement !== null && (judgement.truth === true) === test.matches;
  return { rule, test, passed, judgement };
}

/** What is wrong with the rule, or with the test: one that failed. */
export function problemOfTest({ rule, test, judgement }: TestResult): Problem {
  if (judgement === null) {
    const reason = "asks nothing about text, name or links, so it can't be tested on a text";
    return { ...test.place, message: `the rule ${quoted(rule.id)} ${reason}; remove this test` };
  }
  const verb = test.matches ? 'does not match' : 'matches';
  const should = test.matches ? 'should' : 'should not';
  const said = `the rule ${quoted(rule.id)} ${verb} ${quoted(test.body || test.name)}, and ${should}`;
  const message = `test failed: ${said} (${whyOf(test, judgement)}); correct the rule or the test`;
  return { ...test.place, message };
}

/** What brought it about: the conditions that aren't met, or what those found that are. */
function whyOf(test: RuleTest, { conditions }: Judgement): string {
  const telling = conditions.filter(({ truth }) => (truth === true) !== test.matches);
  if (telling.length === 0) return test.matches ? '"unless" is met' : '"unless" is not met';
  const words = telling.map((trace) =>
    test.matches ? `"${trace.condition}" is not met` : foundBy(trace, test),
  );
  return [...new Set(words)].slice(0, MOST_TOLD).join(', ');
}

const MOST_TOLD = 3;

function foundBy({ condition, field, spans: [span], actual }: ConditionTrace, test: RuleTest): string {
  if (span !== undefined)
    return `"${condition}" found ${quoted((field === 'name' ? test.name : test.body).slice(...span))}`;
  return actual === null ? `"${condition}" is met` : `"${condition}" is ${actual}`;
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
