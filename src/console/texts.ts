import type { Language } from '../domain/language.ts';
import type { PageName } from './address.ts';
import type { Theme } from './theme.ts';

interface ShellTexts {
  readonly title: string;
  readonly pages: Readonly<Record<PageName, string>>;
  readonly navigation: string;
  readonly site: string;
  readonly signOut: string;
  readonly theme: string;
  readonly themes: Readonly<Record<Theme, string>>;
  readonly shortcuts: string;
  readonly menu: string;
  readonly onThisPage: string;
  readonly everywhere: string;
  readonly offline: string;
  readonly skip: string;
  readonly noSites: string;
  readonly noSitesHint: string;
  readonly notHere: string;
}

/** What stands around all pages. */
export const SHELL_TEXTS: Readonly<Record<Language, ShellTexts>> = {
  ar: {
    title: 'حَكَم',
    pages: {
      queue: 'التعليقات',
      lists: 'القوائم',
      authors: 'الكتّاب',
      rules: 'القواعد',
      backtest: 'التجربة',
      statistics: 'الإحصاءات',
      audit: 'السجل',
      keys: 'المفاتيح',
    },
    navigation: 'الصفحات',
    site: 'الموقع',
    signOut: 'خروج',
    theme: 'المظهر',
    themes: { auto: 'تلقائي', light: 'فاتح', dark: 'داكن' },
    shortcuts: 'مفاتيح الاختصار',
    menu: 'المظهر واللغة والخروج',
    onThisPage: 'في هذه الصفحة',
    everywhere: 'في كل الصفحات',
    offline: 'انقطع الاتصال. ما تقرّره محفوظ، ويُرسل حين يعود.',
    skip: 'إلى المحتوى',
    noSites: 'لا موقع تشرف عليه.',
    noSitesHint: 'اطلب الصلاحية من مدير الخدمة، أو ادخل بمفتاح آخر.',
    notHere: 'لا شيء في هذا العنوان.',
  },
  en: {
    title: 'Hakam',
    pages: {
      queue: 'Comments',
      lists: 'Lists',
      authors: 'Authors',
      rules: 'Rules',
      backtest: 'Backtest',
      statistics: 'Statistics',
      audit: 'Audit',
      keys: 'Keys',
    },
    navigation: 'Pages',
    site: 'Site',
    signOut: 'Sign out',
    theme: 'Looks',
    themes: { auto: 'Automatic', light: 'Light', dark: 'Dark' },
    shortcuts: 'Keyboard shortcuts',
    menu: 'Looks, language and sign-out',
    onThisPage: 'On this page',
    everywhere: 'On every page',
    offline: 'The connection is lost. What you decide is kept, and sent when it is back.',
    skip: 'To the content',
    noSites: 'There is no site that you moderate.',
    noSitesHint: 'Ask whoever runs the service for a role, or sign in with another key.',
    notHere: 'There is nothing at this address.',
  },
};
