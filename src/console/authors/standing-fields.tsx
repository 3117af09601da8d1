import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { textsOf } from '../language/language.ts';
import { dayOf } from '../language/site-days.ts';
import { Field } from '../parts/field.tsx';
import { BANS, type Ban } from './ban.ts';
import { AUTHORS_TEXTS } from './texts.ts';

interface ChoiceProps {
  readonly label: string;
  readonly hint: string;
  readonly of: Signal<boolean>;
}

/** Something that is so or not, with what it brings about. */
export function Choice({ label, hint, of }: ChoiceProps) {
  const id = useId();
  return (
    <div class="field">
      <label>
        <input
          type="checkbox"
          aria-describedby={id}
          checked={of.value}
          onChange={({ currentTarget }) => {
            of.value = currentTarget.checked;
          }}
        />
        {label}
      </label>
      <p id={id} class="quiet hint">
        {hint}
      </p>
    </div>
  );
}

interface BanProps {
  readonly ban: Signal<Ban>;
  readonly day: Signal<string>;
  /** The site's, in which days are. */
  readonly zone: string | undefined;
  readonly fault: string;
}

/** Whether somebody is banned, and until when. */
export function BanFields({ ban, day, zone, fault }: BanProps) {
  const texts = textsOf(AUTHORS_TEXTS);
  return (
    <>
      <Field label={texts.ban} hint={texts.banHint}>
        {(ids) => (
          <select
            {...ids}
            value={ban.value}
            onChange={({ currentTarget: { value } }) => {
              ban.value = BANS.find((each) => each === value) ?? 'none';
            }}
          >
            {BANS.map((each) => (
              <option key={each} value={each}>
                {texts.bans[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      {ban.value === 'date' && (
        <Field label={texts.lastDay} fault={fault}>
          {(ids) => (
            <input
              {...ids}
              type="date"
              min={dayOf(new Date().toISOString(), zone)}
              value={day.value}
              onInput={({ currentTarget: { value } }) => {
                day.value = value;
              }}
            />
          )}
        </Field>
      )}
    </>
  );
}
