import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { language, textsOf } from '../language/language.ts';
import { Settings } from '../settings.tsx';
import { SHELL_TEXTS } from '../texts.ts';
import { faultOfProvider } from './faults.ts';
import { SignInForm } from './sign-in-form.tsx';
import { SIGN_IN_TEXTS } from './texts.ts';

/** Where somebody says who they are; what they came for is shown after it, as the address stays. */
export function SignInPage() {
  const texts = textsOf(SIGN_IN_TEXTS);
  const { query } = useLocation();
  useEffect(() => {
    document.title = `${texts.title} · ${textsOf(SHELL_TEXTS).title}`;
  }, [texts]);
  return (
    <main class="sign-in">
      <div class="card">
        <p class="brand" lang="ar">
          حَكَم
        </p>
        <h1>{texts.title}</h1>
        <p class="quiet">{texts.intro}</p>
        <SignInForm failed={faultOfProvider(query.failed, language.value)} />
      </div>
      <Settings />
    </main>
  );
}
