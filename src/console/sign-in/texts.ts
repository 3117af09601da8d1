import type { Language } from '../../domain/language.ts';

interface SignInTexts {
  readonly title: string;
  readonly key: string;
  readonly keyHint: string;
  readonly enter: string;
  readonly or: string;
  readonly with: (provider: string) => string;
  readonly wrongKey: string;
  readonly missing: string;
  readonly wrongRole: string;
  readonly tooMany: string;
  readonly failed: string;
  readonly intro: string;
  readonly entering: string;
  readonly ended: string;
  readonly endedHint: string;
}

export const SIGN_IN_TEXTS: Readonly<Record<Language, SignInTexts>> = {
  ar: {
    title: 'تسجيل الدخول',
    key: 'مفتاح المشرف',
    keyHint: 'المفتاح الذي أعطاك إياه مدير الخدمة.',
    enter: 'ادخل',
    or: 'أو',
    with: (provider) => `الدخول بحساب ${provider}`,
    wrongKey: 'هذا المفتاح غير معروف، أو أُلغي.',
    missing: 'اكتب المفتاح أولًا.',
    wrongRole: 'هذا مفتاح لموقع لا لمشرف، فلا يفتح هذه الصفحة.',
    tooMany: 'محاولات كثيرة. أعد المحاولة بعد قليل.',
    failed: 'تعذّر الوصول إلى الخدمة. أعد المحاولة.',
    intro: 'لمن يشرفون على تعليقات القراء.',
    entering: 'جارٍ الدخول…',
    ended: 'انتهت جلستك',
    endedHint: 'ادخل من جديد لتتابع من حيث كنت. ما كتبته ما زال هنا.',
  },
  en: {
    title: 'Sign in',
    key: "Moderator's key",
    keyHint: 'The key that whoever runs the service gave you.',
    enter: 'Sign in',
    or: 'or',
    with: (provider) => `Sign in with ${provider}`,
    wrongKey: 'This key is unknown, or was revoked.',
    missing: 'Enter the key first.',
    wrongRole: "This is a site's key and not a moderator's: it doesn't open this page.",
    tooMany: 'Too many attempts. Try again later.',
    failed: 'The service could not be reached. Try again.',
    intro: "For those who moderate readers' comments.",
    entering: 'Signing in…',
    ended: 'Your session has ended',
    endedHint: 'Sign in again to go on where you were. What you wrote is still here.',
  },
};

/** What the service says of a sign-in with the provider that failed; `other` is for all else. */
export const FAILED: Readonly<Record<Language, { readonly other: string; readonly [slug: string]: string }>> =
  {
    ar: {
      other: 'لم يكتمل تسجيل الدخول. أعد المحاولة.',
    },
    en: {
      other: 'The sign-in was not completed. Try again.',
    },
  };
