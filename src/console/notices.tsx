import { type Signal, signal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad';
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** How long a notice stays (ms); one with something to do longer. */
const STAYS = 5_000;
const STAYS_WITH_ACTION = 10_000;
/** After so long (ms) an announcement is with the screen reader. */
const IS_READ = 1_000;

const notices: Signal<readonly Notice[]> = signal([]);
const announced: Signal<string> = signal('');
/** The dialogs that are open, the topmost last: what is outside of that one can be neither reached nor read. */
const dialogs: Signal<readonly symbol[]> = signal([]);
let last = 0;

/** Says something at the edge of the page for a while, to screen readers too. */
export function notify(text: string, more: Partial<Pick<Notice, 'tone' | 'action'>> = {}): void {
  const notice: Notice = { id: ++last, text, tone: 'plain', ...more };
  notices.value = [...notices.value.slice(-2), notice];
  setTimeout(() => dismiss(notice.id), notice.action ? STAYS_WITH_ACTION : STAYS);
}

const dismiss = (id: number): void => {
  notices.value = notices.value.filter((each) => each.id !== id);
};

/** Says something to screen readers alone. */
export function announce(text: string): void {
  // The same text twice would not be read again.
  const said = text === announced.peek() ? `${text}\u00a0` : text;
  announced.value = said;
  // Else it would be read once more when a dialog opens or closes.
  setTimeout(() => {
    if (announced.peek() === said) announced.value = '';
  }, IS_READ);
}

/** Where notices and announcements are shown while no dialog is open; once a page. */
export function Notices() {
  return <Layer isOnTop={dialogs.value.length === 0} />;
}

/** Where they are while the dialog that this stands in is the topmost. */
export function NoticesInDialog() {
  const [own] = useState(() => Symbol('dialog'));
  useLayoutEffect(() => {
    dialogs.value = [...dialogs.peek(), own];
    return () => {
      dialogs.value = dialogs.peek().filter((each) => each !== own);
    };
  }, [own]);
  return <Layer isOnTop={dialogs.value.at(-1) === own} />;
}

const NONE: readonly Notice[] = [];

/** It is there before there is anything to say: what comes with its region isn't read. */
function Layer({ isOnTop }: { readonly isOnTop: boolean }) {
  const layer = useRef<HTMLDivElement>(null);
  const shown = isOnTop ? notices.value : NONE;
  useEffect(() => void layer.current?.togglePopover(shown.length > 0), [shown]);
  return (
    <>
      <div class="sr-only" role="status">
        {isOnTop && announced.value}
      </div>
      <div role="status">
        <div class="notices" popover="manual" ref={layer}>
          {shown.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} />
          ))}
        </div>
      </div>
    </>
  );
}

function NoticeLine({ notice: { id, text, tone, action } }: { readonly notice: Notice }) {
  return (
    <p class={`notice ${tone}`}>
      <span>{text}</span>
      {action && (
        <button
          type="button"
          class="link"
          onClick={() => {
            dismiss(id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
    </p>
  );
}
