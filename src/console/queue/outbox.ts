import type { Status } from '../../domain/comment.ts';

// What was decided and is still to reach the service. Pure: it says what to send next. Each entry names the revision
// that was looked at, so that sending it twice does it once, and a colleague's decision is never overwritten unseen.

/** What somebody wants of a comment. */
export type Wish =
  | {
      readonly kind: 'decide';
      readonly status: Status;
      readonly reason: string | null;
      readonly reasonCode: string | null;
    }
  | { readonly kind: 'edit'; readonly body: string; readonly reason: string | null }
  /** Takes back what another entry did: `decision` is null until that is known. */
  | { readonly kind: 'undo'; readonly of: string; readonly decision: string | null };

export interface Entry {
  /** Ids sort by time. */
  readonly id: string;
  readonly site: string;
  readonly comment: string;
  /** Who decided; it is sent in nobody else's name. Null: whoever works here, who wasn't known yet. */
  readonly by: string | null;
  /** The revision that was looked at; null: as the entry before on the same comment leaves it. */
  readonly rev: number | null;
  readonly wish: Wish;
  /** The service says that the comment has moved on: whether by this very entry is to be looked up. */
  readonly doubt?: true;
  /** It was sent, and no answer came: whether it was done isn't known. */
  readonly tried?: true;
  /** Sent together with others it was refused: it is sent alone, to see which one is wrong. */
  readonly alone?: true;
  /** So often the service answered that something went wrong within it. */
  readonly failed?: number;
}

/** What to send next. */
export type Call =
  | { readonly kind: 'look' | 'edit'; readonly entries: readonly [Entry] }
  | { readonly kind: 'decide' | 'undo'; readonly entries: readonly Entry[] };

/** Whether it was to take back what came to nothing by itself. */
export const isNeedless = ({ wish }: Entry): boolean => wish.kind === 'undo' && wish.decision === null;

/** As many as one request may hold. */
const MOST = 200;

/** What is to be sent next for who works here; null where nothing waits. Always in the order in which it was decided. */
export function nextCall(entries: readonly Entry[], me: string): Call | null {
  const mine = entries.filter(({ by }) => by === null || by === me);
  const [head] = mine;
  if (head === undefined) return null;
  if (isUnclear(head)) return { kind: 'look', entries: [head] };
  if (head.wish.kind === 'edit') return { kind: 'edit', entries: [head] };
  return { kind: head.wish.kind, entries: head.alone ? [head] : together(head, mine) };
}

const isUnclear = ({ doubt, wish, rev }: Entry): boolean =>
  doubt === true || (wish.kind === 'undo' ? wish.decision === null : rev === null);

/** As many from the first on as may go in one request: of one site and kind, each comment once. */
function together(head: Entry, entries: readonly Entry[]): readonly Entry[] {
  const comments = new Set<string>();
  const end = entries.findIndex((entry) => {
    const fits =
      entry.site === head.site &&
      entry.wish.kind === head.wish.kind &&
      !isUnclear(entry) &&
      entry.alone !== true &&
      !comments.has(entry.comment);
    comments.add(entry.comment);
    return !fits;
  });
  return entries.slice(0, Math.min(end === -1 ? entries.length : end, MOST));
}

/**
 * Takes an entry back: one that was never sent is gone, one that may have been done is undone after it by `undo`. Null where
 * there is nothing to take back: it isn't there, and came to no decision.
 */
export function withTakenBack(
  entries: readonly Entry[],
  undo: Entry,
  underWay: Call | null,
): readonly Entry[] | null {
  if (undo.wish.kind !== 'undo') return null;
  const { of, decision } = undo.wish;
  const entry = entries.find(({ id }) => id === of);
  if (entry === undefined && decision === null) return null;
  const wasSent =
    entry === undefined || entry.tried || entry.doubt || underWay?.entries.some(({ id }) => id === of);
  return wasSent ? [...entries, undo] : entries.filter((each) => each !== entry);
}
