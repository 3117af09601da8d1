import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What a control takes over from its field: its label, and what is said of it. */
interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

interface Props {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** What is wrong with it; empty where nothing is. */
  readonly fault?: string;
  readonly children: (ids: FieldIds) => ComponentChildren;
}

/** A control with its label above it, and below it what there is to say of it. */
export function FormField({ label, hint, fault = '', children }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-hint ${id}-fault`, 'aria-invalid': fault !== '' })}
      <p id={`${id}-hint`} class="quiet hint">
        {hint}
      </p>
      <p id={`${id}-fault`} class="fault" role="alert">
        {fault}
      </p>
    </div>
  );
}
