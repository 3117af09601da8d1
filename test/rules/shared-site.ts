import { readdirSync, readFileSync } from 'node:fs';
import type { Facts } from '../../src/domain/facts.ts';
import { builtInModel } from '../../src/node/built-in-model.ts';
import { compileRuleSet } from '../../src/rules/compile.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { printProblem } from '../../src/rules/language/problem.ts';
import { load, type ReadFile } from '../../src/rules/load.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { facts, SITE } from './rule-files.ts';

const FOLDER = new URL('../../rules/', import.meta.url);
const namesIn = (folder: string): string[] => readdirSync(new URL(folder, FOLDER)).sort();

export const SHARED_FILES: readonly string[] = namesIn('shared/').filter((file) => file.endsWith('.yaml'));
export const SHARED_LISTS: readonly string[] = namesIn('shared/lists/');
export const readRulesFile = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8');

const readerOf = (files: readonly string[]): ReadFile => {
  const site = `${SITE}include: [${files.map((file) => `shared/${file}`).join(', ')}]\n`;
  return (path) => (path === 'test.yaml' ? site : readRulesFile(path));
};

/** The rule set of a site that includes these files, and the warnings; its rules' own tests have passed. */
export function siteIncluding(files: readonly string[]): { ruleSet: RuleSet; warnings: readonly string[] } {
  const result = compileRuleSet('test.yaml', readerOf(files), { model: builtInModel });
  if (!result.ok) throw new Error(result.problems.map(printProblem).join('\n'));
  return { ruleSet: result.ruleSet, warnings: result.warnings.map(printProblem) };
}

/** All that such a site is made of, as it was read. */
export const loadedWith = (files: readonly string[]): ReturnType<typeof load> =>
  load('test.yaml', readerOf(files), (place, message) => {
    throw new Error(printProblem({ ...place, message }));
  });

/** Who has been here for long. */
const REGULAR = { approved: 40, age: 400 * 86_400_000 };

/** The rules that find something in a comment of a regular. */
export const rulesFinding = (ruleSet: RuleSet, body: string, given: Partial<Facts> = {}): string[] =>
  evaluate(ruleSet, facts(body, { author: REGULAR, ...given })).findings.map(({ rule }) => rule);
