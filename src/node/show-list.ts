import type { SiteId } from '../domain/comment.ts';
import { splitLine, termIn } from '../rules/language/list-file.ts';
import { printProblem } from '../rules/language/problem.ts';
import { nearOrAll } from '../rules/language/suggest.ts';
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
  const list = base.lists.get(name);
  if (list === undefined)
    throw new Error(`There is no list ${name}${nearOrAll(name, [...base.lists.keys()])}.`);
  const own = changes.filter((one) => inForce.changes >= one.number && isOf(base, one.list, list.path));
  const added = addedTerms(base.sources[list.path] ?? '', own);
  return linesOf(inForce.sources[list.path] ?? '').map((line) => {
    const change = added.get(line);
    return change === undefined ? printed(line) : `${printed(line)}  ${madeBy(change)}`;
  });
}

/** Two lists may have one file. */
const isOf = (base: RuleSet, list: string, path: string): boolean => base.lists.get(list)?.path === path;

const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|\n|\r/)
    .filter((line) => splitLine(line) !== null)
    .map((line) => line.trim());

/** The lines that are there because someone added them, with the change. */
function addedTerms(text: string, changes: readonly ToldChange[]): ReadonlyMap<string, ToldChange> {
  const fromFile = new Set(linesOf(text));
  const added = new Map<string, ToldChange>();
  for (const change of changes) {
    const term = termIn(change.term);
    if (change.kind === 'add' && !fromFile.has(change.term) && !added.has(change.term))
      added.set(change.term, change);
    if (change.kind === 'remove')
      for (const known of [fromFile, added])
        for (const line of known.keys()) if (termIn(line) === term) known.delete(line);
  }
  return added;
}

const madeBy = ({ at, byName, reason }: ToldChange): string => {
  const why = reason === null ? '' : `: ${printed(reason)}`;
  return `added ${new Date(at).toISOString()} by ${printed(byName)}${why}`;
};
