import type { Language } from '../../domain/language.ts';
import { plural } from '../language/numbers.ts';

interface BacktestTexts {
  readonly title: string;
  readonly hint: string;
  readonly files: string;
  readonly editorOf: (file: string) => string;
  readonly keys: string;
  readonly kept: string;
  readonly untouched: string;
  readonly lines: (added: string, removed: string) => string;
  readonly changed: string;
  readonly outdated: string;
  readonly discard: string;
  readonly discardSure: (count: number) => string;
  readonly discarded: string;
  readonly download: string;
  readonly checking: string;
  readonly fine: string;
  readonly faults: (count: number) => string;
  readonly warnings: (count: number) => string;
  readonly at: (line: string) => string;
  readonly checkFailed: string;
  readonly run: string;
  readonly runDraft: string;
  readonly days: string;
  readonly compare: string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly running: Readonly<Record<'draft' | 'inForce', string>>;
  readonly progress: (done: string, total: string) => string;
  readonly done: string;
  readonly elsewhere: string;
  readonly tooLarge: string;
  readonly mendFirst: string;
  /** What CodeMirror says in its own English words. */
  readonly phrases: Readonly<Record<string, string>>;
}

export const BACKTEST_TEXTS: Readonly<Record<Language, BacktestTexts>> = {
  ar: {
    title: 'تجربة القواعد',
    hint: 'عدّل مسودة من القواعد، وانظر ما كانت ستقرره في تعليقات قرّر فيها المشرفون. لا يتغيّر شيء مما يسري.',
    files: 'ملفات القواعد',
    editorOf: (file) => `محرّر الملف ${file}`,
    keys: 'اضغط Escape ثم Tab للخروج من المحرّر.',
    kept: 'المسودة محفوظة في هذا المتصفح.',
    untouched: 'هذه هي القواعد السارية، بلا تعديل.',
    lines: (added, removed) => `أُضيف من الأسطر ${added} وحُذف ${removed}`,
    changed: 'معدّل',
    outdated: 'تغيّرت القواعد السارية بعد أن بدأت هذه المسودة. راجع ما عدّلته قبل اعتماده.',
    discard: 'تجاهل المسودة',
    discardSure: plural('ar', {
      zero: 'لا تعديل يُمحى.',
      one: 'تُمحى تعديلاتك في ملف واحد، ولا تعود.',
      two: 'تُمحى تعديلاتك في ملفين، ولا تعود.',
      few: 'تُمحى تعديلاتك في # ملفات، ولا تعود.',
      many: 'تُمحى تعديلاتك في # ملفًا، ولا تعود.',
      other: 'تُمحى تعديلاتك في # ملف، ولا تعود.',
    }),
    discarded: 'مُحيت المسودة.',
    download: 'تنزيل',
    checking: 'جارٍ الفحص…',
    fine: 'لا أخطاء في المسودة، ونجحت اختباراتها.',
    faults: plural('ar', {
      zero: 'لا أخطاء',
      one: 'خطأ واحد',
      two: 'خطآن',
      few: '# أخطاء',
      many: '# خطأً',
      other: '# خطأ',
    }),
    warnings: plural('ar', {
      zero: 'لا تنبيهات',
      one: 'تنبيه واحد',
      two: 'تنبيهان',
      few: '# تنبيهات',
      many: '# تنبيهًا',
      other: '# تنبيه',
    }),
    at: (line) => `السطر ${line}`,
    checkFailed: 'تعذّر فحص المسودة.',
    run: 'جرّب القواعد السارية',
    runDraft: 'جرّب المسودة',
    days: 'عدد الأيام الماضية',
    compare: 'قارنها بالقواعد السارية',
    cancel: 'أوقف التجربة',
    cancelled: 'أُوقفت التجربة.',
    running: { draft: 'جارية: المسودة', inForce: 'جارية: القواعد السارية' },
    progress: (done, total) => `${done} من ${total}`,
    done: 'انتهت التجربة.',
    elsewhere:
      'تجري الآن تجربة أخرى لهذا الموقع، بدأها غيرك أو بدأتها في نافذة أخرى. أعد المحاولة حين تنتهي.',
    tooLarge: 'الملفات المعدّلة أكبر مما تقبله الخدمة: 64 كيلوبايت معًا على الأكثر.',
    mendFirst: 'أصلح الأخطاء أولًا.',
    phrases: {
      Find: 'ابحث',
      Replace: 'استبدل',
      next: 'التالي',
      previous: 'السابق',
      all: 'الكل',
      'match case': 'طابق حالة الأحرف',
      'by word': 'كلمات كاملة',
      regexp: 'نمط',
      replace: 'استبدل',
      'replace all': 'استبدل الكل',
      close: 'إغلاق',
      'Go to line': 'اذهب إلى سطر',
      go: 'اذهب',
      'No diagnostics': 'لا أخطاء',
      Diagnostics: 'الأخطاء',
      'Fold line': 'اطوِ السطر',
      'Unfold line': 'ابسط السطر',
      'folded code': 'أسطر مطوية',
      unfold: 'ابسط',
      'Control character': 'حرف تحكم',
    },
  },
  en: {
    title: 'Backtest',
    hint: 'Edit a draft of the rules, and see what it would have made of comments that moderators decided. What is in force does not change.',
    files: 'Files of rules',
    editorOf: (file) => `Editor of the file ${file}`,
    keys: 'Press Escape, then Tab, to leave the editor.',
    kept: 'The draft is kept in this browser.',
    untouched: 'These are the rules in force, unchanged.',
    lines: (added, removed) => `Lines added: ${added}, removed: ${removed}`,
    changed: 'changed',
    outdated:
      'The rules in force have changed since you began this draft. Look at your changes again before you use them.',
    discard: 'Discard the draft',
    discardSure: plural('en', {
      one: 'Your changes in # file will be gone for good.',
      other: 'Your changes in # files will be gone for good.',
    }),
    discarded: 'The draft is discarded.',
    download: 'Download',
    checking: 'Checking…',
    fine: 'The draft has no errors, and its tests pass.',
    faults: plural('en', { one: '# error', other: '# errors' }),
    warnings: plural('en', { one: '# warning', other: '# warnings' }),
    at: (line) => `line ${line}`,
    checkFailed: 'The draft could not be checked.',
    run: 'Try the rules in force',
    runDraft: 'Try the draft',
    days: 'Days back',
    compare: 'Compare with the rules in force',
    cancel: 'Cancel',
    cancelled: 'The backtest was cancelled.',
    running: { draft: 'Running: the draft', inForce: 'Running: the rules in force' },
    progress: (done, total) => `${done} of ${total}`,
    done: 'The backtest is done.',
    elsewhere:
      'Another backtest of this site is running, begun by a colleague or in another window. Try again when it has ended.',
    tooLarge: 'The changed files are larger than the service takes: 64 KiB together at most.',
    mendFirst: 'Mend the errors first.',
    phrases: {},
  },
};
