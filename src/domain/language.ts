/** The languages in which readers are spoken to. */
export const LANGUAGES = ['ar', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Of texts by language tag the one in a locale: in it itself, else in its base, else that for all, else the first. */
export function textIn(texts: ReadonlyMap<string, string>, locale: string): string | undefined {
  const [base = locale] = locale.split('-'); // The tag is canonical: the language comes first.
  return texts.get(locale) ?? texts.get(base) ?? texts.get('und') ?? [...texts.values()][0];
}

/** The language in which a site speaks to its readers: its locale's, else English. */
export const languageOfLocale = (locale: string): Language =>
  LANGUAGES.find((language) => locale === language || locale.startsWith(`${language}-`)) ?? 'en';
