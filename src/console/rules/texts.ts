import type { Effect } from '../../domain/decision.ts';
import type { Language } from '../../domain/language.ts';
import { plural } from '../language/numbers.ts';
import type { RuleOrder, RuleSign } from './rule-rows.ts';

interface RulesTexts {
  readonly title: string;
  readonly version: string;
  readonly accepted: string;
  readonly acceptedUnknown: string;
  readonly count: (count: number) => string;
  readonly shown: (count: number) => string;
  readonly days: string;
  readonly lastDays: (count: number) => string;
  readonly search: string;
  readonly order: string;
  readonly orders: Readonly<Record<RuleOrder, string>>;
  readonly effect: string;
  readonly all: string;
  readonly effects: Readonly<Record<Effect | 'points', string>>;
  readonly points: (points: number) => string;
  readonly sign: string;
  readonly signs: Readonly<Record<RuleSign, string>>;
  readonly signHints: Readonly<Record<RuleSign, string>>;
  readonly until: string;
  readonly group: string;
  readonly beats: string;
  readonly noReason: string;
  readonly tests: (count: number) => string;
  readonly hits: (count: string) => string;
  readonly noHits: string;
  readonly agreement: (share: string) => string;
  readonly reviewed: (count: number) => string;
  readonly noneReviewed: string;
  readonly comments: string;
  readonly commentsOf: (rule: string) => string;
  readonly edit: string;
  readonly editOf: (rule: string) => string;
  readonly none: string;
  readonly noneMatch: string;
  readonly showAll: string;
  readonly statsMissing: string;
}

export const RULES_TEXTS: Readonly<Record<Language, RulesTexts>> = {
  ar: {
    title: 'القواعد',
    version: 'الإصدار',
    accepted: 'سارٍ منذ',
    acceptedUnknown: 'لا يُعرف منذ متى يسري',
    count: plural('ar', {
      zero: 'لا قواعد سارية',
      one: 'قاعدة واحدة سارية',
      two: 'قاعدتان ساريتان',
      few: '# قواعد سارية',
      many: '# قاعدة سارية',
      other: '# قاعدة سارية',
    }),
    shown: plural('ar', {
      zero: 'لا قاعدة تطابق بحثك',
      one: 'ظهرت قاعدة واحدة',
      two: 'ظهرت قاعدتان',
      few: 'ظهرت # قواعد',
      many: 'ظهرت # قاعدة',
      other: 'ظهرت # قاعدة',
    }),
    days: 'المدة',
    lastDays: plural('ar', {
      zero: 'اليوم',
      one: 'آخر يوم',
      two: 'آخر يومين',
      few: 'آخر # أيام',
      many: 'آخر # يومًا',
      other: 'آخر # يوم',
    }),
    search: 'بحث في القواعد',
    order: 'الترتيب',
    orders: { place: 'كما في الملفات', hits: 'الأكثر مطابقة', precision: 'الأقل موافقة', name: 'الاسم' },
    effect: 'الأثر',
    all: 'الكل',
    effects: { approve: 'ينشر', hold: 'يعلّق', spam: 'مزعج', reject: 'يرفض', points: 'نقاط' },
    points: plural('ar', {
      zero: 'بلا نقاط',
      one: 'نقطة واحدة',
      two: 'نقطتان',
      few: '# نقاط',
      many: '# نقطة',
      other: '# نقطة',
    }),
    sign: 'ملاحظة',
    signs: {
      disputed: 'يخالفها المشرفون',
      expired: 'انتهت',
      trial: 'تحت التجربة',
      idle: 'لم تطابق شيئًا',
      untested: 'بلا اختبارات',
    },
    signHints: {
      disputed: 'قرّر المشرفون خلافها في أكثر ما طابقته. راجعها.',
      expired: 'انقضى أجلها، فلم تعد تطابق شيئًا.',
      trial: 'تُسجَّل نتيجتها ولا تغيّر شيئًا.',
      idle: 'لم تطابق أي تعليق في هذه المدة.',
      untested: 'لا اختبار يثبت أنها تطابق ما يُراد.',
    },
    until: 'إلى',
    group: 'مجموعة',
    beats: 'تغلب',
    noReason: 'بلا سبب مكتوب',
    tests: plural('ar', {
      zero: 'بلا اختبارات',
      one: 'اختبار واحد',
      two: 'اختباران',
      few: '# اختبارات',
      many: '# اختبارًا',
      other: '# اختبار',
    }),
    hits: (count) => `المطابقات: ${count}`,
    noHits: 'لا مطابقات',
    agreement: (share) => `وافقها المشرفون: ${share}`,
    reviewed: plural('ar', {
      zero: 'لا قرار',
      one: 'في قرار واحد',
      two: 'في قرارين',
      few: 'في # قرارات',
      many: 'في # قرارًا',
      other: 'في # قرار',
    }),
    noneReviewed: 'لم يقرّر المشرفون فيما طابقته بعد',
    comments: 'تعليقاتها',
    commentsOf: (rule) => `التعليقات التي طابقتها القاعدة ${rule}`,
    edit: 'تعديل',
    editOf: (rule) => `تعديل القاعدة ${rule} في مسودة`,
    none: 'لا قواعد في هذا الموقع.',
    noneMatch: 'لا قاعدة تطابق بحثك.',
    showAll: 'أظهر كل القواعد',
    statsMissing: 'تعذّر تحميل قرارات المشرفين، فلا تظهر موافقتهم.',
  },
  en: {
    title: 'Rules',
    version: 'Version',
    accepted: 'in force since',
    acceptedUnknown: 'it is not known since when',
    count: plural('en', { one: '# rule in force', other: '# rules in force' }),
    shown: plural('en', { one: '# rule shown', other: '# rules shown' }),
    days: 'Time',
    lastDays: plural('en', { one: 'Last day', other: 'Last # days' }),
    search: 'Search the rules',
    order: 'Order',
    orders: { place: 'As in the files', hits: 'Most hits', precision: 'Least agreement', name: 'Name' },
    effect: 'Effect',
    all: 'All',
    effects: { approve: 'approves', hold: 'holds', spam: 'spam', reject: 'rejects', points: 'points' },
    points: plural('en', { one: '# point', other: '# points' }),
    sign: 'Remark',
    signs: {
      disputed: 'moderators disagree',
      expired: 'expired',
      trial: 'on trial',
      idle: 'no hits',
      untested: 'no tests',
    },
    signHints: {
      disputed: 'Moderators decided otherwise on most of what it matched. Look at it again.',
      expired: 'Its time is over: it matches nothing any more.',
      trial: 'What it would do is recorded; it changes nothing.',
      idle: 'It matched no comment in this time.',
      untested: 'No test proves that it matches what it should.',
    },
    until: 'until',
    group: 'group',
    beats: 'beats',
    noReason: 'No reason is written',
    tests: plural('en', { one: '# test', other: '# tests' }),
    hits: (count) => `Hits: ${count}`,
    noHits: 'No hits',
    agreement: (share) => `Moderators agreed: ${share}`,
    reviewed: plural('en', { one: 'of # decision', other: 'of # decisions' }),
    noneReviewed: 'Moderators have not decided on its hits yet',
    comments: 'Comments',
    commentsOf: (rule) => `Comments that the rule ${rule} matched`,
    edit: 'Edit',
    editOf: (rule) => `Edit the rule ${rule} in a draft`,
    none: 'This site has no rules.',
    noneMatch: 'No rule matches your search.',
    showAll: 'Show all rules',
    statsMissing: "Moderators' decisions could not be loaded: their agreement is not shown.",
  },
};
