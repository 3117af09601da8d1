import { effect, type Signal, signal } from '@preact/signals';
import type { CommentWithHistory } from '../../http/moderation-answers.ts';
import { apiOf } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { summary } from '../live.ts';
import { notify } from '../notices.tsx';
import { ask } from '../service/ask.ts';
import { watchColleagues } from './colleagues.ts';
import { release } from './feed.ts';
import { fillGuide, type Guide } from './guide.ts';
import { isOpen } from './items.ts';
import { comeTo, leave } from './other-pages.ts';
import { isNeedless } from './outbox.ts';
import type { Told } from './outbox-answers.ts';
import { claimAnew, loadMore, lookAt, newQueue, type Queue } from './queue-state.ts';
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

/** The queue that is worked through now; none while another page is shown. */
let atWork: Queue | undefined;

/** Loads the queue, and keeps it as it is with colleagues and the service; returns what ends that. */
export function work({ queue, guide }: Desk): () => void {
  atWork = queue;
  void loadMore(queue);
  const ends = [
    hear((told) => takeTold(queue, told)),
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
    if (atWork === queue) atWork = undefined;
    for (const end of ends) end();
  };
}

/** Gives back what was claimed when the queue is left, or the page, unless another page of this browser works on it. */
export function releaseAtEnd(site: string): () => void {
  comeTo(site);
  const end = () => {
    if (leave(site)) release(site);
  };
  // The browser may keep a page that is left, and show it again as it was: but then it has no claims.
  const again = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) return;
    comeTo(site);
    if (atWork) void claimAnew(atWork);
  };
  addEventListener('pagehide', end);
  addEventListener('pageshow', again);
  return () => {
    removeEventListener('pagehide', end);
    removeEventListener('pageshow', again);
    end();
  };
}

/** What wasn't done is said aloud on whatever page, with the way back to the comment where its queue is shown. */
function sayTold(told: Told): void {
  if (told.became === 'done' || isNeedless(told.entry)) return;
  const texts = textsOf(QUEUE_TEXTS);
  const queue = atWork?.site === told.entry.site ? atWork : undefined;
  const text = textOf(told);
  const action = queue && { label: texts.look, run: () => void showAgain(queue, told) };
  notify(text, { tone: 'bad', ...(action && { action }) });
}
hear(sayTold);

function textOf(told: Exclude<Told, { became: 'done' }>): string {
  const texts = textsOf(QUEUE_TEXTS);
  switch (told.became) {
    case 'overtaken':
      return texts.overtaken(told.comment.decision.by.name, told.comment.decision.to);
    case 'refused':
      return [texts.refused, told.problem.detail].join(' ');
    case 'set-aside':
      return told.entry.wish.kind === 'undo' ? texts.notUndone : texts.notStored;
  }
}

async function showAgain(queue: Queue, told: Exclude<Told, { became: 'done' }>): Promise<void> {
  const { items } = queue;
  const id = told.entry.comment;
  const isThere = () => items.peek().some(({ comment }) => comment.id === id);
  if (!isThere()) {
    const found =
      told.became === 'overtaken'
        ? told.comment
        : await ask<CommentWithHistory>('GET', apiOf(queue.site, 'comments', id)).then((answer) =>
            answer.ok ? answer.value : undefined,
          );
    if (found && !isThere()) items.value = [{ comment: found }, ...items.peek()];
  }
  if (isThere()) lookAt(queue, id);
}
