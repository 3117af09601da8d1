import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { SITE_STATES, type SiteState } from '../../domain/article.ts';
import type { SiteStateView } from '../../http/site-state.ts';
import { apiOf } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Trouble } from '../parts/loaded.tsx';
import { ask, type Problem } from '../service/ask.ts';
import { STATE_TEXTS } from './texts.ts';

interface Props {
  readonly site: string;
  readonly state: SiteState;
  readonly onChange: (state: SiteStateView) => void;
  readonly onClose: () => void;
}

/** Opens the site to comments, holds all of them, or closes it, for a reason. */
export function StateDialog({ site, state, onChange, onClose }: Props) {
  const texts = textsOf(STATE_TEXTS);
  const chosen = useSignal(state);
  const reason = useRef<HTMLInputElement>(null);
  const fault = useSignal('');
  const problem = useSignal<Problem | undefined>(undefined);
  const busy = useSignal(false);
  const save = async (event: Event) => {
    event.preventDefault();
    const why = reason.current?.value.trim() ?? '';
    fault.value = why === '' && chosen.value !== 'open' ? texts.reasonMissing : '';
    if (fault.value !== '') return;
    busy.value = true;
    const body = { state: chosen.value, reason: why === '' ? null : why };
    const answer = await ask<SiteStateView>('PUT', apiOf(site, 'state'), { body });
    busy.value = false;
    problem.value = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    onChange(answer.value);
    notify(texts.changed[answer.value.state], { tone: 'good' });
    onClose();
  };
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <form class="state-form" onSubmit={save}>
        <fieldset class="plain-fields">
          <legend class="sr-only">{texts.title}</legend>
          {SITE_STATES.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="state"
                checked={chosen.value === each}
                onChange={() => {
                  chosen.value = each;
                }}
              />
              <span>
                <strong>{texts.states[each]}</strong>
                <br />
                <span class="quiet">{texts.hints[each]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Field label={texts.reason} hint={texts.reasonHint} fault={fault.value}>
          {(ids) => <input {...ids} ref={reason} dir="auto" placeholder=" " maxLength={500} />}
        </Field>
        {problem.value && <Trouble problem={problem.value} />}
        <button type="submit" class="primary" disabled={busy.value}>
          {texts.save}
        </button>
      </form>
    </Dialog>
  );
}
