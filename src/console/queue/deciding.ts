import { batch } from '@preact/signals';
import type { Status } from '../../domain/comment.ts';
import { textsOf } from '../language/language.ts';
import { summary } from '../live.ts';
import { announce, notify } from '../notices.tsx';
import { type Item, isOpen, nextOpen, withChanged } from './items.ts';
import type { Wish } from './outbox.ts';
import { loadMore, type Queue } from './queue-state.ts';
import { send } from './sender.ts';
import { lookAgain } from './taking-in.ts';
import { QUEUE_TEXTS } from './texts.ts';
import { remember } from './undoing.ts';

/** The comment that is worked on. */
export const currentOf = (queue: Queue): Item | undefined =>
  queue.items.value.find(({ comment }) => comment.id === queue.current.value);

/** Those that an action is for: the selected ones, else the one that is worked on. */
function targetsOf(queue: Queue): readonly Item[] {
  const selected = queue.selected.peek();
  if (selected.size > 0) return queue.items.peek().filter(({ comment }) => selected.has(comment.id));
  const current = queue.items.peek().find(({ comment }) => comment.id === queue.current.peek());
  return current === undefined ? [] : [current];
}

export interface Verdict {
  readonly status: Status;
  readonly reason?: string;
  readonly reasonCode?: string;
}

/** Decides the selected comments, or the one that is worked on: shown at once, sent in the background. */
export function decide(queue: Queue, { status, reason, reasonCode }: Verdict): void {
  act(queue, targetsOf(queue), status, {
    kind: 'decide',
    status,
    reason: reason ?? null,
    reasonCode: reasonCode ?? null,
  });
}

/** Approves a comment in other words; the former ones stay in its history. */
export function editAndApprove(queue: Queue, item: Item, body: string, reason: string | null): void {
  act(queue, [item], 'approved', { kind: 'edit', body, reason });
}

function act(queue: Queue, targets: readonly Item[], status: Status, wish: Wish): void {
  const texts = textsOf(QUEUE_TEXTS);
  const free = targets.filter(
    ({ comment, theirs }) => mayDecide(comment) && (theirs === undefined || theirs.seen),
  );
  const [first] = targets;
  if (free.length === 0) {
    if (first) void refuse(queue, first);
    return;
  }
  const ids = send(
    queue.site,
    free.map(({ comment }) => ({ comment: comment.id, rev: comment.rev, wish })),
  );
  remember({
    kind: 'entries',
    site: queue.site,
    of: free.flatMap((before, at) => ({ id: ids[at] ?? '', before })),
  });
  batch(() => {
    const chosen = new Set<string>(free.map(({ comment }) => comment.id));
    queue.items.value = queue.items
      .peek()
      .map((item) =>
        chosen.has(item.comment.id) ? { comment: item.comment, mine: { status, waiting: true } } : item,
      );
    queue.selected.value = new Set();
    queue.decidedAt.value = summary.peek();
    moveOn(queue, chosen);
  });
  const next = queue.items.peek().find(({ comment }) => comment.id === queue.current.peek());
  announce(
    `${texts.decided[status](free.length)} ${next && isOpen(next) ? texts.nowAt(next.comment.author.name, next.comment.body) : texts.noneLeft}`,
  );
  void loadMore(queue);
}

const mayDecide = ({ withdrawnAt, erasedAt }: Item['comment']): boolean =>
  withdrawnAt === null && erasedAt === null;

/**
 * Nobody decides on what is gone, and on what a colleague has decided only knowing it: that is said once the comment is
 * here as they left it, so that who presses again then decides on that.
 */
async function refuse(queue: Queue, { comment: { id }, theirs }: Item): Promise<void> {
  const texts = textsOf(QUEUE_TEXTS);
  if (theirs === undefined) {
    notify(texts.gone, { tone: 'bad' });
    return;
  }
  await lookAgain(queue, id);
  queue.items.value = withChanged(queue.items.peek(), id, (item) =>
    item.theirs === undefined ? item : { ...item, theirs: { ...item.theirs, seen: true } },
  );
  notify(`${texts.theirs(theirs.name, theirs.to)} ${texts.pressAgain}`);
}

function moveOn(queue: Queue, decided: ReadonlySet<string>): void {
  const { current, items } = queue;
  if (current.peek() === undefined || decided.has(current.peek() ?? ''))
    current.value = nextOpen(items.peek(), current.peek()) ?? current.peek();
}
