import { batch } from '@preact/signals';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { type Item, withChanged } from './items.ts';
import { lookAt, type Queue } from './queue-state.ts';
import { takeBack } from './sender.ts';
import { QUEUE_TEXTS } from './texts.ts';

/** What Z takes back: what was decided at once, as it was before. */
type Undoable = { readonly site: string } & (
  | { readonly kind: 'entries'; readonly of: readonly { readonly id: string; readonly before: Item }[] }
  | { readonly kind: 'bulk'; readonly run: () => unknown }
);
const undoable: Undoable[] = [];
const MOST_UNDOABLE = 100;

/** Lets Z take something back that isn't made of single decisions. */
export function rememberBulk(site: string, run: () => unknown): void {
  remember({ kind: 'bulk', site, run });
}

export function remember(done: Undoable): void {
  undoable.push(done);
  if (undoable.length > MOST_UNDOABLE) undoable.shift();
}

/** Takes back what was decided last, and shows it again. */
export function undoLast(queue: Queue): void {
  const texts = textsOf(QUEUE_TEXTS);
  const at = undoable.findLastIndex(({ site }) => site === queue.site);
  const [last] = at === -1 ? [] : undoable.splice(at, 1);
  if (last?.kind === 'bulk') {
    last.run();
    return;
  }
  const back = (last?.of ?? []).filter(({ id, before }) => takeBack(queue.site, before.comment.id, id));
  if (back.length === 0) {
    notify(texts.nothingToUndo);
    return;
  }
  batch(() => {
    for (const { before } of back) showAgain(queue, before);
    lookAt(queue, back[0]?.before.comment.id);
  });
  notify(texts.undone(back.length));
}

/** The comment as it was before; at the place where somebody works now, if it isn't in the list any more. */
function showAgain({ items, current }: Queue, before: Item): void {
  const { id } = before.comment;
  if (items.peek().some(({ comment }) => comment.id === id)) {
    items.value = withChanged(items.peek(), id, ({ comment }) => ({
      ...before,
      comment: { ...before.comment, rev: comment.rev },
    }));
    return;
  }
  const at = Math.max(
    0,
    items.peek().findIndex(({ comment }) => comment.id === current.peek()),
  );
  items.value = items.peek().toSpliced(at, 0, before);
}
