import type { SiteState } from '../../domain/article.ts';
import type { Language } from '../../domain/language.ts';

interface StateTexts {
  readonly title: string;
  readonly states: Readonly<Record<SiteState, string>>;
  readonly hints: Readonly<Record<SiteState, string>>;
  readonly shown: Readonly<Record<SiteState, string>>;
  readonly reasonHint: string;
  readonly changed: Readonly<Record<SiteState, string>>;
}

/** What the switch of the site says. */
export const STATE_TEXTS: Readonly<Record<Language, StateTexts>> = {
  ar: {
    title: 'استقبال التعليقات',
    states: { open: 'مفتوح', hold: 'مراجعة قبل النشر', closed: 'مغلق' },
    hints: {
      open: 'تُقبل التعليقات، وتحكم فيها القواعد.',
      hold: 'تُقبل التعليقات، ولا يُنشر منها شيء قبل أن تراجعوه.',
      closed: 'لا يُقبل أي تعليق جديد. ما نُشر يبقى.',
    },
    shown: {
      open: 'التعليقات مفتوحة',
      hold: 'كل تعليق جديد ينتظر المراجعة',
      closed: 'التعليقات مغلقة',
    },
    reasonHint: 'يراه زملاؤك هنا وفي السجل.',
    changed: {
      open: 'فُتح باب التعليقات.',
      hold: 'من الآن ينتظر كل تعليق جديد المراجعة.',
      closed: 'أُغلق باب التعليقات.',
    },
  },
  en: {
    title: 'Taking comments',
    states: { open: 'Open', hold: 'Hold all for review', closed: 'Closed' },
    hints: {
      open: 'Comments are taken, and the rules decide on them.',
      hold: 'Comments are taken, and none is published before you have seen it.',
      closed: 'No new comment is taken. What is published stays.',
    },
    shown: {
      open: 'Comments are open',
      hold: 'Every new comment waits for you',
      closed: 'Comments are closed',
    },
    reasonHint: 'Colleagues see it here and in the audit.',
    changed: {
      open: 'Comments are open.',
      hold: 'From now on every new comment waits for you.',
      closed: 'Comments are closed.',
    },
  },
};
