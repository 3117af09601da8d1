import { textsOf } from '../language/language.ts';
import type { Shortcut } from '../shortcuts.ts';
import { decide } from './deciding.ts';
import type { Desk } from './desk.ts';
import { clearSelection, go, reject, selectAll, startRejecting, toggle } from './moving.ts';
import { QUEUE_TEXTS } from './texts.ts';
import { undoLast } from './undoing.ts';

/** Where the search is written. */
export const SEARCH_ID = 'queue-search';
/** Where a reason in one's own words is written. */
export const OWN_REASON_ID = 'queue-own-reason';

/** What the keys do at the queue. */
export function keysOf(desk: Desk): readonly Shortcut[] {
  const texts = textsOf(QUEUE_TEXTS);
  const { queue, dialog } = desk;
  const letter = (name: string, says: string, run: () => void): Shortcut => ({
    code: `Key${name}`,
    shown: name,
    says,
    run,
  });
  const move = (key: Omit<Shortcut, 'says' | 'run'>, step: 1 | -1): Shortcut => ({
    ...key,
    says: step === 1 ? texts.next : texts.previous,
    repeats: true,
    run: () => go(desk, step),
  });
  return [
    letter('A', texts.doing.approved, () => decide(queue, { status: 'approved' })),
    letter('R', texts.doing.rejected, () => startRejecting(desk)),
    letter('S', texts.doing.spam, () => decide(queue, { status: 'spam' })),
    letter('H', texts.doing.pending, () => decide(queue, { status: 'pending' })),
    letter('Z', texts.undo, () => undoLast(queue)),
    move({ code: 'KeyJ', shown: 'J' }, 1),
    move({ code: 'KeyK', shown: 'K' }, -1),
    move({ code: 'ArrowDown', shown: '↓' }, 1),
    move({ code: 'ArrowUp', shown: '↑' }, -1),
    letter('X', texts.select, () => toggle(queue, queue.current.peek())),
    { code: 'KeyA', shift: true, shown: '⇧ A', says: texts.selectAll, run: () => selectAll(queue) },
    letter('E', texts.edit, () => open(desk, 'edit')),
    letter('N', texts.note, () => open(desk, 'note')),
    letter('B', texts.bulk, () => (dialog.value = 'bulk')),
    // By its place where the layout has no such sign, and by the sign wherever it is.
    { code: 'Slash', shown: '/', says: texts.search, run: search },
    { key: '/', shown: '/', says: texts.search, run: search },
    ...reasonKeys(desk),
  ];
}

const search = (): void => document.getElementById(SEARCH_ID)?.focus();

const open = ({ queue, dialog }: Desk, what: 'edit' | 'note'): void => {
  if (queue.current.peek() !== undefined) dialog.value = what;
};

/** Digits choose a reason while reasons are shown; Escape closes what is open beside the comment. */
function reasonKeys(desk: Desk): readonly Shortcut[] {
  const texts = textsOf(QUEUE_TEXTS);
  const digits = Array.from({ length: 10 }, (_, digit) => digit);
  const choose = (digit: number) => {
    const { reasons } = desk.guide.peek();
    if (!desk.rejecting.peek()) return;
    if (digit === 0) reject(desk, {});
    else if (reasons[digit - 1]) reject(desk, { reasonCode: reasons[digit - 1]?.code ?? '' });
  };
  return [
    ...['Digit', 'Numpad'].flatMap((keys) =>
      digits.map((digit) => ({
        code: `${keys}${digit}`,
        shown: '0–9',
        says: texts.reasonByDigit,
        run: () => choose(digit),
      })),
    ),
    {
      code: 'KeyO',
      shown: 'O',
      says: texts.ownWords,
      run: () => document.getElementById(OWN_REASON_ID)?.focus(),
    },
    { code: 'Escape', shown: 'Esc', says: texts.back, run: () => close(desk) },
  ];
}

function close({ rejecting, queue }: Desk): void {
  if (rejecting.peek()) rejecting.value = false;
  else clearSelection(queue);
}
