import { type Signal, signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'bad';
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** How long a notice stays (ms); one with something to do longer. */
const STAYS = 5_000;
const STAYS_WITH_ACTION = 10_000;

const notices: Signal<readonly Notice[]> = signal([]);
const announced: Signal<string> = signal('');
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
  announced.value = text === announced.value ? `${text}\u00a0` : text;
}

/** Where notices and announcements are shown; once a page. */
export function Notices() {
  const layer = useRef<HTMLDivElement>(null);
  const shown = notices.value;
  // Above whatever dialog was opened before.
  useEffect(() => {
    layer.current?.hidePopover();
    if (shown.length > 0) layer.current?.showPopover();
  }, [shown]);
  return (
    <>
      <div class="sr-only" role="status">
        {announced.value}
      </div>
      <div class="notices" role="status" popover="manual" ref={layer}>
        {shown.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} />
        ))}
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
