import { useSignal } from '@preact/signals';
import { SITE_STATES, type SiteState } from '../../domain/article.ts';
import type { SiteStateView } from '../../http/site-state.ts';
import { apiOf } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { ask } from '../service/ask.ts';
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
  const save = async (reason: string) => {
    const body = { state: chosen.value, reason: reason === '' ? null : reason };
    const answer = await ask<SiteStateView>('PUT', apiOf(site, 'state'), { body });
    if (!answer.ok) return answer.problem;
    onChange(answer.value);
    notify(texts.changed[answer.value.state], { tone: 'good' });
    onClose();
    return undefined;
  };
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <ReasonForm hint={texts.reasonHint} isNeeded={chosen.value !== 'open'} save={save}>
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
      </ReasonForm>
    </Dialog>
  );
}
