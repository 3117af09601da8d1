import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { AuthorProfile } from '../../read/author-profile.ts';
import { useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Trouble } from '../parts/loaded.tsx';
import type { Problem } from '../service/ask.ts';
import { setStanding } from './author-calls.ts';
import { type Ban, banEnd, banOf, dayOf } from './ban.ts';
import { BanFields, Choice } from './standing-fields.tsx';
import { AUTHORS_TEXTS } from './texts.ts';

interface Props {
  readonly author: Pick<AuthorProfile, 'key' | 'name' | 'trusted' | 'held' | 'bannedUntil'>;
  readonly onChange: () => void;
  readonly onClose: () => void;
}

/** Says how an author stands from now on, and why: all of it at once, as the service takes it. */
export function StandingDialog({ author, onChange, onClose }: Props) {
  const texts = textsOf(AUTHORS_TEXTS);
  const { site } = useHere();
  const now = Date.now();
  const trusted = useSignal(author.trusted);
  const held = useSignal(author.held);
  const ban = useSignal<Ban>(banOf(author.bannedUntil, now));
  const day = useSignal(ban.value === 'date' && author.bannedUntil ? dayOf(author.bannedUntil) : '');
  const reason = useRef<HTMLInputElement>(null);
  const faults = useSignal({ day: '', reason: '' });
  const problem = useSignal<Problem | undefined>(undefined);
  const busy = useSignal(false);
  const name = author.name ?? texts.noName;
  const save = async (event: Event) => {
    event.preventDefault();
    const why = reason.current?.value.trim() ?? '';
    const bannedUntil = banEnd(ban.value, day.value, author.bannedUntil, Date.now());
    faults.value = {
      day: bannedUntil === undefined ? texts.dayMissing : '',
      reason: why === '' ? texts.reasonMissing : '',
    };
    if (bannedUntil === undefined || why === '') return;
    busy.value = true;
    const wanted = { trusted: trusted.value, held: held.value, bannedUntil, reason: why };
    const answer = await setStanding(site, author.key, wanted);
    busy.value = false;
    problem.value = answer.ok ? undefined : answer.problem;
    if (!answer.ok) return;
    notify(texts.saved(name), { tone: 'good' });
    onChange();
    onClose();
  };
  return (
    <Dialog title={texts.changeTitle(name)} onClose={onClose}>
      <form class="standing-form" onSubmit={save}>
        <BanFields ban={ban} day={day} fault={faults.value.day} />
        <Choice label={texts.hold} hint={texts.holdHint} of={held} />
        {author.key.startsWith('id:') ? (
          <Choice label={texts.trust} hint={texts.trustHint} of={trusted} />
        ) : (
          <p class="quiet">{texts.noTrust}</p>
        )}
        <Field label={texts.reason} hint={texts.reasonHint} fault={faults.value.reason}>
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
