import type { SiteId } from '../domain/comment.ts';
import { noSuchList } from '../rules/find-list.ts';
import { printProblem } from '../rules/language/problem.ts';
import { listedLines } from '../rules/listed-lines.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Database } from '../store/database.ts';
import { type ToldChange, toldChanges } from '../store/list-changes.ts';
import { compileFile } from './rule-files.ts';
import { printed } from './terminal.ts';

/** The rules of a site's files, without changes; throws with every problem of broken ones. */
export function rulesOfFiles(folder: string, site: string): RuleSet {
  const compiled = compileFile(folder, site);
  if (compiled.ok) return compiled.ruleSet;
  const problems = compiled.problems.map(printProblem);
  throw new Error([`The files of ${site} are broken; mend them first:`, ...problems].join('\n'));
}

export async function changesKnown(database: Database, site: SiteId): Promise<readonly ToldChange[]> {
  const [changes] = await database.read([toldChanges({ site })]);
  return changes;
}

/** What `hakam list show` prints of a list as it is in force; throws in plain words where there is none of this name. */
export function shownList(
  base: RuleSet,
  inForce: RuleSet,
  changes: readonly ToldChange[],
  name: string,
): string[] {
  const missing = noSuchList(base, name);
  if (missing !== null) throw new Error(`${missing.replace(/^t/, 'T')}.`);
  return listedLines(base, inForce, changes, name).map(({ line, change }) =>
    change === null ? printed(line) : `${printed(line)}  ${madeBy(change)}`,
  );
}

const madeBy = ({ at, byName, reason }: ToldChange): string => {
  const why = reason === null ? '' : `: ${printed(reason)}`;
  return `added ${new Date(at).toISOString()} by ${printed(byName)}${why}`;
};
