import { useSignal } from '@preact/signals';
import type { AuthorProfile } from '../../read/author-profile.ts';
import { useHere } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { dayOf } from '../language/site-days.ts';
import { notify } from '../notices.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ReasonForm } from '../parts/reason-form.tsx';
import { mySite } from '../service/session.ts';
import { setStanding } from './author-calls.ts';
import { type Ban, banEnd, banOf } from './ban.ts';
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
  const zone = mySite(site)?.timezone;
  const trusted = useSignal(author.trusted);
  const held = useSignal(author.held);
  const ban = useSignal<Ban>(banOf(author.bannedUntil, now));
  const day = useSignal(ban.value === 'date' && author.bannedUntil ? dayOf(author.bannedUntil, zone) : '');
  const fault = useSignal('');
  const name = author.name ?? texts.noName;
  const end = () => banEnd(ban.value, day.value, author.bannedUntil, Date.now(), zone);
  const check = () => {
    fault.value = end() === undefined ? texts.dayMissing : '';
    return fault.value === '';
  };
  const save = async (reason: string) => {
    const bannedUntil = end();
    if (bannedUntil === undefined) return undefined;
    const wanted = { trusted: trusted.value, held: held.value, bannedUntil, reason };
    const answer = await setStanding(site, author.key, wanted);
    if (!answer.ok) return answer.problem;
    notify(texts.saved(name), { tone: 'good' });
    onChange();
    onClose();
    return undefined;
  };
  return (
    <Dialog title={texts.changeTitle(name)} onClose={onClose}>
      <ReasonForm hint={texts.reasonHint} isNeeded check={check} save={save}>
        <BanFields ban={ban} day={day} zone={zone} fault={fault.value} />
        <Choice label={texts.hold} hint={texts.holdHint} of={held} />
        {author.key.startsWith('id:') ? (
          <Choice label={texts.trust} hint={texts.trustHint} of={trusted} />
        ) : (
          <p class="quiet">{texts.noTrust}</p>
        )}
      </ReasonForm>
    </Dialog>
  );
}
