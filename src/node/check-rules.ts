import { printProblem } from '../rules/language/problem.ts';
import { compileFile, sitesOf } from './rule-files.ts';

/** What `hakam rules check` prints of the named sites of a folder, or of all; `ok` if nothing is wrong. */
export function checkRules(folder: string, named: readonly string[]): { lines: string[]; ok: boolean } {
  const known = sitesOf(folder);
  const unknown = named.filter((site) => !known.includes(site));
  const checked = known
    .filter((site) => named.length === 0 || named.includes(site))
    .map((site) => checkSite(folder, site));
  return {
    lines: [
      ...unknown.map((site) => `${site}: there is no ${site}.yaml in ${folder}`),
      ...checked.flatMap(({ lines }) => lines),
    ],
    ok: known.length > 0 && unknown.length === 0 && checked.every(({ ok }) => ok),
  };
}

function checkSite(folder: string, site: string): { lines: string[]; ok: boolean } {
  const compiled = compileFile(folder, site);
  if (!compiled.ok) return { lines: compiled.problems.map(printProblem), ok: false };
  const warnings = compiled.warnings.map((warning) => `${printProblem(warning)} (warning)`);
  const { rules, version } = compiled.ruleSet;
  return { lines: [...warnings, `${site}: ${rules.size} rules, version ${version}`], ok: true };
}
