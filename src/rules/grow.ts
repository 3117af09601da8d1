import { toNeedle } from './compile.ts';
import { readListFile } from './language/list-file.ts';
import type { Term } from './language/terms.ts';
import type { ReadFile } from './load.ts';
import type { SetTerm } from './match/remove-terms.ts';
import type { Moved } from './overlay.ts';
import type { List, RuleSet } from './rule-set.ts';
import { failedTests } from './run-tests.ts';
import { versionsOf } from './version.ts';

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
  const grown = withTerms(before, gained, new Map());
  const ruleSet = grown && { ...grown, sources, ...versionsOf(sources, before.scoring) };
  return ruleSet && failedTests(ruleSet).length === 0 ? ruleSet : null;
}

/**
 * The same for lists that gained and lost lines (by path) since `before`; `after` is what else is new in the
 * rule set. The rules' own tests were not run. Null if what is new is for the compiler.
 */
export function moveTerms(
  before: RuleSet,
  moved: ReadonlyMap<string, Moved>,
  after: Pick<RuleSet, 'sources' | 'version' | 'changes'>,
): RuleSet | null {
  const [gained, lost] = [new Map<string, readonly Term[]>(), new Map<string, readonly Term[]>()];
  for (const [path, lines] of moved) {
    const [more, less] = [termsOf(path, lines.gained), termsOf(path, lines.lost)];
    if (more === null || less === null || hasStrong(more)) return null;
    gained.set(path, more);
    lost.set(path, less);
  }
  const changed = withTerms(before, gained, lost);
  return changed && { ...changed, ...after };
}

/** What a list gained from `old` to `text`; null if it lost or changed anything, or what it gained is wrong. */
function termsGained(path: string, old: string, text: string): readonly Term[] | null {
  if (text === old) return [];
  const gained = linesGained(`${old}\n`, `${text}\n`);
  if (gained === null || !path.endsWith('.txt')) return null;
  const written = gained.split('\n').filter((line) => !/^\s*(?:#|$)/.test(line));
  const terms = termsOf(path, written);
  return terms === null || hasStrong(terms) ? null : terms;
}

/** For these the compiler looks at what the rules that use them do. */
const hasStrong = (terms: readonly Term[]): boolean => terms.some(({ fold }) => fold === 'strong');

/**
 * Null if they are wrong, or too many. The text that is read is always a new one: V8 keeps a part of a string as
 * a view of the whole, so that each term would keep the whole list that its line was cut from.
 */
function termsOf(path: string, lines: readonly string[]): readonly Term[] | null {
  if (lines.length > MOST_ADDED) return null;
  let isWrong = false;
  const text = `${lines.join('\n')}\n`; // With one line, `join` alone gives that line itself.
  const terms = lines.length === 0 ? [] : readListFile(path, text, () => (isWrong = true));
  return isWrong ? null : terms;
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

type TermsByPath = ReadonlyMap<string, readonly Term[]>;

/** With terms in lists and without others, not tested yet. */
function withTerms(before: RuleSet, gained: TermsByPath, lost: TermsByPath): RuleSet | null {
  const lists = new Map([...before.lists].map(([name, list]) => [name, resized(list, gained, lost)]));
  if ([...lists.values()].some(({ terms }) => terms === 0)) return null;
  const [more, less] = [inSets(lists, gained), inSets(lists, lost)];
  if (more === null || less === null || more.length > MOST_ADDED) return null;
  const matcher = before.matcher.withTerms(more, less);
  return matcher && matcher.added <= MOST_ADDED ? { ...before, lists, matcher } : null;
}

const resized = (list: List, gained: TermsByPath, lost: TermsByPath): List => ({
  ...list,
  terms: list.terms + (gained.get(list.path)?.length ?? 0) - (lost.get(list.path)?.length ?? 0),
});

/** The terms for every set that has their list's; null if a list of theirs is used for anything else. */
function inSets(lists: RuleSet['lists'], terms: TermsByPath): readonly SetTerm[] | null {
  const all = [...lists.values()].map((list) => inSetsOf(list, terms.get(list.path) ?? []));
  return all.includes(null) ? null : all.flatMap((some) => some ?? []);
}

function inSetsOf({ uses }: List, terms: readonly Term[]): readonly SetTerm[] | null {
  if (terms.length > 0 && uses.includes(null)) return null;
  return uses.flatMap((use) =>
    use === null ? [] : terms.map((term) => ({ set: use.set, needle: toNeedle(term, use.options) })),
  );
}
