import { batch } from '@preact/signals';
import { textsOf } from '../language/language.ts';
import { announce } from '../notices.tsx';
import { decide, type Verdict } from './deciding.ts';
import type { Desk } from './desk.ts';
import { isOpen, neighbour } from './items.ts';
import { loadMore, lookAt, type Queue } from './queue-state.ts';
import { textOf } from './reason-text.ts';
import { QUEUE_TEXTS } from './texts.ts';

/** Goes to the comment before or after, and says it. */
export function go({ queue, rejecting }: Desk, step: 1 | -1): void {
  const { items, current } = queue;
  const to = neighbour(items.peek(), current.peek(), step);
  if (to === undefined) return void loadMore(queue, true);
  batch(() => {
    lookAt(queue, to);
    rejecting.value = false;
  });
  void loadMore(queue);
  const comment = items.peek().find((item) => item.comment.id === to)?.comment;
  if (comment) announce(textsOf(QUEUE_TEXTS).nowAt(comment.author.name, comment.body));
}

/** Shows the reasons for a rejection, or none where there is nothing to reject. */
export function startRejecting({ queue, rejecting, guide }: Desk): void {
  if (queue.current.peek() === undefined) return;
  rejecting.value = true;
  const { chooseReason, withoutReason } = textsOf(QUEUE_TEXTS);
  const reasons = guide.peek().reasons.map((reason, at) => `${at + 1} ${textOf(reason.texts)}`);
  announce([chooseReason, ...reasons, `0 ${withoutReason}`].join(', '));
}

export function reject({ queue, rejecting }: Desk, why: Omit<Verdict, 'status'>): void {
  rejecting.value = false;
  decide(queue, { status: 'rejected', ...why });
}

export function toggle({ selected }: Queue, id: string | undefined): void {
  if (id === undefined) return;
  const now = new Set(selected.peek());
  if (!now.delete(id)) now.add(id);
  choose(selected, now);
}

/** As many as one request decides. */
const MOST = 200;

/** Selects all that is shown and that nobody has decided. */
export function selectAll({ selected, items }: Queue): void {
  const open = items.peek().filter(isOpen).slice(0, MOST);
  choose(selected, new Set(open.map(({ comment }) => comment.id)));
}

export function clearSelection({ selected }: Queue): void {
  if (selected.peek().size > 0) choose(selected, new Set());
}

function choose(selected: Queue['selected'], now: ReadonlySet<string>): void {
  selected.value = now;
  announce(textsOf(QUEUE_TEXTS).selected(now.size));
}
