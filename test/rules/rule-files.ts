import { expect } from 'vitest';
import type { Facts } from '../../src/domain/facts.ts';
import { builtInModel } from '../../src/node/built-in-model.ts';
import { type CompileResult, compileRuleSet } from '../../src/rules/compile.ts';
import { printProblem } from '../../src/rules/language/problem.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { type RulesInForce, rulesInForce } from '../../src/rules/rules-in-force.ts';
import { schemaFaults } from './schema-faults.ts';

export const SITE = 'site: {name: Test, locale: en, timezone: Asia/Riyadh}\n';

type Files = Readonly<Record<string, string>>;

/** Compiles `test.yaml`. Whatever compiles has to be right by the JSON Schema too. */
export function compileFiles(files: Files, now?: number): CompileResult {
  const known = new Map(Object.entries(files));
  const result = compileRuleSet('test.yaml', (path) => known.get(path), {
    ...(now !== undefined && { now }),
    model: builtInModel,
  });
  for (const [path, text] of result.ok ? Object.entries(result.ruleSet.sources) : [])
    if (path.endsWith('.yaml') && !path.startsWith('calibration/'))
      expect(schemaFaults(text), text).toEqual([]);
  return result;
}

/** A message without the marks that keep a text from right to left by itself: a test of its own is on these. */
export const withoutIsolates = (message: string): string => message.replace(/[\u2068\u2069]/g, '');

/** The problems of `test.yaml`, printed, without those marks. */
export function problemsOf(files: Files): readonly string[] {
  const result = compileFiles(files);
  return result.ok ? [] : result.problems.map(printProblem).map(withoutIsolates);
}

/** A rule set that must compile; `yaml` is what comes after the site's own part. */
export function ruleSetOf(yaml: string, files: Files = {}): RuleSet {
  const result = compileFiles({ 'test.yaml': SITE + yaml, ...files });
  if (!result.ok) throw new Error(result.problems.map(printProblem).join('\n'));
  return result.ruleSet;
}

/** Rule sets in force, of sites that have no files. */
export function rulesOf(...ruleSets: readonly RuleSet[]): RulesInForce {
  const rules = rulesInForce(() => undefined);
  for (const ruleSet of ruleSets) rules.put(ruleSet, ruleSet);
  return rules;
}

/** Facts of a known newcomer; what is given replaces them. */
export function facts(
  body: string,
  given: Partial<Omit<Facts, 'author'>> & { author?: Partial<Facts['author']> } = {},
): Facts {
  const { author, ...rest } = given;
  return {
    body,
    name: 'سعاد',
    section: null,
    articleAge: undefined,
    reply: false,
    rates: new Map(),
    copies: new Map(),
    now: Date.UTC(2026, 0, 1),
    ...rest,
    author: { ...NEWCOMER, ...author },
  };
}

export const NEWCOMER: Facts['author'] = {
  approved: 0,
  rejected30d: 0,
  age: 0,
  role: null,
  trusted: false,
  banned: false,
};
