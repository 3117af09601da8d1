import { compileRuleSet } from '../rules/compile.ts';
import { excerptOf } from '../rules/excerpt.ts';
import { type Problem, printProblem } from '../rules/language/problem.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { builtInModel } from './built-in-model.ts';
import { readRuleFile, sitesOf } from './rule-files.ts';

interface Checked {
  readonly lines: readonly string[];
  readonly ok: boolean;
  /** Of the sites with which nothing is wrong. */
  readonly ruleSets: readonly RuleSet[];
}

interface Checking {
  /** Milliseconds since 1970 UTC: rules that have expired are warned of. */
  readonly now: number;
  /** The lines go to a terminal. */
  readonly styled: boolean;
}

/**
 * What `hakam rules check` prints of the named sites of a folder, or of all: of each fault a line that
 * editors know (file:line:column: message), and where it stands; `ok` if nothing is wrong.
 */
export function checkRules(folder: string, named: readonly string[], checking: Checking): Checked {
  const known = sitesOf(folder);
  const unknown = named.filter((site) => !known.includes(site));
  const checked = known
    .filter((site) => named.length === 0 || named.includes(site))
    .map((site) => checkSite(folder, site, checking));
  return {
    lines: [
      ...unknown.map((site) => `${site}: there is no ${site}.yaml in ${folder}`),
      ...checked.flatMap(({ lines }) => lines),
    ],
    ok: known.length > 0 && unknown.length === 0 && checked.every(({ ok }) => ok),
    ruleSets: checked.flatMap(({ ruleSets }) => ruleSets),
  };
}

function checkSite(folder: string, site: string, { now, styled }: Checking): Checked {
  const sources = new Map<string, string>();
  const read = (path: string): string | undefined => {
    const text = readRuleFile(folder, path);
    if (text !== undefined) sources.set(path, text);
    return text;
  };
  const show = (problem: Problem, kind = ''): string[] => [
    `${printProblem(problem)}${kind}`,
    ...excerptOf(problem, sources.get(problem.file) ?? '', styled),
  ];
  const compiled = compileRuleSet(`${site}.yaml`, read, { now, model: builtInModel });
  if (!compiled.ok)
    return { lines: compiled.problems.flatMap((problem) => show(problem)), ok: false, ruleSets: [] };
  const warnings = compiled.warnings.flatMap((warning) => show(warning, ' (warning)'));
  const { ruleSet } = compiled;
  const line = `${site}: ${ruleSet.rules.size} rules, version ${ruleSet.version}`;
  return { lines: [...warnings, line], ok: true, ruleSets: [ruleSet] };
}
