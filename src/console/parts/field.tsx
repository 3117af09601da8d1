import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What a control takes over from its field: its label, and what is said of it. */
interface FieldIds {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
}

interface Props {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** What is wrong with it; empty where nothing is, undefined where nothing ever can be. */
  readonly fault?: string;
  readonly children: (ids: FieldIds) => ComponentChildren;
}

/** A control with its label above it, and below it what there is to say of it. */
export function Field({ label, hint, fault, children }: Props) {
  const id = useId();
  const said = [hint && `${id}-hint`, fault !== undefined && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({
        id,
        ...(said !== '' && { 'aria-describedby': said }),
        ...(fault !== undefined && { 'aria-invalid': fault !== '' }),
      })}
      {hint && (
        <p id={`${id}-hint`} class="quiet hint">
          {hint}
        </p>
      )}
      {/* There before it says anything, else it isn't read. */}
      {fault !== undefined && (
        <p id={`${id}-fault`} class="fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

interface DayProps {
  readonly label: string;
  /** YYYY-MM-DD. */
  readonly day: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

/** A day of the calendar. */
export function DayField({ label, day, onChange }: DayProps) {
  return (
    <Field label={label}>
      {(ids) => (
        <input
          {...ids}
          type="date"
          value={day ?? ''}
          onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
        />
      )}
    </Field>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value | '';
  readonly choices: readonly (readonly [value: Value | '', text: string, disabled?: boolean])[];
  readonly onChange: (value: Value) => void;
}

/** One of several. */
export function Choice<Value extends string>({ label, value, choices, onChange }: ChoiceProps<Value>) {
  return (
    <Field label={label}>
      {(ids) => (
        <select
          {...ids}
          value={value}
          onChange={({ currentTarget }) => onChange(currentTarget.value as Value)}
        >
          {choices.map(([each, text, disabled = false]) => (
            <option key={each} value={each} disabled={disabled}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
