import { useSignal } from '@preact/signals';
import type { KeyView } from '../../http/keys.ts';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Trouble } from '../parts/loaded.tsx';
import { PART_TEXTS } from '../parts/texts.ts';
import { ask, type Problem } from '../service/ask.ts';
import { siteName } from './key-list.tsx';
import { KEYS_TEXTS } from './texts.ts';

interface Props {
  readonly one: KeyView;
  readonly onGone: () => void;
  readonly onClose: () => void;
}

/** Asks whether a key is to end, for it can't be brought back. */
export function RevokeKey({ one, onGone, onClose }: Props) {
  const texts = textsOf(KEYS_TEXTS);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const revoke = async () => {
    busy.value = true;
    const answer = await ask('DELETE', `/v1/keys/${encodeURIComponent(one.id)}`);
    busy.value = false;
    // Somebody else may have done it meanwhile.
    const gone = answer.ok || answer.problem.kind === 'missing';
    problem.value = answer.ok || gone ? null : answer.problem;
    if (!gone) return;
    notify(texts.revoked, { tone: 'good' });
    onClose();
    onGone();
  };
  return (
    <Dialog title={texts.revokeTitle} onClose={onClose}>
      <p>
        <strong>
          <bdi>{one.name}</bdi>
        </strong>{' '}
        <span class="quiet">
          ({texts.roles[one.role]}
          {textsOf({ ar: '، ', en: ', ' })}
          {siteName(one.site)})
        </span>
      </p>
      <p>{texts.revokeAsk}</p>
      {one.role === 'site' && <p class="warning">{texts.revokeSite}</p>}
      {problem.value && <Trouble problem={problem.value} />}
      <div class="row">
        <button type="button" class="danger" onClick={revoke} disabled={busy.value}>
          {texts.revoke}
        </button>
        <button type="button" onClick={onClose}>
          {textsOf(PART_TEXTS).cancel}
        </button>
      </div>
    </Dialog>
  );
}
