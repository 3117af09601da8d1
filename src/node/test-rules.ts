import { compileUntested } from '../rules/compile.ts';
import { printProblem } from '../rules/language/problem.ts';
import { mergeSpans } from '../rules/match/spans.ts';
import type { Rule, RuleSet } from '../rules/rule-set.ts';
import { problemOfTest, runTests, type TestResult } from '../rules/run-tests.ts';
import { builtInModel } from './built-in-model.ts';
import type { FoundRules } from './find-rules.ts';
import { columns, highlighted, isolated, paint } from './terminal.ts';

/** What a command prints; `ok` if nothing is wrong. */
interface Printed {
  readonly lines: readonly string[];
  readonly ok: boolean;
}

/** What `hakam rules test` prints of a site's rules: how many tests of each passed, and why others did not. */
export function testRules({ site, file, read }: FoundRules): Printed {
  const compiled = compileUntested(file, read, { model: builtInModel });
  if (!compiled.ok) return { lines: compiled.problems.map(printProblem), ok: false };
  const results = runTests(compiled.ruleSet);
  const failed = results.filter(({ passed }) => !passed);
  return {
    lines: [
      ...failed.flatMap(failure),
      paint('bold', `${site}: ${results.length - failed.length} of ${results.length} tests passed`),
      ...passedByRule(compiled.ruleSet, results),
      ...withoutTest(compiled.ruleSet),
    ],
    ok: failed.length === 0,
  };
}

function passedByRule({ rules }: RuleSet, results: readonly TestResult[]): string[] {
  const byRule = Map.groupBy(results, ({ rule }) => rule.id);
  const rows = [...rules.keys()].flatMap((id) => {
    const own = byRule.get(id) ?? [];
    return own.length === 0 ? [] : [[id, own.filter(({ passed }) => passed).length, 'of', own.length]];
  });
  return columns(rows).map((row) => `  ${row}`);
}

function withoutTest({ rules }: RuleSet): string[] {
  const untested = [...rules.values()].filter(({ tests }) => tests.length === 0);
  if (untested.length === 0) return [];
  return [
    paint('yellow', `without a test: ${untested.length}`),
    ...columns(untested.map(({ id, place }) => [id, printPlace(place)])).map((row) => `  ${row}`),
  ];
}

const printPlace = ({ file, line, column }: Rule['place']): string => `${file}:${line}:${column}`;

/** The place and what is wrong, the text with what matched in it, and what each condition made of it. */
function failure(result: TestResult): string[] {
  const { rule, test, judgement } = result;
  const should = test.matches ? 'does not match, and should' : 'matches, and should not';
  if (judgement === null) return [paint('red', printProblem(problemOfTest(result)))];
  const spansIn = (field: 'body' | 'name') =>
    mergeSpans(judgement.conditions.filter((one) => isIn(one.field, field)).flatMap(({ spans }) => spans));
  return [
    paint('red', `${printPlace(test.place)}: test failed: the rule "${rule.id}" ${should}:`),
    ...(test.body === '' ? [] : [`    ${highlighted(test.body, spansIn('body'))}`]),
    ...(test.name === '' || test.name === test.body
      ? []
      : [`    name ${highlighted(test.name, spansIn('name'))}`]),
    ...judgement.conditions.map(({ condition, truth, field, spans, actual }) => {
      const text = field === 'name' ? test.name : test.body;
      const found = spans.map((span) => `${span.join('-')} ${isolated(text.slice(...span))}`);
      return `      ${[`${condition}: ${truth}`, ...(actual === null ? [] : [`found ${isolated(String(actual))}`]), ...found].join(', ')}`;
    }),
  ];
}

/** Links stand in the body. */
const isIn = (field: string | null, where: 'body' | 'name'): boolean =>
  field === where || (field === 'links' && where === 'body');
