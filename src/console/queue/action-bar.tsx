import type { Status } from '../../domain/comment.ts';
import { textsOf } from '../language/language.ts';
import { currentOf, decide } from './deciding.ts';
import type { Desk } from './desk.ts';
import { Key } from './key.tsx';
import { go, startRejecting } from './moving.ts';
import { Reasons } from './reasons.tsx';
import { QUEUE_TEXTS } from './texts.ts';
import { undoLast } from './undoing.ts';

const KEYS: readonly (readonly [Status, string])[] = [
  ['approved', 'A'],
  ['rejected', 'R'],
  ['spam', 'S'],
  ['pending', 'H'],
];

/** All that can be done with the comment, or with those that are selected: at the bottom, where thumbs are. */
export function ActionBar({ desk }: { readonly desk: Desk }) {
  const texts = textsOf(QUEUE_TEXTS);
  const { queue, dialog, rejecting } = desk;
  const none = currentOf(queue) === undefined;
  const { size } = queue.selected.value;
  const run = (status: Status) => (status === 'rejected' ? startRejecting(desk) : decide(queue, { status }));
  return (
    <section class="action-bar" aria-label={texts.actions}>
      {rejecting.value && <Reasons desk={desk} />}
      <div class="decide">
        {size > 0 && <strong class="for-selected">{texts.selected(size)}</strong>}
        {KEYS.map(([status, key]) => (
          <button
            key={status}
            type="button"
            class={`act ${status}`}
            disabled={none}
            aria-keyshortcuts={key}
            onClick={() => run(status)}
          >
            {texts.doing[status]} <Key shown={key} />
          </button>
        ))}
      </div>
      <div class="other-actions">
        <Small says={texts.edit} shown="E" disabled={none} run={() => (dialog.value = 'edit')} />
        <Small says={texts.note} shown="N" disabled={none} run={() => (dialog.value = 'note')} />
        <Small says={texts.previous} shown="K" disabled={none} run={() => go(desk, -1)} />
        <Small says={texts.next} shown="J" disabled={none} run={() => go(desk, 1)} />
        <Small says={texts.undo} shown="Z" run={() => undoLast(queue)} />
      </div>
    </section>
  );
}

interface SmallProps {
  readonly says: string;
  readonly shown: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

function Small({ says, shown, disabled = false, run }: SmallProps) {
  return (
    <button type="button" class="quiet" disabled={disabled} aria-keyshortcuts={shown} onClick={run}>
      {says} <Key shown={shown} />
    </button>
  );
}
