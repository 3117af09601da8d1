import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { textsOf } from '../language/language.ts';
import { provider, signIn, signInElsewhere } from '../service/session.ts';
import { faultOfKey } from './faults.ts';
import { SIGN_IN_TEXTS } from './texts.ts';

/** The two ways to say who one is: by the newsroom's own accounts, where there are any, and by a key. */
export function SignInForm({ failed = '' }: { readonly failed?: string }) {
  const fault = useSignal<string | null>(null);
  return (
    <>
      {provider.value && <Elsewhere onFault={(text) => (fault.value = text)} />}
      <KeyForm onFault={(text) => (fault.value = text)} fault={fault.value ?? failed} />
    </>
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
  const refuse = (text: string) => {
    onFault(text);
    field.current?.select();
  };
  const enter = async (event: Event) => {
    event.preventDefault();
    const key = field.current?.value.trim() ?? '';
    if (busy.value) return;
    if (key === '') return refuse(texts.missing);
    busy.value = true;
    onFault('');
    const answer = await signIn(key);
    busy.value = false;
    if (!answer.ok) refuse(faultOfKey(answer.problem));
  };
  return (
    <form onSubmit={enter} class="stack">
      {/* By which password managers keep the key. */}
      <input type="text" autocomplete="username" value="Hakam" readOnly hidden />
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
      <p id={`${id}-hint`} class="quiet small">
        {texts.keyHint}
      </p>
      <p id={`${id}-fault`} class="fault" role="alert">
        {fault}
      </p>
      <button type="submit" class={`wide ${provider.value ? '' : 'primary'}`} aria-disabled={busy.value}>
        {busy.value ? texts.entering : texts.enter}
      </button>
    </form>
  );
}

function Elsewhere({ onFault }: Faults) {
  const texts = textsOf(SIGN_IN_TEXTS);
  const go = async () => {
    const answer = await signInElsewhere();
    if (!answer.ok) return onFault(texts.failed);
    location.assign(answer.value.location);
  };
  return (
    <>
      <button type="button" class="primary" onClick={go}>
        <span>{texts.with(provider.value?.name ?? '')}</span>
      </button>
      <p class="or">{texts.or}</p>
    </>
  );
}
