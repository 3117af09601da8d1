import { effect, type Signal, signal } from '@preact/signals';
import { textsOf } from '../language/language.ts';
import { summary } from '../live.ts';
import { notify } from '../notices.tsx';
import { watchColleagues } from './colleagues.ts';
import { release } from './feed.ts';
import { isOpen } from './items.ts';
import type { Told } from './outbox.ts';
import { fillGuide, type Guide, loadMore, lookAt, newQueue, type Queue } from './queue-state.ts';
import { hear } from './sender.ts';
import { takeDecided, takeTold } from './taking-in.ts';
import { QUEUE_TEXTS } from './texts.ts';

/** What somebody works at: the queue, what the site says of its rules, and what is open beside the comment. */
export interface Desk {
  readonly queue: Queue;
  readonly guide: Signal<Guide>;
  /** The reasons for a rejection are shown, to choose one. */
  readonly rejecting: Signal<boolean>;
  readonly dialog: Signal<'edit' | 'note' | 'bulk' | null>;
}

export const newDesk = (guide: Signal<Guide>, ...of: Parameters<typeof newQueue>): Desk => ({
  queue: newQueue(...of),
  guide,
  rejecting: signal(false),
  dialog: signal(null),
});

/** Loads the queue, and keeps it as it is with colleagues and the service; returns what ends that. */
export function work({ queue, guide }: Desk): () => void {
  void loadMore(queue);
  const ends = [
    hear((told) => {
      takeTold(queue, told);
      sayTold(queue, told);
    }),
    watchColleagues(queue.site, (decided) => takeDecided(queue, decided)),
    // What has come since is looked for when the list is at its end.
    effect(() => {
      const waits = summary.value?.statuses.pending.count ?? 0;
      if (waits > queue.items.peek().filter(isOpen).length) void loadMore(queue, true);
    }),
    // What was lost with the connection is asked for again once the service answers.
    effect(() => {
      if (summary.value !== undefined && guide.peek().isLacking) fillGuide(queue.site, guide);
    }),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Gives back what was claimed when the queue is left, or the page. */
export function releaseAtEnd(site: string): () => void {
  const leave = () => release(site);
  addEventListener('pagehide', leave);
  return () => {
    removeEventListener('pagehide', leave);
    leave();
  };
}

/** What wasn't done is said aloud, with the way back to the comment. */
function sayTold(queue: Queue, told: Told): void {
  if (told.became === 'done') return;
  const texts = textsOf(QUEUE_TEXTS);
  const { comment } = told.entry;
  const { items } = queue;
  const text =
    told.became === 'overtaken'
      ? texts.overtaken(told.comment.decision.by.name, told.comment.decision.to)
      : [texts.refused, told.problem.detail].join(' ');
  const look = () => {
    if (told.became === 'overtaken' && !items.peek().some((item) => item.comment.id === comment))
      items.value = [{ comment: told.comment }, ...items.peek()];
    lookAt(queue, comment);
  };
  notify(text, { tone: 'bad', action: { label: texts.look, run: look } });
}
