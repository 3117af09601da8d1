import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { LANGUAGES, type Language, languageOfLocale } from '../domain/language.ts';
import { FOREVER } from '../domain/standing.ts';
import { READER_TEXTS } from '../pages/reader-texts.ts';
import type { MessageKey } from '../pipeline/store-submission.ts';
import { dateTextFor } from '../read/date-text.ts';

/** The reader's language by Accept-Language (RFC 9110), else the site's, else English. */
export function languageOf(context: Context, locale: string): Language {
  const sites = languageOfLocale(locale);
  const chosen = accepts(context, {
    header: 'Accept-Language',
    supports: [...LANGUAGES],
    default: sites,
    match: (accepted, { supports }) =>
      accepted
        .filter(({ q }) => q > 0)
        .sort((one, other) => other.q - one.q)
        .map(({ type }) => supports.find((language) => type.toLowerCase().split('-')[0] === language))
        .find((language) => language !== undefined) ?? sites,
  });
  return chosen as Language;
}

/** What a reader is told, in every language. */
export type Text = Readonly<Record<Language, string>>;

/** What a reader is told of the comment they sent. */
export const RECEIVED: Readonly<Record<MessageKey, Text>> = {
  published: { ar: 'شكرًا لك، نُشر تعليقك.', en: 'Thank you. Your comment is published.' },
  held: {
    ar: 'شكرًا لك. وصل تعليقك وسيظهر بعد أن يراجعه أحد المشرفين.',
    en: 'Thank you. Your comment has arrived and appears once a moderator has read it.',
  },
  refused: {
    ar: 'لم يُنشر تعليقك لأنه يخالف قواعد التعليق في هذا الموقع.',
    en: "Your comment was not published because it breaks this site's rules for comments.",
  },
};

/** Why a reader's comment was not taken. */
export const NOT_TAKEN: Readonly<Record<'closed' | 'siteClosed', Text>> = {
  closed: { ar: READER_TEXTS.ar.closed, en: READER_TEXTS.en.closed },
  siteClosed: { ar: 'التعليقات متوقفة حاليًا.', en: 'Comments are switched off for now.' },
};

/** Until when (ms since 1970 UTC) nothing is taken from a reader, in the site's time. */
export function banned(until: number, timezone: string): Text {
  if (until >= FOREVER)
    return {
      ar: 'أنت محظور من التعليق في هذا الموقع.',
      en: 'You are banned from commenting on this site.',
    };
  return {
    ar: `أنت محظور من التعليق في هذا الموقع حتى ${dateTextFor('ar', timezone)(until)}.`,
    en: `You are banned from commenting on this site until ${dateTextFor('en', timezone)(until)}.`,
  };
}

/** Why a reader's comment stays as it is. */
export const NOT_EDITED: Text = {
  ar: 'لم يعد ممكنًا تعديل هذا التعليق أو سحبه.',
  en: 'This comment can no longer be edited or withdrawn.',
};

/** "Try again in N seconds", in the plural forms of CLDR. */
export function tryAgain(seconds: number, language: Language): string {
  const form = new Intl.PluralRules(language).select(seconds);
  if (language === 'en')
    return `Too many comments at once. Try again in ${seconds} second${form === 'one' ? '' : 's'}.`;
  const wait = {
    zero: 'ثانية',
    one: 'ثانية واحدة',
    two: 'ثانيتين',
    few: `${seconds} ثوانٍ`,
    many: `${seconds} ثانية`,
    other: `${seconds} ثانية`,
  }[form];
  return `تعليقات كثيرة في وقت قصير. أعد المحاولة بعد ${wait}.`;
}
