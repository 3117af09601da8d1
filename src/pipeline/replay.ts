import type { DefaultEffect } from '../domain/article.ts';
import { type AuthorKey, type CommentId, earliestId, type SiteId, type Status } from '../domain/comment.ts';
import type { Facts } from '../domain/facts.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Database } from '../store/database.ts';
import {
  countRejections,
  type DecisionEvent,
  decisionsBefore,
  type RejectionsOf,
  rejectionsSince,
} from './decided-comments.ts';

/** A stored comment on which people decided, with what rules would have known of it when it came. */
export interface DecidedComment {
  readonly comment: CommentId;
  readonly people: Status;
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
  ruleSet: RuleSet,
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

/** What the decisions that were undone changed. */
interface Undone {
  /** How many approvals of an author's comments. */
  readonly approved: Map<AuthorKey, number>;
  /** By author: of comments whose first decision is still to come. Null where no rule asks for rejections. */
  readonly statuses: Map<AuthorKey, Map<CommentId, { readonly before: Status; readonly now: Status }>> | null;
}

type Birth = DecisionEvent & {
  readonly comment: CommentId;
  readonly people: Status;
  readonly body: string;
  /** How many of the author's comments were approved when this one came. */
  readonly approvedThen: number;
  /** By how many the author's rejections of the 30 days before differ from what is stored now. */
  readonly rejectedShift: number;
};

function undo(undone: Undone, events: readonly DecisionEvent[]): Birth[] {
  const births: Birth[] = [];
  for (const event of events) {
    const { comment, authorKey: key, people, body } = event;
    if (comment === null) continue;
    if (key !== null) undoOne(undone, key, comment, event);
    if (people === null || body === null) continue;
    const approvedThen = (event.approved ?? 0) - (key === null ? 0 : (undone.approved.get(key) ?? 0));
    births.push({ ...event, comment, people, body, approvedThen, rejectedShift: shiftOf(undone, event) });
  }
  return births;
}

function undoOne(
  { approved, statuses }: Undone,
  key: AuthorKey,
  comment: CommentId,
  { from, to, status }: DecisionEvent,
): void {
  const by = Number(to === 'approved') - Number(from === 'approved');
  if (by !== 0) approved.set(key, (approved.get(key) ?? 0) + by);
  if (statuses === null) return;
  const own = statuses.get(key) ?? new Map();
  if (from === null) own.delete(comment);
  else own.set(comment, { before: from, now: status });
  if (own.size > 0) statuses.set(key, own);
  else statuses.delete(key);
}

function shiftOf({ statuses }: Undone, { authorKey, createdAt }: DecisionEvent): number {
  const own = authorKey === null ? undefined : statuses?.get(authorKey);
  if (own === undefined) return 0;
  const since = rejectionsSince(createdAt);
  return [...own]
    .filter(([comment]) => comment >= since)
    .reduce((shift, [, { before, now }]) => shift + Number(isRefused(before)) - Number(isRefused(now)), 0);
}

/** Whether people, or rules, turned a comment away. */
export const isRefused = (status: Status): boolean => status === 'rejected' || status === 'spam';

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
  const { comment, people, articleDefault } = birth;
  return { comment, people, articleDefault, facts: factsThen(birth, rejectedNow) };
}

/** As `factsOf` of a submission; what can't be known any more is said in `FORGOTTEN`. */
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

/** What a replay can't tell as it was, by the condition that asks for it. */
export const FORGOTTEN: Readonly<Record<string, string>> = {
  'author.role': 'roles are not stored: every author is taken to have none',
  'author.age': 'counted from when this service first saw the author, whatever the site said',
  'author.trusted': 'unknown, as it may have been otherwise then',
  'author.banned': 'unknown, as it may have been otherwise then',
  section: "the article's section of today",
  'article.age': "by the article's time of publication as it is known today",
  rate: 'unknown: it is not counted again',
  similar: 'unknown: texts are not compared again',
};
