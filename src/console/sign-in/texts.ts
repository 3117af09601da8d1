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
  readonly elsewhereFailed: string;
  /** By what the service says in `failed`. */
  readonly elsewhere: ReadonlyMap<string, string>;
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
    elsewhereFailed: 'لم يكتمل تسجيل الدخول. أعد المحاولة.',
    elsewhere: new Map([
      ['denied', 'أُلغي تسجيل الدخول في الصفحة الأخرى.'],
      ['expired', 'استغرق تسجيل الدخول وقتًا طويلًا، أو بدأ في نافذة أخرى. أعد المحاولة.'],
      ['refused', 'لم يُقبل تسجيل الدخول. في سجل الخدمة سبب ذلك؛ أبلغ مدير الخدمة.'],
      ['no-role', 'لا يمنحك حسابك أي دور هنا. أبلغ مدير الخدمة.'],
      ['too-many-roles', 'لحسابك أدوار أكثر مما يمكن حفظه. أبلغ مدير الخدمة.'],
      ['unavailable', 'تعذّر الوصول إلى خدمة الحسابات. أعد المحاولة بعد قليل، أو ادخل بمفتاح.'],
    ]),
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
    elsewhereFailed: 'The sign-in was not completed. Try again.',
    elsewhere: new Map([
      ['denied', 'The sign-in was cancelled on the other page.'],
      ['expired', 'The sign-in took too long, or was begun in another window. Try again.'],
      ['refused', 'The sign-in was not accepted. The log of the service says why; tell whoever runs it.'],
      ['no-role', 'Your account gives you no role here. Tell whoever runs the service.'],
      ['too-many-roles', 'Your account has more roles than can be kept. Tell whoever runs the service.'],
      ['unavailable', 'The accounts could not be reached. Try again later, or sign in with a key.'],
    ]),
  },
};
