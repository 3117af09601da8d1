import { useEffect, useId, useRef } from 'preact/hooks';
import { textsOf } from '../language/language.ts';
import { NoticesInDialog } from '../notices.tsx';
import { provider } from '../service/session.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SIGN_IN_TEXTS } from './texts.ts';

/** Over a page whose session has ended: what was written there is still there when somebody has signed in again by a key, or in another tab. */
export function SignInAgain() {
  const texts = textsOf(SIGN_IN_TEXTS);
  const elsewhere = provider.value?.name;
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // Nothing can be done behind it without a session: it stays, whatever the browser makes of Escape.
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onCancel={(event) => event.preventDefault()}
      onClose={() => dialog.current?.showModal()}
    >
      <div class="dialog">
        <h2 id={id}>{texts.ended}</h2>
        <p class="quiet">
          {texts.endedHint} {elsewhere === undefined ? texts.kept : texts.keptByKey(elsewhere)}
        </p>
        <SignInForm />
      </div>
      <NoticesInDialog />
    </dialog>
  );
}
