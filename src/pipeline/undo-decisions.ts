import { type AuthorKey, type CommentId, isRefused, type Status } from '../domain/comment.ts';
import { type DecisionEvent, rejectionsSince } from './decided-comments.ts';

/** What the decisions that were undone changed. */
export interface Undone {
  /** How many approvals of an author's comments. */
  readonly approved: Map<AuthorKey, number>;
  /** By author: of comments whose first decision is still to come. Null where no rule asks for rejections. */
  readonly statuses: Map<AuthorKey, Map<CommentId, { readonly before: Status; readonly now: Status }>> | null;
}

/** The first decision on a comment that people have decided, with how its author stood before it. */
export type Birth = DecisionEvent & {
  readonly comment: CommentId;
  readonly people: Status;
  readonly body: string;
  /** How many of the author's comments were approved when this one came. */
  readonly approvedThen: number;
  /** By how many the author's rejections of the 30 days before differ from what is stored now. */
  readonly rejectedShift: number;
};

/** Undoes decisions, the newest first; returns those that were first ones. */
export function undo(undone: Undone, events: readonly DecisionEvent[]): Birth[] {
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
