import type { Language } from '../../domain/language.ts';
import { localeOf } from './language.ts';

const once = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const made = new Map<K, V>();
  return (key) => {
    const found = made.get(key) ?? make(key);
    made.set(key, found);
    return found;
  };
};

const numbers = once((locale: string) => new Intl.NumberFormat(locale));
const shares = once((locale: string) => new Intl.NumberFormat(locale, { style: 'percent' }));
const plurals = once((language: Language) => new Intl.PluralRules(language));

export const formatNumber = (value: number): string => numbers(localeOf()).format(value);

/** A share from 0 to 1 as a percentage. */
export const formatShare = (value: number): string => shares(localeOf()).format(value);

/** The forms of a noun by CLDR's plural categories; `#` is the number. */
export type PluralForms = { readonly [form in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** Says a number of things in a language: `plural('en', {one: '# comment', other: '# comments'})(2)`. */
export const plural =
  (language: Language, forms: PluralForms): ((count: number) => string) =>
  (count) =>
    (forms[plurals(language).select(count)] ?? forms.other).replace(
      '#',
      numbers(localeOf(language)).format(count),
    );
