import type { Language } from '../domain/language.ts';

/** What readers read around comments, in the fragment and in the embed. Numbers are in Latin digits, as dates are. */
export interface ReaderTexts {
  readonly direction: 'rtl' | 'ltr';
  /** `Comments (3)`. */
  readonly heading: (count: number) => string;
  /** `3 comments`. */
  readonly comments: (count: number) => string;
  /** What stands before and after the name, which has to be isolated from both. */
  readonly inReplyTo: readonly [before: string, after: string];
  /** To a comment that isn't on the page. */
  readonly inReplyToEarlier: string;
  /** As `inReplyTo`: what a comment is called by, where it stands alone. */
  readonly commentBy: readonly [before: string, after: string];
  /** As `inReplyTo`, around an article's title. */
  readonly commentsOn: readonly [before: string, after: string];
  readonly edited: string;
  /** In place of what was said, and of who said it. */
  readonly erased: string;
  /** To the page that follows. */
  readonly more: string;
  readonly noneYet: string;
  readonly closed: string;
}

const counted = (
  language: Language,
  forms: Partial<Record<Intl.LDMLPluralRule, string>>,
): ((count: number) => string) => {
  let rules: Intl.PluralRules | undefined; // Made when it is first asked, not at every start.
  return (count) => {
    rules ??= new Intl.PluralRules(language);
    const form = count === 0 ? 'zero' : rules.select(count);
    return (forms[form] ?? forms.other ?? '#').replace('#', String(count));
  };
};

export const READER_TEXTS: Readonly<Record<Language, ReaderTexts>> = {
  ar: {
    direction: 'rtl',
    heading: (count) => `التعليقات (${count})`,
    comments: counted('ar', {
      zero: 'لا تعليقات',
      one: 'تعليق واحد',
      two: 'تعليقان',
      few: '# تعليقات',
      many: '# تعليقًا',
      other: '# تعليق',
    }),
    inReplyTo: ['ردًا على ', ''],
    inReplyToEarlier: 'ردًا على تعليق سابق',
    commentBy: ['تعليق من ', ''],
    commentsOn: ['التعليقات على «', '»'],
    edited: 'مُعدَّل',
    erased: 'حُذف هذا التعليق',
    more: 'المزيد من التعليقات',
    noneYet: 'لا توجد تعليقات بعد.',
    closed: 'أُغلق باب التعليق على هذه الصفحة.',
  },
  en: {
    direction: 'ltr',
    heading: (count) => `Comments (${count})`,
    comments: counted('en', { zero: 'No comments', one: '# comment', other: '# comments' }),
    inReplyTo: ['In reply to ', ''],
    inReplyToEarlier: 'In reply to an earlier comment',
    commentBy: ['Comment by ', ''],
    commentsOn: ['Comments on “', '”'],
    edited: 'edited',
    erased: 'This comment was deleted',
    more: 'More comments',
    noneYet: 'No comments yet.',
    closed: 'This page takes no more comments.',
  },
};
