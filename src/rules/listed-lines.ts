import type { ListChange } from '../domain/list-change.ts';
import { splitLine, termIn } from './language/list-file.ts';
import type { RuleSet } from './rule-set.ts';

/** A line of a list that is in force, and the change that added it; null for one of the file's own. */
export interface ListedLine<C extends ListChange> {
  readonly line: string;
  readonly change: C | null;
}

/**
 * The terms of a list as they are in force, in its order. `base` are the files without changes, `changes` all of
 * the site's, in their order; none for a list that isn't there.
 */
export function listedLines<C extends ListChange>(
  base: RuleSet,
  inForce: RuleSet,
  changes: readonly C[],
  name: string,
): ListedLine<C>[] {
  const path = inForce.lists.get(name)?.path ?? '';
  const own = changesOf(inForce, changes, name).filter(({ number }) => number <= inForce.changes);
  const added = own.length === 0 ? new Map<string, C>() : addedLines(base.sources[path] ?? '', own);
  return linesOf(inForce.sources[path] ?? '').map((line) => ({ line, change: added.get(line) ?? null }));
}

/** The changes of a list, in their order. Two lists may have one file: what changes one of them, changes both. */
export function changesOf<C extends ListChange>(
  { lists }: Pick<RuleSet, 'lists'>,
  changes: readonly C[],
  name: string,
): C[] {
  const path = lists.get(name)?.path;
  return path === undefined ? [] : changes.filter(({ list }) => lists.get(list)?.path === path);
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r\n|\n|\r/)
    .filter((line) => splitLine(line) !== null)
    .map((line) => line.trim());

/** The lines that are there because someone added them, with the change. */
function addedLines<C extends ListChange>(text: string, changes: readonly C[]): ReadonlyMap<string, C> {
  const byTerm = new Map<string | undefined, Map<string, C | null>>();
  const put = (line: string, change: C | null): void => {
    const there = byTerm.get(termIn(line)) ?? new Map<string, C | null>();
    if (!there.has(line)) there.set(line, change);
    byTerm.set(termIn(line), there);
  };
  const asked = new Set(changes.map(({ term }) => term));
  for (const line of linesOf(text)) if (asked.has(line)) put(line, null);
  for (const change of changes)
    if (change.kind === 'add') put(change.term, change);
    else byTerm.delete(termIn(change.term));
  const lines = [...byTerm.values()].flatMap((there) => [...there]);
  return new Map(lines.flatMap(([line, change]) => (change === null ? [] : [[line, change] as const])));
}
