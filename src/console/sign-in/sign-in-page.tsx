import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { textsOf } from '../language/language.ts';
import type { Problem } from '../service/ask.ts';
import { provider, signIn, signInElsewhere } from '../service/session.ts';
import { Settings } from '../settings.tsx';
import { SIGN_IN_TEXTS } from './texts.ts';

/** Where somebody says who they are; what they came for is shown after it, as the address stays. */
export function SignInPage() {
  const texts = textsOf(SIGN_IN_TEXTS);
  const { query } = useLocation();
  const fault = useSignal(query.failed ? (texts.elsewhere.get(query.failed) ?? texts.elsewhereFailed) : '');
  return (
    <main class="sign-in">
      <p class="brand" lang="ar">
        حَكَم
      </p>
      <h1>{texts.title}</h1>
      {provider.value && <Elsewhere onFault={(text) => (fault.value = text)} />}
      <KeyForm onFault={(text) => (fault.value = text)} fault={fault.value} />
      <Settings />
    </main>
  );
}

interface Faults {
  readonly onFault: (text: string) => void;
}

function KeyForm({ onFault, fault }: Faults & { readonly fault: string }) {
  const texts = textsOf(SIGN_IN_TEXTS);
  const busy = useSignal(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const enter = async (event: Event) => {
    event.preventDefault();
    const key = field.current?.value.trim() ?? '';
    if (key === '') return onFault(texts.missing);
    busy.value = true;
    const answer = await signIn(key);
    busy.value = false;
    if (!answer.ok) onFault(faultOf(answer.problem));
  };
  return (
    <form onSubmit={enter} class="stack">
      <label for={id}>{texts.key}</label>
      <input
        id={id}
        ref={field}
        type="password"
        autocomplete="current-password"
        dir="ltr"
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={fault !== ''}
      />
      <p id={`${id}-hint`} class="quiet">
        {texts.keyHint}
      </p>
      <p id={`${id}-fault`} class="fault" role="alert">
        {fault}
      </p>
      <button type="submit" class="primary" disabled={busy.value}>
        {texts.enter}
      </button>
    </form>
  );
}

function faultOf({ kind }: Problem): string {
  const texts = textsOf(SIGN_IN_TEXTS);
  if (kind === 'signed-out' || kind === 'invalid') return texts.wrongKey;
  if (kind === 'forbidden') return texts.wrongRole;
  return kind === 'busy' ? texts.tooMany : texts.failed;
}

function Elsewhere({ onFault }: Faults) {
  const texts = textsOf(SIGN_IN_TEXTS);
  const go = async () => {
    const answer = await signInElsewhere();
    if (answer.ok) location.assign(answer.value.location);
    else onFault(texts.failed);
  };
  return (
    <>
      <button type="button" class="primary" onClick={go}>
        {texts.with(provider.value?.name ?? '')}
      </button>
      <p class="or">{texts.or}</p>
    </>
  );
}
