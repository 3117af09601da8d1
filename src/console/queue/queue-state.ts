import { batch, type Signal, signal } from '@preact/signals';
import type { SummaryView } from '../../http/queue-summary.ts';
import type { CommentContext } from '../../read/contexts.ts';
import type { ModeratedComment } from '../../read/moderated-comments.ts';
import type { Problem } from '../service/ask.ts';
import { loadContexts } from './contexts.ts';
import { type Feed, feedOf } from './feed.ts';
import { type Filters, isPlain } from './filters.ts';
import { type Item, isOpen, nextOpen, trimmed, withPage } from './items.ts';
import { unsent } from './sender.ts';

/** The queue as it is worked through on this page. */
export interface Queue {
  readonly site: string;
  readonly filters: Filters;
  readonly items: Signal<readonly Item[]>;
  /** The id of the comment that is worked on. */
  readonly current: Signal<string | undefined>;
  /** The one that somebody went to, whatever became of it. */
  readonly lookedAt: Signal<string | undefined>;
  readonly selected: Signal<ReadonlySet<string>>;
  /** Nothing follows for now. */
  readonly ended: Signal<boolean>;
  readonly busy: Signal<boolean>;
  /** The summary there was when something was last decided here. */
  readonly decidedAt: Signal<SummaryView | undefined>;
  /** When it was last asked for more (ms). */
  readonly askedAt: Signal<number>;
  readonly problem: Signal<Problem | undefined>;
  readonly contexts: Signal<ReadonlyMap<string, CommentContext>>;
  /** Begun anew when all is loaded anew. */
  readonly feed: Signal<Feed>;
}

export const newQueue = (site: string, filters: Filters): Queue => ({
  site,
  filters,
  items: signal([]),
  current: signal(undefined),
  lookedAt: signal(undefined),
  selected: signal(new Set()),
  ended: signal(false),
  busy: signal(false),
  askedAt: signal(0),
  decidedAt: signal(undefined),
  problem: signal(undefined),
  contexts: signal(new Map()),
  feed: signal(feedOf(site, filters)),
});

/** Goes to a comment, whatever became of it. */
export function lookAt({ current, lookedAt }: Queue, id: string | undefined): void {
  batch(() => {
    current.value = id;
    lookedAt.value = id;
  });
}

/** When fewer than so many are left to decide after the one that is looked at, the next come. */
const FEW = 20;

/** Claims end after 10 minutes; who works on has them anew before (ms). */
const RENEWED_AFTER = 4 * 60_000;

/**
 * Loads the next part where few are left, `again` also where nothing followed when it was last asked; or claims anew
 * what somebody has been working on for a while.
 */
export async function loadMore(queue: Queue, again = false): Promise<void> {
  const left = queue.items.peek().filter(isOpen).length;
  const more = aheadIn(queue) < FEW && (again || !queue.ended.peek());
  const renews = isPlain(queue.filters) && Date.now() - queue.askedAt.peek() > RENEWED_AFTER;
  if (queue.busy.peek() || !(more || (renews && left > 0))) return;
  queue.busy.value = true;
  queue.askedAt.value = Date.now();
  const decided = unsent.peek().filter(({ site }) => site === queue.site).length;
  const feed = queue.feed.peek();
  const answer = await feed(left + decided, more);
  // All was begun anew meanwhile: this is a part of what was there before.
  if (queue.feed.peek() !== feed) return;
  batch(() => {
    queue.busy.value = false;
    queue.problem.value = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    if (more) queue.ended.value = answer.value.ended;
    takeIn(queue, answer.value.items);
  });
}

/** Claims anew what was given back, though it is worked on. */
export function claimAnew(queue: Queue): Promise<void> {
  queue.askedAt.value = 0;
  return loadMore(queue);
}

function aheadIn({ items, current }: Queue): number {
  const at = items.peek().findIndex(({ comment }) => comment.id === current.peek());
  return items
    .peek()
    .slice(at + 1)
    .filter(isOpen).length;
}

/** Loads all anew, from the beginning; what was decided here and waits to be sent stays decided. */
export async function startAnew(queue: Queue): Promise<void> {
  batch(() => {
    queue.items.value = [];
    queue.current.value = undefined;
    queue.selected.value = new Set();
    queue.feed.value = feedOf(queue.site, queue.filters);
    queue.ended.value = false;
    queue.busy.value = false;
  });
  await loadMore(queue);
}

function takeIn(queue: Queue, page: readonly ModeratedComment[]): void {
  const before = new Set(queue.items.peek().map(({ comment }) => comment.id));
  queue.items.value = trimmed(withPage(queue.items.peek(), page), queue.current.peek()).map(asWaiting);
  const { items, current } = queue;
  if (current.peek() === undefined) current.value = nextOpen(items.peek(), undefined);
  const added = page.filter(({ id }) => !before.has(id)).map(({ id }) => id);
  void loadContexts(queue.site, added, (told) => {
    queue.contexts.value = new Map([...queue.contexts.peek(), ...told]);
  });
}

/** What was decided before a reload, and isn't sent yet, is shown as decided. */
function asWaiting(item: Item): Item {
  if (item.mine !== undefined) return item;
  const entry = unsent.peek().findLast(({ comment }) => comment === item.comment.id);
  if (entry === undefined || entry.wish.kind === 'undo') return item;
  const status = entry.wish.kind === 'edit' ? 'approved' : entry.wish.status;
  return { ...item, mine: { status, waiting: true } };
}
