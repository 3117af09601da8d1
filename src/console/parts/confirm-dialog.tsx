import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { textsOf } from '../language/language.ts';
import type { Problem } from '../service/ask.ts';
import { Dialog } from './dialog.tsx';
import { Trouble } from './loaded.tsx';
import { PART_TEXTS } from './texts.ts';

interface Props {
  readonly title: string;
  /** What the button that does it says. */
  readonly does: string;
  /** Does it; resolves to what went wrong, or undefined: then the dialog closes. */
  readonly act: () => Promise<Problem | undefined>;
  readonly onClose: () => void;
  /** What it is about, and what it brings about. */
  readonly children: ComponentChildren;
}

/** Asks whether something is to be done that can't be undone. */
export function ConfirmDialog({ title, does, act, onClose, children }: Props) {
  const problem = useSignal<Problem | undefined>(undefined);
  const busy = useSignal(false);
  const id = useId();
  const confirm = async () => {
    busy.value = true;
    problem.value = await act();
    busy.value = false;
    if (problem.value === undefined) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div id={id} class="stack">
        {children}
      </div>
      {problem.value && <Trouble problem={problem.value} />}
      <div class="row">
        <button type="button" class="danger" aria-describedby={id} onClick={confirm} disabled={busy.value}>
          {does}
        </button>
        <button type="button" onClick={onClose}>
          {textsOf(PART_TEXTS).cancel}
        </button>
      </div>
    </Dialog>
  );
}
