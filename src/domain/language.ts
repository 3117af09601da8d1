/** The languages in which readers are spoken to. */
export const LANGUAGES = ['ar', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language in which a site speaks to its readers: its locale's, else English. */
export const languageOfLocale = (locale: string): Language =>
  LANGUAGES.find((language) => locale === language || locale.startsWith(`${language}-`)) ?? 'en';
