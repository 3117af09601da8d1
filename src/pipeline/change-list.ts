import type { ListChange } from '../domain/list-change.ts';
import { changeRuleSet } from '../rules/change-rule-set.ts';
import { noSuchList } from '../rules/find-list.ts';
import { termIn } from '../rules/language/list-file.ts';
import { printProblem } from '../rules/language/problem.ts';
import { listEntry, listTerm } from '../rules/list-entry.ts';
import { overlay, pathsOf } from '../rules/overlay.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { appendEntry } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { type ChangesMade, changeLists } from '../store/list-changes.ts';
import { fold } from '../text/fold.ts';

/** What someone wants of a list. */
export interface WantedChange extends Omit<ChangesMade, 'changes' | 'site'> {
  /** Of the entry that the audit gets: a UUIDv7 of the time. */
  readonly id: string;
  readonly list: string;
  readonly kind: ListChange['kind'];
  /** As in lines of the list's file; of those that are to be removed, options mean nothing. */
  readonly terms: readonly string[];
}

/** What became of it; where it is refused, nothing was changed. */
export type ChangeOutcome =
  | {
      readonly kind: 'made';
      /** The terms that were changed, in their order, and the number of the last change; 0 for none. */
      readonly changed: readonly string[];
      readonly last: number;
      readonly unchanged: readonly Unchanged[];
      /** Terms that were removed, and those like them that stay. */
      readonly alike: readonly Unchanged[];
    }
  | { readonly kind: 'unknown-list'; readonly message: string }
  | { readonly kind: 'wrong-terms'; readonly problems: readonly WrongTerm[] }
  /** With it the rules' own tests would fail, or the rules be wrong in another way. */
  | { readonly kind: 'wrong-rules'; readonly problems: readonly string[] };

/** A term that was there already, or was not there; or was removed, and others like it weren't. */
interface Unchanged {
  readonly term: string;
  /** Of one that is not there: the list's terms that are the same but for marks and forms of letters. */
  readonly alike: readonly string[];
}

interface WrongTerm {
  readonly term: string;
  /** Which of the given ones it is, from 0. */
  readonly at: number;
  readonly message: string;
}

/**
 * Changes a list for every process, if the rules are good then, and tells the audit of it. `before` is the rule set of the site, and `known`
 * all changes of its lists; what `before` doesn't know of them counts too.
 */
export async function changeList(
  database: Database,
  before: RuleSet,
  known: readonly ListChange[],
  wanted: WantedChange,
): Promise<ChangeOutcome> {
  const { id, list, kind, terms, ...made } = wanted;
  const missing = noSuchList(before, list);
  if (missing !== null) return { kind: 'unknown-list', message: missing };
  const read = terms.map((term) => (kind === 'add' ? listEntry(term) : listTerm(term)));
  const problems = read.flatMap((one, at) =>
    'message' in one ? [{ term: terms[at] ?? '', at, message: one.message }] : [],
  );
  if (problems.length > 0) return { kind: 'wrong-terms', problems };
  const entries = read.flatMap((one) => ('line' in one ? [one.line] : []));
  const { changes, unchanged, alike } = effective(before, known, { list, kind }, entries);
  if (changes.length === 0) return { kind: 'made', changed: [], last: 0, unchanged, alike };
  const after = changeRuleSet(before, [...known, ...changes]);
  if (!after.ok) return { kind: 'wrong-rules', problems: after.problems.map(printProblem) };
  const changed = changes.map(({ term }) => term);
  const { at, by, reason } = made;
  const { site } = before;
  const detail = { kind, terms: changed, reason };
  const [, numbers] = await database.atomically([
    ...changeLists({ ...made, site, changes }),
    appendEntry({ id, site, at, by, kind: 'list', subject: list, detail }),
  ]);
  const last = Math.max(...numbers.map(({ number }) => number));
  return { kind: 'made', changed, last, unchanged, alike };
}

/** Parts those that change something from those that don't. */
function effective(
  before: RuleSet,
  known: readonly ListChange[],
  { list, kind }: Pick<ListChange, 'list' | 'kind'>,
  entries: readonly string[],
): Pick<Extract<ChangeOutcome, { kind: 'made' }>, 'unchanged' | 'alike'> & {
  readonly changes: readonly ListChange[];
} {
  const paths = pathsOf(before);
  const unknown = known.filter(({ number }) => number > before.changes);
  const { sources } = overlay(before.sources, paths, unknown);
  const wanted = entries.map((term): ListChange => ({ number: 0, list, term, kind }));
  const telling = [...overlay(sources, paths, wanted).moved.values()].flatMap((moved) => moved.telling);
  const last = known.at(-1)?.number ?? 0;
  const others = wanted.filter((change) => !telling.includes(change));
  const listed = kind === 'remove' ? termsByFold(sources[paths.get(list) ?? ''] ?? '') : undefined;
  const gone = new Set(telling.map(({ term }) => term));
  const withAlike = ({ term }: ListChange): Unchanged => ({
    term,
    alike: (listed?.get(foldOf(term)) ?? [])
      .filter((one) => one !== term && !gone.has(one))
      .slice(0, MOST_ALIKE),
  });
  return {
    changes: telling.map((change, at) => ({ ...change, number: last + at + 1 })),
    unchanged: others.map(withAlike),
    alike: kind === 'remove' ? telling.map(withAlike).filter(({ alike }) => alike.length > 0) : [],
  };
}

/** The most that are named. */
const MOST_ALIKE = 5;

/** The terms of a list's text, by what texts are searched for. */
function termsByFold(text: string): ReadonlyMap<string, readonly string[]> {
  const terms = text.split(/\r\n|\n|\r/).flatMap((line) => termIn(line) ?? []);
  return Map.groupBy(new Set(terms), foldOf);
}

const foldOf = (text: string): string => fold(text, 'normal').units.join();
