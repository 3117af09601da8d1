import type { Status } from '../../domain/comment.ts';
import type { Language } from '../../domain/language.ts';
import type { Problem } from '../service/ask.ts';

/** What parts that all pages share say. */
export interface PartTexts {
  readonly loading: string;
  readonly tryAgain: string;
  readonly close: string;
  readonly cancel: string;
  readonly save: string;
  readonly reason: string;
  readonly reasonMissing: string;
  readonly more: string;
  readonly statuses: Readonly<Record<Status, string>>;
  readonly trouble: Readonly<Record<Problem['kind'], string>>;
}

export const PART_TEXTS: Readonly<Record<Language, PartTexts>> = {
  ar: {
    loading: 'جارٍ التحميل…',
    tryAgain: 'أعد المحاولة',
    close: 'إغلاق',
    cancel: 'إلغاء',
    save: 'احفظ',
    reason: 'السبب',
    reasonMissing: 'اكتب سببًا يفهمه زملاؤك.',
    more: 'المزيد',
    statuses: { pending: 'معلّق', approved: 'منشور', rejected: 'مرفوض', spam: 'مزعج' },
    trouble: {
      lost: 'تعذّر الوصول إلى الخدمة.',
      'signed-out': 'انتهت جلستك. سجّل الدخول من جديد.',
      forbidden: 'ليست لديك صلاحية لهذا.',
      missing: 'لم يُعثر على هذا.',
      conflict: 'سبقك أحد الزملاء إلى هذا.',
      busy: 'الخدمة مشغولة الآن. أعد المحاولة بعد لحظات.',
      failed: 'حدث خلل في الخدمة.',
      invalid: 'لم يُقبل هذا الطلب.',
    },
  },
  en: {
    loading: 'Loading…',
    tryAgain: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    reason: 'Reason',
    reasonMissing: 'Write a reason that colleagues understand.',
    more: 'More',
    statuses: { pending: 'Held', approved: 'Approved', rejected: 'Rejected', spam: 'Spam' },
    trouble: {
      lost: 'The service could not be reached.',
      'signed-out': 'Your session has ended. Sign in again.',
      forbidden: 'You are not allowed to do this.',
      missing: 'This was not found.',
      conflict: 'A colleague was first.',
      busy: 'The service is busy. Try again in a moment.',
      failed: 'Something went wrong in the service.',
      invalid: 'This was not accepted.',
    },
  },
};
