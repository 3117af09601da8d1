import { type CommentId, earliestId, type Status } from '../domain/comment.ts';
import type { Term } from '../rules/language/terms.ts';
import { lineOf } from '../rules/list-entry.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type TermFinder, type TermFound, termFinder } from '../rules/term-finder.ts';
import type { Database } from '../store/database.ts';
import { type Excerpt, matchExcerpt } from './match-excerpt.ts';
import { commentsBefore, type RecentComment } from './recent-comments.ts';
import type { ByStatus } from './tally.ts';

/** What terms would have matched. */
export interface TermsPreview {
  /** How many comments were looked at, the newest. */
  readonly scanned: number;
  /** Whether those are all of the time that was asked for. */
  readonly complete: boolean;
  /** One a term, in the order in which they were given. */
  readonly matches: readonly TermMatches[];
}

/** The comments that a term matches, by their present status. */
export interface TermMatches {
  /** As in a line of a list. */
  readonly term: string;
  readonly count: number;
  readonly byStatus: ByStatus;
  /** The newest. */
  readonly samples: readonly TermSample[];
}

export interface TermSample extends Excerpt {
  readonly comment: CommentId;
  readonly status: Status;
  /** Milliseconds since 1970 UTC. */
  readonly createdAt: number;
}

export interface PreviewOptions {
  /** Comments that came from then on (ms since 1970 UTC). */
  readonly since: number;
  /** So many comments at most, the newest. */
  readonly limit: number;
  /** Samples a term. */
  readonly samples: number;
  /** Lets others go on; awaited now and then. */
  pause(): Promise<void>;
}

/** Read at a time. */
const PAGE = 250;
/** UTF-16 units that are looked through between two pauses, some 10 ms of work; and of all together, some seconds. */
const READ_AT_ONCE = 100_000;
const MOST_READ = 20_000_000;
/** Sorts after every UUID. */
const LAST = 'g';

/**
 * Looks for terms in a site's stored comments, newest first, as its rules look for those of the list. Comments that their
 * authors took back, or that were erased, are passed over. Nothing is stored.
 */
export async function previewTerms(
  database: Pick<Database, 'read'>,
  ruleSet: RuleSet,
  list: string,
  terms: readonly Term[],
  { since, limit, samples, pause }: PreviewOptions,
): Promise<TermsPreview> {
  const counts = terms.map((term) => matchesOf(lineOf(term)));
  const find = termFinder(ruleSet, list, terms);
  const window = { site: ruleSet.site, from: earliestId(since), limit: PAGE };
  let [before, scanned, units, fresh]: [string, number, number, number] = [LAST, 0, 0, 0];
  for (;;) {
    const [page] = await database.read([commentsBefore({ ...window, before })]);
    for (const comment of page) {
      look(find, comment, counts, samples);
      fresh += comment.body.length + comment.name.length;
      if (fresh < READ_AT_ONCE) continue;
      [units, fresh] = [units + fresh, 0];
      await pause();
    }
    scanned += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return { scanned, complete: true, matches: counts };
    if (scanned >= limit || units >= MOST_READ) return { scanned, complete: false, matches: counts };
    before = last.id;
    await pause();
  }
}

/** The same while it is counted. */
interface Counting extends TermMatches {
  count: number;
  readonly byStatus: Record<Status, number>;
  readonly samples: TermSample[];
}

const matchesOf = (term: string): Counting => ({
  term,
  count: 0,
  byStatus: { pending: 0, approved: 0, rejected: 0, spam: 0 },
  samples: [],
});

function look(
  find: TermFinder,
  comment: RecentComment,
  counts: readonly Counting[],
  mostSamples: number,
): void {
  if (comment.gone === 1) return;
  for (const [at, found] of find(comment).entries()) {
    const counting = counts[at];
    if (found === null || counting === undefined) continue;
    counting.count++;
    counting.byStatus[comment.status]++;
    if (counting.samples.length < mostSamples) counting.samples.push(sampleOf(comment, found));
  }
}

const sampleOf = (comment: RecentComment, found: TermFound): TermSample => ({
  comment: comment.id,
  status: comment.status,
  createdAt: comment.createdAt,
  ...matchExcerpt(comment, found),
});
