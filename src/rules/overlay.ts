import type { ListChange } from '../domain/list-change.ts';
import { sameForm, splitLine, termIn } from './language/list-file.ts';
import type { Loaded } from './load.ts';
import type { RuleSet } from './rule-set.ts';

/** The files of a rule set with changes of its lists laid over them. */
export interface Overlaid {
  readonly sources: Readonly<Record<string, string>>;
  /** The lines that each list's file gained and lost, by its path. */
  readonly moved: ReadonlyMap<string, Moved>;
}

export interface Moved {
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  /** The changes that made a difference. */
  readonly telling: readonly ListChange[];
}

/**
 * Lays changes over the files they are about: a term that is added is one more line at the end of its list, one
 * that is removed takes its lines away, whatever their options. What is there already, or isn't there, changes
 * nothing, and so does a list that `paths` (a list's file by its name) doesn't know. One change after
 * another gives the same as all at once.
 */
export function overlay(
  sources: Overlaid['sources'],
  paths: ReadonlyMap<string, string>,
  changes: readonly ListChange[],
): Overlaid {
  const byPath = Map.groupBy(changes, ({ list }) => paths.get(list));
  const [changed, moved] = [{ ...sources }, new Map<string, Moved>()];
  for (const [path, own] of byPath) {
    const text = path === undefined || !Object.hasOwn(sources, path) ? undefined : sources[path];
    if (path === undefined || text === undefined) continue;
    const lines = changedLines(text, own);
    changed[path] = lines.text;
    moved.set(path, lines);
  }
  return { sources: changed, moved };
}

/** The file of each list of a rule set. */
export const pathsOf = ({ lists }: Pick<Loaded, 'lists'> | RuleSet): ReadonlyMap<string, string> =>
  new Map([...lists].map(([name, { path }]) => [name, path]));

/** A line that changes may be about; or what stands between such lines, in one piece. */
interface Line {
  /** With its line break. */
  written: string;
  /** As `termIn` gives it; undefined for pieces. */
  readonly term: string | undefined;
  readonly isNew: boolean;
  isGone: boolean;
}

function changedLines(text: string, changes: readonly ListChange[]): Moved & { readonly text: string } {
  const lines = linesOf(text, changes);
  const last = lines.at(-1);
  const byTerm = Map.groupBy(lines, ({ term }) => term);
  const telling: ListChange[] = [];
  for (const change of changes) {
    const { kind, term } = change;
    const key = termIn(term);
    if (key === undefined) continue;
    const there = byTerm.get(key) ?? [];
    if (kind === 'remove') {
      for (const line of there) line.isGone = true;
      if (there.length > 0) telling.push(change);
      byTerm.delete(key);
    } else if (!there.some(({ written }) => sameEntry(written, term))) {
      if (last !== undefined && !/[\r\n]$/.test(last.written)) last.written += '\n';
      const line = { written: `${term}\n`, term: key, isNew: true, isGone: false };
      lines.push(line);
      byTerm.set(key, [...there, line]);
      telling.push(change);
    }
  }
  const written = (isMeant: (line: Line) => boolean) => lines.filter(isMeant).map((line) => line.written);
  return {
    text: written(({ isGone }) => !isGone).join(''),
    gained: written(({ isNew, isGone }) => isNew && !isGone),
    lost: written(({ isNew, isGone }) => !isNew && isGone),
    telling,
  };
}

/** To look for more terms takes longer than to look at every line of a long list. */
const MOST_SOUGHT = 20;

/** The lines in which a term of the changes is, and what is between them; or all lines, which takes longer. */
function linesOf(text: string, changes: readonly ListChange[]): Line[] {
  if (changes.length > MOST_SOUGHT || text.includes('\r') || sameForm(text) !== text)
    return (text.match(/[^\r\n]*(?:\r\n|[\r\n])|[^\r\n]+$/g) ?? []).map((line) => oldLine(line, true));
  const found = new Map<number, number>();
  for (const term of new Set(changes.map((change) => termIn(change.term) ?? ''))) {
    for (let at = term === '' ? -1 : text.indexOf(term); at >= 0; ) {
      const end = text.indexOf('\n', at) + 1 || text.length;
      found.set(text.lastIndexOf('\n', at) + 1, end);
      at = text.indexOf(term, end);
    }
  }
  const lines: Line[] = [];
  let done = 0;
  for (const [start, end] of [...found].sort(([a], [b]) => a - b)) {
    if (start > done) lines.push(oldLine(text.slice(done, start), false));
    lines.push(oldLine(text.slice(start, end), true));
    done = end;
  }
  return done < text.length ? [...lines, oldLine(text.slice(done), false)] : lines;
}

const oldLine = (written: string, isOne: boolean): Line => ({
  written,
  term: isOne ? termIn(written) : undefined,
  isNew: false,
  isGone: false,
});

/** The same term with the same options. */
const sameEntry = (one: string, other: string): boolean => optionsOf(one) === optionsOf(other);

const optionsOf = (line: string): string =>
  (splitLine(line)?.inside ?? '').replace(/\s/g, '').split(',').sort().join();
