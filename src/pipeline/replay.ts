import type { DefaultEffect } from '../domain/article.ts';
import { type CommentId, earliestId, type SiteId, type Status } from '../domain/comment.ts';
import type { Facts } from '../domain/facts.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Database } from '../store/database.ts';
import { countRejections, decisionsBefore, type RejectionsOf, rejectionsSince } from './decided-comments.ts';
import { type Birth, type Undone, undo } from './undo-decisions.ts';

/** A stored comment on which people decided, with what rules would have known of it when it came. */
export interface DecidedComment {
  readonly comment: CommentId;
  readonly people: Status;
  /** Which of the site's ready reasons they gave; null for none. */
  readonly reason: string | null;
  readonly facts: Facts;
  readonly articleDefault: DefaultEffect | null;
}

/** Some of them, newest first. */
export interface ReplayedBatch {
  readonly comments: readonly DecidedComment[];
  /** Everything later than this (ms since 1970 UTC) has been seen. */
  readonly reached: number;
  /** How many decisions were read for it. */
  readonly read: number;
}

export interface ReplayWindow {
  /** Comments that came from then on (ms since 1970 UTC). */
  readonly since: number;
  /** Decisions that are read at a time. */
  readonly batch: number;
}

/** Sorts after every UUID. */
const LAST = 'g';

/**
 * Goes back through a site's decisions from now, and undoes each, so that when a comment's first decision is
 * reached its author stands as they stood before it. What is kept of the way is a number for each author
 * that was met, and the comments that were decided later than they came.
 */
export async function* replay(
  database: Pick<Database, 'read'>,
  ruleSet: Pick<RuleSet, 'site' | 'needs'>,
  { since, batch }: ReplayWindow,
): AsyncGenerator<ReplayedBatch> {
  const { site } = ruleSet;
  const asksForRejections = ruleSet.needs.some(({ kind }) => kind === 'rejected_30d');
  const undone: Undone = { approved: new Map(), statuses: asksForRejections ? new Map() : null };
  const from = earliestId(since);
  let before = LAST;
  for (;;) {
    const [events] = await database.read([decisionsBefore({ site, from, before, limit: batch })]);
    const last = events.at(-1);
    if (last === undefined) return;
    const births = undo(undone, events);
    const rejected = asksForRejections ? await rejectionsOf(database, site, births) : new Map();
    yield {
      comments: births.map((birth) => decidedComment(birth, rejected.get(birth.comment) ?? 0)),
      reached: last.at,
      read: events.length,
    };
    before = last.decision;
  }
}

async function rejectionsOf(
  database: Pick<Database, 'read'>,
  site: SiteId,
  births: readonly Birth[],
): Promise<ReadonlyMap<CommentId, number>> {
  const asked = births.flatMap(({ comment, authorKey: key, createdAt }): RejectionsOf[] =>
    key === null ? [] : [{ comment, key, since: rejectionsSince(createdAt) }],
  );
  const [counted] = await database.read([countRejections({ site, asked: JSON.stringify(asked) })]);
  return new Map(counted.map(({ comment, rejected }) => [comment, rejected]));
}

function decidedComment(birth: Birth, rejectedNow: number): DecidedComment {
  const { comment, people, reason, articleDefault } = birth;
  return { comment, people, reason, articleDefault, facts: factsThen(birth, rejectedNow) };
}

/** As `factsOf` of a submission; `forgotten.ts` says what can't be known any more. */
function factsThen(birth: Birth, rejectedNow: number): Facts {
  const { createdAt, publishedAt, authorId } = birth;
  const isKnown = authorId !== null;
  return {
    body: birth.body,
    name: birth.authorName,
    section: birth.registered === 1 ? birth.section : undefined,
    articleAge: publishedAt === null ? undefined : Math.max(0, createdAt - publishedAt),
    reply: birth.parent !== null,
    author: {
      approved: isKnown ? birth.approvedThen : 0,
      rejected30d: rejectedNow + birth.rejectedShift,
      age: isKnown ? Math.max(0, createdAt - (birth.firstSeenAt ?? createdAt)) : 0,
      role: null,
      trusted: isKnown ? undefined : false,
      banned: undefined,
    },
    rates: new Map(),
    copies: new Map(),
    now: createdAt,
  };
}
