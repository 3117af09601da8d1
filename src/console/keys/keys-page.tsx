import { useSignal } from '@preact/signals';
import type { KeyView } from '../../http/keys.ts';
import { textsOf } from '../language/language.ts';
import { Empty, Loaded, useLoaded, Waiting } from '../parts/loaded.tsx';
import { ask } from '../service/ask.ts';
import { me } from '../service/session.ts';
import { SHELL_TEXTS } from '../texts.ts';
import { KeyList } from './key-list.tsx';
import { NewKey } from './new-key.tsx';
import { RevokeKey } from './revoke-key.tsx';
import { KEYS_TEXTS } from './texts.ts';

/** Who may use the service: for admins of all sites. */
export function KeysPage() {
  return (
    <div class="page keys">
      <h1>{textsOf(SHELL_TEXTS).pages.keys}</h1>
      <Permitted />
    </div>
  );
}

function Permitted() {
  const texts = textsOf(KEYS_TEXTS);
  if (!me.value) return <Waiting />;
  if (me.value.everywhere) return <Keys />;
  return (
    <Empty title={texts.forbidden}>
      <p>{texts.forbiddenHint}</p>
    </Empty>
  );
}

function Keys() {
  const texts = textsOf(KEYS_TEXTS);
  const [keys, again] = useLoaded(
    (signal) => ask<{ keys: readonly KeyView[] }>('GET', '/v1/keys', { signal }),
    [],
  );
  const making = useSignal(false);
  const revoking = useSignal<KeyView | null>(null);
  return (
    <>
      <div class="row apart">
        <p class="quiet intro">{texts.intro}</p>
        <button type="button" class="primary" onClick={() => (making.value = true)}>
          {texts.make}
        </button>
      </div>
      <Loaded of={keys} again={again}>
        {(value) =>
          value.keys.length === 0 ? (
            <Empty title={texts.empty}>
              <p>{texts.emptyHint}</p>
            </Empty>
          ) : (
            <KeyList keys={value.keys} onRevoke={(key) => (revoking.value = key)} />
          )
        }
      </Loaded>
      {making.value && <NewKey onMade={again} onClose={() => (making.value = false)} />}
      {revoking.value && (
        <RevokeKey
          key={revoking.value.id}
          one={revoking.value}
          onGone={again}
          onClose={() => (revoking.value = null)}
        />
      )}
    </>
  );
}
