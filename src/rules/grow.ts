import { toNeedle } from './compile.ts';
import { readListFile } from './language/list-file.ts';
import type { Term } from './language/terms.ts';
import type { ReadFile } from './load.ts';
import type { Added } from './match/matcher.ts';
import type { List, RuleSet } from './rule-set.ts';
import { runTests } from './run-tests.ts';
import { versionOf } from './version.ts';

/** With more terms than this, what grew is compiled anew, as each makes the next look at a text dearer. */
const MOST_ADDED = 1000;

/**
 * The rule set as its files are now, if all that is new in them are lines that lists gained: the same as
 * compiling them, but at the cost of those lines, so that a term that is added to a hundred thousand holds no
 * request up. Null if anything else is new, or wrong: then compiling tells what.
 */
export function growRuleSet(before: RuleSet, read: ReadFile): RuleSet | null {
  const sources: Record<string, string> = {};
  const gained = new Map<string, readonly Term[]>();
  for (const [path, old] of Object.entries(before.sources)) {
    const text = read(path);
    const terms = text === undefined ? null : termsGained(path, old, text);
    if (text === undefined || terms === null) return null;
    sources[path] = text;
    if (text !== old) gained.set(path, terms);
  }
  return withGained(before, sources, gained);
}

/** What a list gained from `old` to `text`; null if it lost or changed anything, or what it gained is wrong. */
function termsGained(path: string, old: string, text: string): readonly Term[] | null {
  if (text === old) return [];
  const gained = linesGained(`${old}\n`, `${text}\n`);
  if (gained === null || !path.endsWith('.txt')) return null;
  const written = gained.split('\n').filter((line) => !/^\s*(?:#|$)/.test(line));
  if (written.length > MOST_ADDED) return null;
  let isWrong = false;
  const terms = written.length === 0 ? [] : readListFile(path, written.join('\n'), () => (isWrong = true));
  return isWrong || terms.some(({ fold }) => fold === 'strong') ? null : terms;
}

/** The lines that `now` has after the longest beginning that both share; null if `old` goes on otherwise. */
function linesGained(old: string, now: string): string | null {
  const first = old.slice(0, sharedUnits(old, now)).lastIndexOf('\n') + 1;
  const rest = old.slice(first);
  const end = now.length - rest.length;
  const isWhole = end === first || now[end - 1] === '\n'; // Else the next line has changed.
  return end >= first && isWhole && now.endsWith(rest) ? now.slice(first, end) : null;
}

/** By halves, for comparing parts of strings at once is much faster than unit by unit. */
function sharedUnits(a: string, b: string): number {
  let [low, high] = [0, Math.min(a.length, b.length)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (b.startsWith(a.slice(low, middle), low)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function withGained(
  before: RuleSet,
  sources: RuleSet['sources'],
  gained: ReadonlyMap<string, readonly Term[]>,
): RuleSet | null {
  const lists = new Map([...before.lists].map(([name, list]) => [name, longer(list, gained)]));
  const added = [...lists.values()].map((list) => addedTo(list, gained.get(list.path) ?? []));
  if (before.matcher.added + added.flat().length > MOST_ADDED || added.includes(null)) return null;
  const matcher = before.matcher.withTerms(added.flatMap((some) => some ?? []));
  if (matcher === null) return null;
  const grown = { ...before, sources, version: versionOf(sources), lists, matcher };
  return runTests(grown).every(({ passed }) => passed) ? grown : null;
}

const longer = (list: List, gained: ReadonlyMap<string, readonly Term[]>): List => ({
  ...list,
  terms: list.terms + (gained.get(list.path)?.length ?? 0),
});

/** The terms for every set that has the list's; null if the list is used for anything else. */
function addedTo({ uses }: List, terms: readonly Term[]): readonly Added[] | null {
  if (terms.length > 0 && uses.includes(null)) return null;
  return uses.flatMap((use) =>
    use === null ? [] : terms.map((term) => ({ set: use.set, needle: toNeedle(term, use.options) })),
  );
}
