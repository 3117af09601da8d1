import { language } from '../language/language.ts';

/** A text that the site has by language: in the console's, else that for all, else any. */
export const textOf = (texts: Readonly<Record<string, string>>): string =>
  texts[language.value] ?? texts.und ?? Object.values(texts)[0] ?? '';
