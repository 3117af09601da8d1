import type { Language } from '../../domain/language.ts';
import type { NotSignedIn } from '../../http/sign-in-failure.ts';
import { isolated } from '../language/isolated.ts';

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
  /** `wait` is a duration in words; empty where it isn't known. */
  readonly tooMany: (wait: string) => string;
  readonly failed: string;
  readonly intro: string;
  readonly entering: string;
  readonly ended: string;
  readonly endedHint: string;
  readonly kept: string;
  /** Where there are accounts elsewhere beside keys. */
  readonly keptByKey: (provider: string) => string;
}

export const SIGN_IN_TEXTS: Readonly<Record<Language, SignInTexts>> = {
  ar: {
    title: 'تسجيل الدخول',
    key: 'مفتاح المشرف',
    keyHint: 'المفتاح الذي أعطاك إياه مدير الخدمة.',
    enter: 'ادخل',
    or: 'أو',
    with: (provider) => `الدخول بحساب ${provider}`,
    wrongKey: 'هذا المفتاح غير معروف، أو أُبطل.',
    missing: 'اكتب المفتاح أولًا.',
    wrongRole: 'هذا مفتاح لموقع لا لمشرف، فلا يفتح هذه الصفحة.',
    tooMany: (wait) => `محاولات كثيرة. أعد المحاولة بعد ${wait || 'قليل'}.`,
    failed: 'تعذّر الوصول إلى الخدمة. أعد المحاولة.',
    intro: 'لمن يشرفون على تعليقات القراء.',
    entering: 'جارٍ الدخول…',
    ended: 'انتهت جلستك',
    endedHint: 'ادخل من جديد لتتابع من حيث كنت.',
    kept: 'ما كتبته ما زال هنا.',
    keptByKey: (provider) =>
      `إن دخلت بمفتاح بقي ما كتبته هنا. أما الدخول بحساب ${isolated(provider)} فيغادر هذه الصفحة، ويضيع ما لم تحفظه. لتُبقيه ادخل في نافذة أخرى، فتعود هذه الصفحة إلى العمل من تلقاء نفسها.`,
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
    tooMany: (wait) => `Too many attempts. Try again ${wait ? `in ${wait}` : 'later'}.`,
    failed: 'The service could not be reached. Try again.',
    intro: "For those who moderate readers' comments.",
    entering: 'Signing in…',
    ended: 'Your session has ended',
    endedHint: 'Sign in again to go on where you were.',
    kept: 'What you wrote is still here.',
    keptByKey: (provider) =>
      `With a key, what you wrote stays here. To sign in with ${isolated(provider)} leaves this page, and what you did not save is lost. To keep it, sign in in another tab: this page then goes on by itself.`,
  },
};

/** Why a sign-in with the provider came to nothing, as the service says it; `other` is for all else. */
export const FAILED: Readonly<Record<Language, Readonly<Record<NotSignedIn['failed'] | 'other', string>>>> = {
  ar: {
    denied: 'أُلغي تسجيل الدخول في الصفحة الأخرى. أعد المحاولة، أو ادخل بمفتاح.',
    expired: 'استغرق تسجيل الدخول وقتًا طويلًا، أو بدأ في نافذة أخرى. أعد المحاولة.',
    refused: 'لم يُقبل تسجيل الدخول. في سجل الخدمة سبب ذلك؛ أبلغ مدير الخدمة.',
    'no-role': 'حسابك معروف، لكن ليست له صلاحية هنا. أبلغ مدير الخدمة.',
    'too-many-roles': 'لحسابك صلاحيات أكثر مما يمكن حفظه. أبلغ مدير الخدمة.',
    unavailable: 'تعذّر الوصول إلى خدمة الحسابات. أعد المحاولة بعد قليل، أو ادخل بمفتاح.',
    other: 'لم يكتمل تسجيل الدخول. أعد المحاولة.',
  },
  en: {
    denied: 'The sign-in was cancelled on the other page. Try again, or sign in with a key.',
    expired: 'The sign-in took too long, or was begun in another window. Try again.',
    refused: 'The sign-in was not accepted. The log of the service says why; tell whoever runs it.',
    'no-role': 'Your account is known, and has no role here. Tell whoever runs the service.',
    'too-many-roles': 'Your account has more roles than can be kept. Tell whoever runs the service.',
    unavailable: 'The accounts could not be reached. Try again in a moment, or sign in with a key.',
    other: 'The sign-in was not completed. Try again.',
  },
};
