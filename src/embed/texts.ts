import type { Language } from '../domain/language.ts';

/** What only the embed says, beside what it shares with the fragment; pairs stand around a name. */
export interface EmbedTexts {
  readonly title: string;
  readonly loadFailed: string;
  readonly tryAgain: string;
  readonly name: string;
  readonly as: readonly [string, string];
  readonly body: string;
  readonly replyTo: readonly [string, string];
  readonly send: string;
  readonly sending: string;
  readonly sendAgain: string;
  readonly cancel: string;
  readonly counter: (length: number, most: number) => string;
  readonly nameMissing: string;
  readonly nameTooLong: string;
  readonly bodyMissing: string;
  readonly bodyTooLong: string;
  readonly parentGone: string;
  readonly signInAgain: string;
  readonly lost: string;
  readonly refused: string;
  readonly wait: (seconds: number) => string;
  readonly waited: string;
  readonly waits: string;
  readonly yours: string;
  readonly reply: string;
  readonly edit: string;
  readonly editing: string;
  readonly save: string;
  readonly withdraw: string;
  readonly sure: string;
  readonly yes: string;
  readonly no: string;
  readonly withdrawn: string;
  readonly editOver: string;
  readonly failed: string;
}

const seconds = (language: Language, forms: Partial<Record<Intl.LDMLPluralRule, string>>) => {
  const rules = new Intl.PluralRules(language);
  return (count: number): string =>
    (forms[rules.select(count)] ?? forms.other ?? '').replace('#', String(count));
};

export const EMBED_TEXTS: Readonly<Record<Language, EmbedTexts>> = {
  ar: {
    title: 'التعليقات',
    loadFailed: 'تعذّر تحميل التعليقات.',
    tryAgain: 'أعد المحاولة',
    name: 'الاسم',
    as: ['تعلّق باسم ', ''],
    body: 'أضف تعليقًا',
    replyTo: ['ردّك على ', ''],
    send: 'أرسل',
    sending: 'جارٍ الإرسال…',
    sendAgain: 'أرسل مرة أخرى',
    cancel: 'إلغاء',
    counter: (length, most) => `${length} من ${most} حرف`,
    nameMissing: 'اكتب اسمك.',
    nameTooLong: 'الاسم أطول من 100 حرف.',
    bodyMissing: 'اكتب تعليقك أولًا.',
    bodyTooLong: 'التعليق أطول من 10000 حرف.',
    parentGone: 'لم يعد التعليق الذي تردّ عليه موجودًا.',
    signInAgain: 'انتهت جلستك. سجّل الدخول من جديد ثم أرسل؛ ما كتبته محفوظ.',
    lost: 'انقطع الاتصال قبل أن يصل الرد. ما كتبته محفوظ، فأرسله مرة أخرى: لن يُنشر مرتين.',
    refused: 'لا يمكن التعليق من هذه الصفحة الآن.',
    wait: seconds('ar', {
      one: 'تعليقات كثيرة في وقت قصير. يمكنك الإرسال بعد ثانية واحدة.',
      two: 'تعليقات كثيرة في وقت قصير. يمكنك الإرسال بعد ثانيتين.',
      few: 'تعليقات كثيرة في وقت قصير. يمكنك الإرسال بعد # ثوانٍ.',
      other: 'تعليقات كثيرة في وقت قصير. يمكنك الإرسال بعد # ثانية.',
    }),
    waited: 'يمكنك الإرسال الآن.',
    waits: 'بانتظار المراجعة، ولا يراه غيرك',
    yours: 'تعليقك',
    reply: 'رد',
    edit: 'تعديل',
    editing: 'تعديل تعليقك',
    save: 'احفظ',
    withdraw: 'سحب',
    sure: 'تسحب هذا التعليق؟',
    yes: 'نعم، اسحبه',
    no: 'لا',
    withdrawn: 'سُحب تعليقك.',
    editOver: 'انتهت المدة التي يمكنك فيها تعديل تعليقك أو سحبه.',
    failed: 'لم ينجح ذلك. أعد المحاولة.',
  },
  en: {
    title: 'Comments',
    loadFailed: 'The comments could not be loaded.',
    tryAgain: 'Try again',
    name: 'Name',
    as: ['You comment as ', ''],
    body: 'Add a comment',
    replyTo: ['Your reply to ', ''],
    send: 'Send',
    sending: 'Sending…',
    sendAgain: 'Send again',
    cancel: 'Cancel',
    counter: (length, most) => `${length} of ${most} characters`,
    nameMissing: 'Write your name.',
    nameTooLong: 'The name is longer than 100 characters.',
    bodyMissing: 'Write your comment first.',
    bodyTooLong: 'The comment is longer than 10000 characters.',
    parentGone: 'The comment that you reply to is no longer there.',
    signInAgain: 'Your session has ended. Sign in again, then send; what you wrote is kept.',
    lost: 'The connection broke before an answer came. What you wrote is kept: send it again, and it will not appear twice.',
    refused: 'Comments cannot be sent from this page now.',
    wait: seconds('en', {
      one: 'Too many comments at once. You may send in # second.',
      other: 'Too many comments at once. You may send in # seconds.',
    }),
    waited: 'You may send now.',
    waits: 'Awaits review; only you see it',
    yours: 'Your comment',
    reply: 'Reply',
    edit: 'Edit',
    editing: 'Edit your comment',
    save: 'Save',
    withdraw: 'Withdraw',
    sure: 'Withdraw this comment?',
    yes: 'Yes, withdraw it',
    no: 'No',
    withdrawn: 'Your comment is withdrawn.',
    editOver: 'The time in which you could change your comment is over.',
    failed: 'That did not work. Try again.',
  },
};
