import type { Status } from '../../domain/comment.ts';
import type { ModeratedComment } from '../../read/moderated-comments.ts';

/** A comment in the list, with what became of it while it was there. */
export interface Item {
  readonly comment: ModeratedComment;
  /** What was decided here; `waiting` until the service has it. */
  readonly mine?: { readonly status: Status; readonly waiting: boolean };
  /** What a colleague decided meanwhile; `seen` once somebody was told who wanted to decide. */
  readonly theirs?: { readonly name: string; readonly to: Status; readonly seen: boolean };
}

/** So many decided ones stay in the list behind the one that is worked on. */
const BEHIND = 30;

export const isOpen = ({ comment, mine, theirs }: Item): boolean =>
  mine === undefined && theirs === undefined && comment.withdrawnAt === null && comment.erasedAt === null;

/** Adds a page at the end. What is there already is taken anew where it has changed, unless it was decided here. */
export function withPage(items: readonly Item[], page: readonly ModeratedComment[]): readonly Item[] {
  const come = new Map(page.map((comment) => [comment.id as string, comment]));
  const known = items.map((item) => {
    const now = come.get(item.comment.id);
    come.delete(item.comment.id);
    return now === undefined || item.mine !== undefined || now.rev <= item.comment.rev
      ? item
      : { comment: now };
  });
  return [...known, ...[...come.values()].map((comment) => ({ comment }))];
}

/** Without what was decided long before the one that is worked on. */
export function trimmed(items: readonly Item[], current: string | undefined): readonly Item[] {
  const at = items.findIndex(({ comment }) => comment.id === current);
  return at > BEHIND + 10 && items.slice(0, at - BEHIND).every((item) => !isOpen(item))
    ? items.slice(at - BEHIND)
    : items;
}

/** The next that nobody has decided: after the one that is worked on, else before it. */
export function nextOpen(items: readonly Item[], current: string | undefined): string | undefined {
  const at = items.findIndex(({ comment }) => comment.id === current);
  const next = items.find((item, place) => place > at && isOpen(item)) ?? items.find(isOpen);
  return next?.comment.id;
}

/** The one before or after, whatever became of it. */
export function neighbour(
  items: readonly Item[],
  current: string | undefined,
  step: 1 | -1,
): string | undefined {
  const at = items.findIndex(({ comment }) => comment.id === current);
  return items[at === -1 ? 0 : at + step]?.comment.id;
}

/** With one of them changed. */
export const withChanged = (
  items: readonly Item[],
  id: string,
  changed: (item: Item) => Item,
): readonly Item[] => items.map((item) => (item.comment.id === id ? changed(item) : item));
