import type { Language } from '../../domain/language.ts';
import { plural } from '../language/numbers.ts';
import type { SPANS, Unit } from './range.ts';
import type { Names } from './shapes.ts';

interface ChartTexts {
  readonly title: string;
  readonly empty: string;
}

interface StatisticsTexts {
  readonly range: string;
  readonly span: string;
  readonly spans: Readonly<Record<(typeof SPANS)[number], string>>;
  readonly unit: string;
  readonly units: Readonly<Record<Unit, string>>;
  readonly since: string;
  readonly until: string;
  readonly chooseDays: string;
  readonly inZone: (zone: string) => string;
  readonly countedUntil: (time: string) => string;
  readonly comments: (count: number) => string;
  readonly decisions: (count: number) => string;
  readonly tiles: {
    readonly comments: string;
    readonly published: string;
    readonly held: string;
    readonly decisions: string;
    readonly wait: string;
    readonly agreement: string;
  };
  readonly volume: ChartTexts & {
    readonly caption: (comments: string, busiest: string, most: string) => string;
  };
  readonly decided: ChartTexts & { readonly caption: (decisions: string, undone: string) => string };
  readonly waits: ChartTexts & {
    readonly caption: (shortest: string, quickest: string, longest: string, slowest: string) => string;
  };
  readonly rules: ChartTexts & {
    readonly caption: (judged: string, agreed: string) => string;
    readonly unjudged: string;
  };
  readonly moderators: ChartTexts & { readonly caption: (people: string, decisions: string) => string };
  readonly people: (count: number) => string;
  readonly matches: (count: number) => string;
  readonly someUndone: (count: number) => string;
  readonly names: Omit<Names, 'statuses'> & { readonly rule: string; readonly person: string };
  readonly asTable: string;
}

export const STATISTICS_TEXTS: Readonly<Record<Language, StatisticsTexts>> = {
  ar: {
    range: 'المدة المعروضة',
    span: 'المدة',
    spans: {
      '24h': 'آخر 24 ساعة',
      '7d': 'آخر 7 أيام',
      '30d': 'آخر 30 يومًا',
      '92d': 'آخر 92 يومًا',
      own: 'بين يومين…',
    },
    unit: 'التقسيم',
    units: { hour: 'بالساعة', day: 'باليوم' },
    since: 'من يوم',
    until: 'إلى يوم',
    chooseDays: 'اختر يومين، أولهما قبل الثاني، وبينهما 92 يومًا على الأكثر.',
    inZone: (zone) => `الأيام والساعات بتوقيت ${zone}.`,
    countedUntil: (time) => `حُسب ما كان حتى ${time}، ويُحسب الباقي بعد قليل.`,
    comments: plural('ar', {
      zero: 'لا تعليقات',
      one: 'تعليق واحد',
      two: 'تعليقان',
      few: '# تعليقات',
      many: '# تعليقًا',
      other: '# تعليق',
    }),
    decisions: plural('ar', {
      zero: 'لا قرارات',
      one: 'قرار واحد',
      two: 'قراران',
      few: '# قرارات',
      many: '# قرارًا',
      other: '# قرار',
    }),
    tiles: {
      comments: 'تعليقات وصلت',
      published: 'نُشر فورًا',
      held: 'عُلّق للمراجعة',
      decisions: 'قرارات المشرفين',
      wait: 'الانتظار المعتاد مؤخرًا',
      agreement: 'موافقة المشرفين للقواعد',
    },
    volume: {
      title: 'التعليقات، وما قررته القواعد عند وصولها',
      empty: 'لم يصل أي تعليق في هذه المدة.',
      caption: (comments, busiest, most) => `المجموع: ${comments}. وكانت الذروة ${busiest}: ${most}.`,
    },
    decided: {
      title: 'قرارات المشرفين',
      empty: 'لم يقرر أحد شيئًا في هذه المدة.',
      caption: (decisions, undone) => `المجموع: ${decisions}. ${undone}`,
    },
    waits: {
      title: 'من وصول التعليق إلى أول قرار',
      empty: 'لم يقرر أحد شيئًا في هذه المدة.',
      caption: (shortest, quickest, longest, slowest) =>
        `الانتظار المعتاد بين ${shortest} (${quickest}) و${longest} (${slowest}). نصف القرارات أسرع من المعتاد.`,
    },
    rules: {
      title: 'القواعد وموافقة المشرفين',
      empty: 'لم تنطبق أي قاعدة في هذه المدة.',
      caption: (judged, agreed) =>
        `نظر المشرفون فيما أصابته القواعد (${judged})، ووافقوها في ${agreed} من ذلك.`,
      unjudged: 'لم ينظر المشرفون بعد في شيء مما أصابته القواعد.',
    },
    moderators: {
      title: 'المشرفون',
      empty: 'لم يقرر أحد شيئًا في هذه المدة.',
      caption: (people, decisions) => `${people}، ${decisions}.`,
    },
    people: plural('ar', {
      zero: 'لا مشرف',
      one: 'مشرف واحد',
      two: 'مشرفان',
      few: '# مشرفين',
      many: '# مشرفًا',
      other: '# مشرف',
    }),
    matches: plural('ar', {
      zero: 'لا شيء',
      one: 'مرة واحدة',
      two: 'مرتان',
      few: '# مرات',
      many: '# مرة',
      other: '# مرة',
    }),
    someUndone: plural('ar', {
      zero: 'لم يُلغَ منها شيء.',
      one: 'أُلغي قرار واحد.',
      two: 'أُلغي قراران.',
      few: 'أُلغيت # قرارات.',
      many: 'أُلغي # قرارًا.',
      other: 'أُلغي # قرار.',
    }),
    names: {
      median: 'المعتاد (نصف القرارات أسرع)',
      p90: 'الطويل (تسعة أعشار القرارات أسرع)',
      agreed: 'وافقها المشرفون',
      overruled: 'خالفوها',
      unseen: 'لم يُنظر فيه',
      hits: 'كل ما أصابته',
      reviewed: 'نظروا فيه',
      agreement: 'نسبة الموافقة',
      undone: 'أُلغي منها',
      all: 'كل القرارات',
      rule: 'القاعدة',
      person: 'المشرف',
    },
    asTable: 'الأرقام في جدول',
  },
  en: {
    range: 'The time shown',
    span: 'Time',
    spans: {
      '24h': 'Last 24 hours',
      '7d': 'Last 7 days',
      '30d': 'Last 30 days',
      '92d': 'Last 92 days',
      own: 'Between two days…',
    },
    unit: 'By',
    units: { hour: 'Hour', day: 'Day' },
    since: 'From',
    until: 'To',
    chooseDays: 'Choose two days, the first before the second, with 92 days between them at most.',
    inZone: (zone) => `Days and hours are those of ${zone}.`,
    countedUntil: (time) => `Counted up to ${time}; what came later follows soon.`,
    comments: plural('en', { one: '# comment', other: '# comments' }),
    decisions: plural('en', { one: '# decision', other: '# decisions' }),
    tiles: {
      comments: 'Comments that came',
      published: 'Published at once',
      held: 'Held for review',
      decisions: "Moderators' decisions",
      wait: 'Typical wait of late',
      agreement: 'Agreement with the rules',
    },
    volume: {
      title: 'Comments, and what the rules made of them',
      empty: 'No comment came in this time.',
      caption: (comments, busiest, most) => `${comments} in all. Most came ${busiest}: ${most}.`,
    },
    decided: {
      title: "Moderators' decisions",
      empty: 'Nobody decided anything in this time.',
      caption: (decisions, undone) => `${decisions} in all. ${undone}`,
    },
    waits: {
      title: "From a comment's arrival to the first decision",
      empty: 'Nobody decided anything in this time.',
      caption: (shortest, quickest, longest, slowest) =>
        `The typical wait was between ${shortest} (${quickest}) and ${longest} (${slowest}). Half of all decisions come sooner than the typical one.`,
    },
    rules: {
      title: 'Rules, and whether moderators agreed',
      empty: 'No rule matched in this time.',
      caption: (judged, agreed) =>
        `Moderators looked at ${judged} of rules, and decided as the rule would in ${agreed} of them.`,
      unjudged: 'Moderators have not looked at anything yet that the rules matched.',
    },
    moderators: {
      title: 'Moderators',
      empty: 'Nobody decided anything in this time.',
      caption: (people, decisions) => `${people}, ${decisions}.`,
    },
    people: plural('en', { one: '# moderator', other: '# moderators' }),
    matches: plural('en', { one: '# match', other: '# matches' }),
    someUndone: plural('en', { zero: 'None was undone.', one: '# was undone.', other: '# were undone.' }),
    names: {
      median: 'Typical (half are sooner)',
      p90: 'Long (nine in ten are sooner)',
      agreed: 'Moderators agreed',
      overruled: 'They decided otherwise',
      unseen: 'Not looked at',
      hits: 'All matches',
      reviewed: 'Looked at',
      agreement: 'Agreement',
      undone: 'Undone',
      all: 'All decisions',
      rule: 'Rule',
      person: 'Moderator',
    },
    asTable: 'The numbers as a table',
  },
};
