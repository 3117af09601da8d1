import type { KeyView } from '../../http/keys.ts';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { ask } from '../service/ask.ts';
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
  const revoke = async () => {
    const answer = await ask('DELETE', `/v1/keys/${encodeURIComponent(one.id)}`);
    // Somebody else may have done it meanwhile.
    if (!answer.ok && answer.problem.kind !== 'missing') return answer.problem;
    notify(texts.revoked, { tone: 'good' });
    onGone();
    return undefined;
  };
  return (
    <ConfirmDialog title={texts.revokeTitle} does={texts.revoke} act={revoke} onClose={onClose}>
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
    </ConfirmDialog>
  );
}
