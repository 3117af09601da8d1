import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Role } from '../../domain/access.ts';
import { textsOf } from '../language/language.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Choice, Field } from '../parts/field.tsx';
import { Trouble } from '../parts/loaded.tsx';
import { ask, type Problem } from '../service/ask.ts';
import { me } from '../service/session.ts';
import { siteName } from './key-list.tsx';
import { type MadeKey, ShownOnce } from './shown-once.tsx';
import { KEYS_TEXTS } from './texts.ts';

interface Props {
  readonly onMade: () => void;
  readonly onClose: () => void;
}

/** Makes a key, and shows it the one time that it is shown. */
export function NewKey({ onMade, onClose }: Props) {
  const texts = textsOf(KEYS_TEXTS);
  const made = useSignal<MadeKey | null>(null);
  const keep = (key: MadeKey) => {
    made.value = key;
    onMade();
  };
  return (
    <Dialog
      title={made.value === null ? texts.makeTitle : texts.madeTitle(made.value.name)}
      onClose={onClose}
    >
      {made.value === null ? <Form onMade={keep} /> : <ShownOnce made={made.value} onClose={onClose} />}
    </Dialog>
  );
}

/** Of what it most often is to what it seldom is. */
const OFFERED: readonly Role[] = ['moderator', 'site', 'admin'];

function Form({ onMade }: { readonly onMade: (made: MadeKey) => void }) {
  const texts = textsOf(KEYS_TEXTS);
  const name = useRef<HTMLInputElement>(null);
  const role = useSignal<Role>('moderator');
  const site = useSignal(me.value?.sites.length === 1 ? (me.value.sites[0]?.site ?? '*') : '*');
  const fault = useSignal('');
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  useEffect(() => name.current?.focus(), []);
  const make = async (event: Event) => {
    event.preventDefault();
    const called = name.current?.value.trim() ?? '';
    fault.value = called === '' ? texts.nameMissing : '';
    if (called === '' || busy.value) return name.current?.focus();
    busy.value = true;
    const body = { role: role.value, site: site.value, name: called };
    const answer = await ask<MadeKey>('POST', '/v1/keys', { body });
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) onMade(answer.value);
  };
  const sites = ['*', ...(me.value?.sites ?? []).map((each) => each.site)];
  return (
    <form class="stack" onSubmit={make}>
      <Field label={texts.name} hint={texts.nameHint} fault={fault.value}>
        {(ids) => <input {...ids} ref={name} dir="auto" autocomplete="off" />}
      </Field>
      <div class="wide">
        <Choice
          label={texts.role}
          value={role.value}
          choices={OFFERED.map((each) => [each, texts.roles[each]])}
          onChange={(chosen) => (role.value = chosen)}
        />
        <p class="quiet small">{texts.rolesSay[role.value]}</p>
      </div>
      <div class="wide">
        <Choice
          label={texts.site}
          value={site.value}
          choices={sites.map((each) => [each, siteName(each)])}
          onChange={(chosen) => (site.value = chosen)}
        />
      </div>
      {problem.value && <Trouble problem={problem.value} />}
      <button type="submit" class="primary" disabled={busy.value}>
        {texts.make}
      </button>
    </form>
  );
}
