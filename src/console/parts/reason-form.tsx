import { useSignal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { textsOf } from '../language/language.ts';
import type { Problem } from '../service/ask.ts';
import { Field } from './field.tsx';
import { Trouble } from './loaded.tsx';
import { PART_TEXTS } from './texts.ts';

interface FieldProps {
  /** "Reason" without it. */
  readonly label?: string;
  readonly hint?: string;
  readonly fault?: string;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onInput?: () => void;
}

/** Where somebody writes why, for colleagues. */
export function ReasonField({ label = textsOf(PART_TEXTS).reason, field, onInput, ...said }: FieldProps) {
  return (
    <Field label={label} {...said}>
      {(ids) => (
        <input
          {...ids}
          ref={field}
          dir="auto"
          placeholder=" "
          maxLength={500}
          {...(onInput && { onInput })}
        />
      )}
    </Field>
  );
}

interface Props {
  /** What the reason is for, and who sees it. */
  readonly hint: string;
  /** Whether it is needed; else it may be left empty. */
  readonly isNeeded: boolean;
  /** Says what is wrong with the other fields. Returns whether nothing is. */
  readonly check?: () => boolean;
  /** Saves it with a reason; resolves to what went wrong, or undefined. */
  readonly save: (reason: string) => Promise<Problem | undefined>;
  /** The other fields. */
  readonly children: ComponentChildren;
}

/** What is saved for a reason. */
export function ReasonForm({ hint, isNeeded, check = () => true, save, children }: Props) {
  const texts = textsOf(PART_TEXTS);
  const field = useRef<HTMLInputElement>(null);
  const fault = useSignal('');
  const problem = useSignal<Problem | undefined>(undefined);
  const busy = useSignal(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    const reason = field.current?.value.trim() ?? '';
    fault.value = reason === '' && isNeeded ? texts.reasonMissing : '';
    if (!check() || fault.value !== '') return;
    busy.value = true;
    problem.value = await save(reason);
    busy.value = false;
  };
  return (
    <form class="stack" onSubmit={submit}>
      {children}
      <ReasonField hint={hint} fault={fault.value} field={field} />
      {problem.value && <Trouble problem={problem.value} />}
      <button type="submit" class="primary" disabled={busy.value}>
        {texts.save}
      </button>
    </form>
  );
}
