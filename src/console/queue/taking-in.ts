import type { CommentWithHistory } from '../../http/moderation-answers.ts';
import { apiOf } from '../address.ts';
import { ask } from '../service/ask.ts';
import { me } from '../service/session.ts';
import type { Decided } from './colleagues.ts';
import { type Item, withChanged } from './items.ts';
import { isNeedless } from './outbox.ts';
import type { Told } from './outbox-answers.ts';
import type { Queue } from './queue-state.ts';

/** Takes in what became of what was decided. */
export function takeTold(queue: Queue, told: Told): void {
  const { entry } = told;
  if (entry.site !== queue.site) return;
  queue.items.value = withChanged(queue.items.peek(), entry.comment, (item) => afterTold(item, told));
  // It was shown as if nobody had decided.
  const stands = told.became === 'refused' || told.became === 'set-aside';
  if (stands && entry.wish.kind === 'undo' && !isNeedless(entry)) void lookAgain(queue, entry.comment);
}

function afterTold(item: Item, told: Told): Item {
  const { comment, mine, theirs } = item;
  switch (told.became) {
    case 'done': {
      const { wish } = told.entry;
      const revised = { ...comment, rev: Math.max(told.rev, comment.rev) };
      if (wish.kind === 'edit' && mine) revised.body = wish.body;
      return {
        ...item,
        comment: revised,
        ...(mine && wish.kind !== 'undo' ? { mine: { ...mine, waiting: false } } : {}),
      };
    }
    case 'overtaken': {
      const { by, to } = told.comment.decision;
      return { comment: told.comment, theirs: { name: by.name, to, seen: false } };
    }
    case 'refused':
    case 'set-aside':
      return { comment, ...(theirs ? { theirs } : {}) };
  }
}

/** Takes in what colleagues decided. */
export function takeDecided(queue: Queue, decided: readonly Decided[]): void {
  const who = me.peek()?.id;
  if (who === undefined) return;
  const newest = new Map(decided.toReversed().map((each) => [each.subject, each]));
  queue.items.value = queue.items.peek().map((item) => {
    const found = newest.get(item.comment.id);
    if (found === undefined || found.by.id === who) return item;
    if (item.mine?.waiting || found.at <= item.comment.decision.at) return item;
    return afterColleague(queue, item, found);
  });
}

function afterColleague(queue: Queue, { comment }: Item, { by, to }: Decided): Item {
  if (to !== null && to !== comment.status) return { comment, theirs: { name: by.name, to, seen: false } };
  // It waits again, or still does: at another revision.
  void lookAgain(queue, comment.id);
  return { comment };
}
/** Takes a comment as it is now, so that who decides on it decides on that. */
export async function lookAgain(queue: Queue, id: string): Promise<void> {
  const answer = await ask<CommentWithHistory>('GET', apiOf(queue.site, 'comments', id));
  if (!answer.ok) return;
  queue.items.value = withChanged(queue.items.peek(), id, (item) => ({ ...item, comment: answer.value }));
}
