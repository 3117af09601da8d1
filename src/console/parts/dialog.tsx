import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { textsOf } from '../language/language.ts';
import { NoticesInDialog } from '../notices.tsx';
import { PART_TEXTS } from './texts.ts';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** The browser's own modal dialog: it keeps the focus, closes by Escape, and gives the focus back. There while it is rendered. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    // Where something is to be written, it can be at once.
    dialog.current?.querySelector<HTMLElement>('textarea, input, select')?.focus();
    return () => {
      // Nothing beside it takes the focus until it is gone.
      queueMicrotask(() => before instanceof HTMLElement && before.focus());
    };
  }, []);
  return (
    // Where it was pressed counts: who marks a text and lets go beside the dialog didn't mean to close it.
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onMouseDown={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="dialog">
        <div class="dialog-head">
          <h2 id={id}>{title}</h2>
          <button
            type="button"
            class="quiet icon"
            aria-label={textsOf(PART_TEXTS).close}
            onClick={() => dialog.current?.close()}
          >
            ×
          </button>
        </div>
        {children}
      </div>
      <NoticesInDialog />
    </dialog>
  );
}
