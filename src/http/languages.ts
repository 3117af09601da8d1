import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { LANGUAGES, type Language, languageOfLocale, textIn } from '../domain/language.ts';
import { FOREVER } from '../domain/standing.ts';
import { READER_TEXTS } from '../pages/reader-texts.ts';
import type { MessageKey } from '../pipeline/store-submission.ts';
import { dateTextFor } from '../read/date-text.ts';

/** The reader's language by Accept-Language (RFC 9110), else the site's, else English. */
export const languageOf = (context: Context, locale: string): Language =>
  (accepted(context, LANGUAGES) as Language | undefined) ?? languageOfLocale(locale);

/** Of a site's texts by language tag the one that the reader takes best, else that in the site's language. */
export function textFor(
  context: Context,
  texts: ReadonlyMap<string, string>,
  locale: string,
): string | undefined {
  const language = accepted(context, [...texts.keys()]);
  return language === undefined ? textIn(texts, locale) : texts.get(language);
}

/** The language that the reader takes best of those that there are; undefined where it says none of them. */
function accepted(context: Context, there: readonly string[]): string | undefined {
  const chosen = accepts(context, {
    header: 'Accept-Language',
    supports: [...there],
    default: '',
    match: (wanted, { supports }) =>
      wanted
        .filter(({ q }) => q > 0)
        .sort((one, other) => other.q - one.q)
        .map(({ type }) => nearest(type.toLowerCase(), supports))
        .find((language) => language !== undefined) ?? '',
  });
  return chosen === '' ? undefined : chosen;
}

/** The language itself, else one of the same base: `ar` for `ar-sa`. */
const nearest = (wanted: string, there: readonly string[]): string | undefined =>
  there.find((language) => language.toLowerCase() === wanted) ??
  there.find((language) => baseOf(language) === baseOf(wanted));

const baseOf = (tag: string): string | undefined => tag.toLowerCase().split('-')[0];

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

/** Of a comment whose text is gone. */
export const ERASED: Text = {
  ar: 'حُذف نص هذا التعليق نهائيًا.',
  en: 'What this comment said is deleted for good.',
};

/** To whoever asks for a comment that isn't theirs, or isn't there. */
/** Of a comment that its author withdrew. */
export const TAKEN_BACK: Text = { ar: 'سحبتَ هذا التعليق.', en: 'You took this comment back.' };

export const NOT_YOURS: Text = {
  ar: 'لا يوجد تعليق لك في هذا العنوان.',
  en: 'There is no comment of yours at this address.',
};

/** What a limit refuses. */
export const TOO_MANY_COMMENTS: Text = { ar: 'تعليقات كثيرة في وقت قصير.', en: 'Too many comments at once.' };
export const TOO_MANY_REPORTS: Text = { ar: 'بلاغات كثيرة في وقت قصير.', en: 'Too many reports at once.' };

/** "Try again in N seconds", in the plural forms of CLDR. */
export function tryAgain(seconds: number, language: Language): string {
  const form = new Intl.PluralRules(language).select(seconds);
  if (language === 'en') return `Try again in ${seconds} second${form === 'one' ? '' : 's'}.`;
  const wait = {
    zero: 'ثانية',
    one: 'ثانية واحدة',
    two: 'ثانيتين',
    few: `${seconds} ثوانٍ`,
    many: `${seconds} ثانية`,
    other: `${seconds} ثانية`,
  }[form];
  return `أعد المحاولة بعد ${wait}.`;
}
