import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SiteStateView } from '../../http/site-state.ts';
import { apiOf } from '../address.ts';
import { textsOf } from '../language/language.ts';
import { ask } from '../service/ask.ts';
import { signIns } from '../service/session-ended.ts';
import { StateDialog } from './state-dialog.tsx';
import { STATE_TEXTS } from './texts.ts';

/** Between two looks at what colleagues may have switched (ms). */
const EVERY = 30_000;

/** Whether the site takes comments, for all to see where it is not as usual, and what switches it. */
export function SiteStateSwitch({ site }: { readonly site: string }) {
  const texts = textsOf(STATE_TEXTS);
  const state = useSignal<SiteStateView | undefined>(undefined);
  const switching = useSignal(false);
  useEffect(() => watchState(site, (seen) => (state.value = seen)), [site, state, signIns.value]);
  if (state.value === undefined) return null;
  const { state: now, reason } = state.value;
  return (
    <>
      <div class={`site-state ${now}`}>
        <button type="button" class="quiet" onClick={() => (switching.value = true)}>
          <span class="site-state-sign" aria-hidden="true" />
          <span class="site-state-text">{texts.shown[now]}</span>
        </button>
        {now !== 'open' && reason !== null && (
          <p>
            <bdi dir="auto">{reason}</bdi>
          </p>
        )}
      </div>
      {switching.value && (
        <StateDialog
          site={site}
          state={now}
          onChange={(changed) => (state.value = changed)}
          onClose={() => (switching.value = false)}
        />
      )}
    </>
  );
}

/** Looks at once, now and then, and when the page is seen again; returns what ends it. */
function watchState(site: string, tell: (state: SiteStateView | undefined) => void): () => void {
  const gone = new AbortController();
  const look = async () => {
    if (document.hidden) return;
    const answer = await ask<SiteStateView>('GET', apiOf(site, 'state'), { signal: gone.signal });
    if (answer.ok && !gone.signal.aborted) tell(answer.value);
  };
  void look();
  const timer = setInterval(look, EVERY);
  document.addEventListener('visibilitychange', look, { signal: gone.signal });
  return () => {
    clearInterval(timer);
    gone.abort();
    tell(undefined);
  };
}
