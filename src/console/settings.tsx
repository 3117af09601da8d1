import type { Language } from '../domain/language.ts';
import { chooseLanguage, language, textsOf } from './language/language.ts';
import { SHELL_TEXTS } from './texts.ts';
import { chooseTheme, THEMES, type Theme, theme } from './theme.ts';

/** How the console looks to whoever works here: its language, light or dark. */
export function Settings() {
  const texts = textsOf(SHELL_TEXTS);
  return (
    <div class="settings">
      <button
        type="button"
        class="quiet"
        lang={language.value === 'ar' ? 'en' : 'ar'}
        onClick={() => chooseLanguage(language.value === 'ar' ? 'en' : 'ar')}
      >
        {({ ar: 'English', en: 'العربية' } satisfies Record<Language, string>)[language.value]}
      </button>
      <label>
        <span class="quiet small">{texts.theme}</span>
        <select
          value={theme.value}
          onChange={({ currentTarget }) => chooseTheme(currentTarget.value as Theme)}
        >
          {THEMES.map((each) => (
            <option key={each} value={each}>
              {texts.themes[each]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
