import type { Status } from '../../domain/comment.ts';
import type { Language } from '../../domain/language.ts';
import { plural } from '../language/numbers.ts';

interface ResultTexts {
  readonly title: string;
  readonly comments: (count: number) => string;
  readonly since: (time: string) => string;
  readonly incomplete: string;
  readonly outdated: string;
  readonly none: string;
  readonly noneHint: string;
  readonly forgotten: string;
  readonly forgottenNotes: Readonly<Record<string, string>>;
  readonly matrix: string;
  readonly matrixHint: string;
  /** Of the table: rows below, columns beside it. */
  readonly corner: string;
  readonly did: Readonly<Record<Status, string>>;
  readonly would: Readonly<Record<Status, string>>;
  readonly sum: string;
  readonly rules: string;
  readonly rule: string;
  readonly effect: string;
  readonly hits: string;
  readonly becomes: string;
  readonly people: string;
  readonly agreed: string;
  readonly unknown: (count: number) => string;
  readonly news: Readonly<Record<'new' | 'gone' | 'changed', string>>;
  readonly than: (difference: string) => string;
  readonly samples: (count: number) => string;
  readonly samplesOf: (rule: string) => string;
  readonly inName: string;
  readonly trial: string;
  readonly gone: string;
}

export const RESULT_TEXTS: Readonly<Record<Language, ResultTexts>> = {
  ar: {
    title: 'النتيجة',
    comments: plural('ar', {
      zero: 'لم يقرّر المشرفون في أي تعليق',
      one: 'تعليق واحد قرّر فيه المشرفون',
      two: 'تعليقان قرّر فيهما المشرفون',
      few: '# تعليقات قرّر فيها المشرفون',
      many: '# تعليقًا قرّر فيه المشرفون',
      other: '# تعليق قرّر فيه المشرفون',
    }),
    since: (time) => `منذ ${time}`,
    incomplete: 'التعليقات أكثر مما يُفحص في مرة واحدة: فُحص الأحدث منها.',
    outdated: 'تغيّرت المسودة بعد هذه التجربة. جرّبها من جديد.',
    none: 'لا تعليقات للمقارنة.',
    noneHint: 'لم يقرّر المشرفون في أي تعليق في هذه المدة. جرّب مدة أطول.',
    forgotten: 'ما لا تعرفه التجربة كما كان',
    forgottenNotes: {
      'author.role': 'يُعدّ كل كاتب بلا دور، إذ لم تكن الأدوار تُحفظ دائمًا',
      'author.age': 'منذ رأت الخدمة الكاتب أول مرة، مهما قال الموقع',
      'author.trusted': 'مجهول، فربما لم يكن كما هو الآن',
      'author.banned': 'مجهول، فربما لم يكن كما هو الآن',
      section: 'قسم المقال كما هو اليوم',
      'article.age': 'بحسب وقت نشر المقال كما يُعرف اليوم',
      rate: 'مجهول: لا يُعدّ من جديد',
      similar: 'مجهول: لا تُقارن النصوص من جديد',
    },
    matrix: 'قرار القواعد وقرار المشرفين',
    matrixHint: 'في كل خانة عدد التعليقات. الأحمر ما خالف فيه أحدهما الآخر.',
    corner: 'القواعد ↓ المشرفون ←',
    did: { approved: 'نشروا', pending: 'علّقوا', rejected: 'رفضوا', spam: 'عدّوه مزعجًا' },
    would: { approved: 'تنشر', pending: 'تعلّق', rejected: 'ترفض', spam: 'تعدّه مزعجًا' },
    sum: 'المجموع',
    rules: 'القواعد واحدة واحدة',
    rule: 'القاعدة',
    effect: 'الأثر',
    hits: 'المطابقات',
    becomes: 'ما تقرره المجموعة كلها فيها',
    people: 'ما قرّره المشرفون فيها',
    agreed: 'الموافقة',
    unknown: plural('ar', {
      zero: 'لا مجهول',
      one: 'وواحد مجهول',
      two: 'واثنان مجهولان',
      few: 'و# مجهولة',
      many: 'و# مجهولًا',
      other: 'و# مجهول',
    }),
    news: { new: 'جديدة', gone: 'حُذفت', changed: 'تغيّرت مطابقاتها' },
    than: (difference) => `${difference} عن السارية`,
    samples: plural('ar', {
      zero: 'لا أمثلة',
      one: 'مثال واحد',
      two: 'مثالان',
      few: '# أمثلة',
      many: '# مثالًا',
      other: '# مثال',
    }),
    samplesOf: (rule) => `أمثلة القاعدة ${rule}`,
    inName: 'في الاسم',
    trial: 'تحت التجربة',
    gone: 'قواعد سارية ليست في المسودة',
  },
  en: {
    title: 'Result',
    comments: plural('en', {
      one: '# comment that moderators decided',
      other: '# comments that moderators decided',
    }),
    since: (time) => `since ${time}`,
    incomplete: 'There are more comments than are looked at in one go: these are the newest.',
    outdated: 'The draft has changed since this backtest. Try it again.',
    none: 'There are no comments to compare with.',
    noneHint: 'Moderators decided no comment in this time. Try a longer one.',
    forgotten: 'What a backtest does not know as it was',
    forgottenNotes: {
      'author.role': 'every author is taken to have none, as roles were not always stored',
      'author.age': 'counted from when this service first saw the author, whatever the site said',
      'author.trusted': 'unknown, as it may have been otherwise then',
      'author.banned': 'unknown, as it may have been otherwise then',
      section: "the article's section of today",
      'article.age': "by the article's time of publication as it is known today",
      rate: 'unknown: it is not counted again',
      similar: 'unknown: texts are not compared again',
    },
    matrix: 'What the rules and the moderators decide',
    matrixHint: 'Each cell counts comments. Red is where one went against the other.',
    corner: 'Rules ↓ Moderators →',
    did: { approved: 'approved', pending: 'held', rejected: 'rejected', spam: 'marked as spam' },
    would: { approved: 'approve', pending: 'hold', rejected: 'reject', spam: 'mark as spam' },
    sum: 'Sum',
    rules: 'Each rule',
    rule: 'Rule',
    effect: 'Effect',
    hits: 'Hits',
    becomes: 'What the whole set makes of them',
    people: 'What moderators decided on them',
    agreed: 'Agreement',
    unknown: plural('en', { one: '# unknown', other: '# unknown' }),
    news: { new: 'new', gone: 'removed', changed: 'other hits' },
    than: (difference) => `${difference} beside the rules in force`,
    samples: plural('en', { one: '# sample', other: '# samples' }),
    samplesOf: (rule) => `Samples of the rule ${rule}`,
    inName: 'in the name',
    trial: 'on trial',
    gone: 'Rules in force that the draft has not',
  },
};
