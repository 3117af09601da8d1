import { effect, type Signal, signal } from '@preact/signals';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { keepText, keptText } from '../kept.ts';

const KEPT = 'hakam-language';

const isLanguage = (text: string | null | undefined): text is Language =>
  LANGUAGES.some((language) => language === text);

/** The one that was chosen here before, else the first of the browser's that there is, else Arabic. */
function firstLanguage(): Language {
  const kept = keptText(KEPT);
  if (isLanguage(kept)) return kept;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'ar';
}

/** The language in which the console speaks. */
export const language: Signal<Language> = signal(firstLanguage());

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  keepText(KEPT, chosen);
}

/** Keeps the document's language and direction as chosen. */
export function showLanguage(): void {
  effect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dir = language.value === 'ar' ? 'rtl' : 'ltr';
  });
}

/** The texts of a part of the console in the language chosen; whoever renders with them renders anew when it changes. */
export const textsOf = <T>(texts: Readonly<Record<Language, T>>): T => texts[language.value];

/** The locale of numbers and dates: Latin digits, as the dates that readers get have. */
export const localeOf = (chosen: Language = language.value): string =>
  chosen === 'ar' ? 'ar-u-nu-latn' : 'en-GB';
