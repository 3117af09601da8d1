import type { Language } from '../../domain/language.ts';
import { plural } from '../language/numbers.ts';
import type { Weight } from './trace-order.ts';

interface TryTexts {
  readonly title: string;
  readonly hint: string;
  readonly text: string;
  readonly more: string;
  readonly name: string;
  readonly anyone: string;
  readonly author: string;
  readonly authorHint: string;
  readonly role: string;
  readonly since: string;
  readonly article: string;
  readonly section: string;
  readonly check: string;
  readonly missing: string;
  readonly becomes: string;
  readonly reason: string;
  readonly flags: string;
  readonly why: string;
  readonly weights: Readonly<Record<Weight, (count: number) => string>>;
  readonly truths: Readonly<Record<'true' | 'false' | 'unknown', string>>;
  readonly found: string;
  readonly was: string;
  readonly yes: string;
  readonly no: string;
  readonly nothing: string;
}

export const TRY_TEXTS: Readonly<Record<Language, TryTexts>> = {
  ar: {
    title: 'جرّب نصًّا',
    hint: 'ترى ما تقرره القواعد السارية ولماذا. لا يُحفظ شيء.',
    text: 'نص التعليق',
    more: 'الكاتب والمقال',
    name: 'اسم الكاتب',
    anyone: 'قارئ',
    author: 'معرّف الكاتب في الموقع',
    authorHint: 'بمعرّف كاتب معروف يُحسب ما نُشر له وما رُفض. ومن دونه يُعدّ جديدًا.',
    role: 'دور الكاتب',
    since: 'عضو منذ',
    article: 'معرّف المقال',
    section: 'قسم المقال',
    check: 'جرّب',
    missing: 'اكتب نصًّا أولًا.',
    becomes: 'يصير',
    reason: 'السبب',
    flags: 'الوسوم',
    why: 'لماذا',
    weights: {
      matched: plural('ar', {
        zero: 'لم تطابق أي قاعدة',
        one: 'طابقت قاعدة واحدة',
        two: 'طابقت قاعدتان',
        few: 'طابقت # قواعد',
        many: 'طابقت # قاعدة',
        other: 'طابقت # قاعدة',
      }),
      trial: plural('ar', {
        zero: 'لا قاعدة تحت التجربة طابقت',
        one: 'طابقت قاعدة واحدة تحت التجربة، ولا أثر لها',
        two: 'طابقت قاعدتان تحت التجربة، ولا أثر لهما',
        few: 'طابقت # قواعد تحت التجربة، ولا أثر لها',
        many: 'طابقت # قاعدة تحت التجربة، ولا أثر لها',
        other: 'طابقت # قاعدة تحت التجربة، ولا أثر لها',
      }),
      unknown: plural('ar', {
        zero: 'لا قاعدة مجهولة النتيجة',
        one: 'قاعدة واحدة لا تُعرف نتيجتها',
        two: 'قاعدتان لا تُعرف نتيجتهما',
        few: '# قواعد لا تُعرف نتيجتها',
        many: '# قاعدة لا تُعرف نتيجتها',
        other: '# قاعدة لا تُعرف نتيجتها',
      }),
      near: plural('ar', {
        zero: 'لا قاعدة صح بعض شروطها',
        one: 'قاعدة واحدة لم تطابق وصح بعض شروطها',
        two: 'قاعدتان لم تطابقا وصح بعض شروطهما',
        few: '# قواعد لم تطابق وصح بعض شروطها',
        many: '# قاعدة لم تطابق وصح بعض شروطها',
        other: '# قاعدة لم تطابق وصح بعض شروطها',
      }),
      none: plural('ar', {
        zero: 'لا قاعدة أخرى',
        one: 'قاعدة واحدة لم تطابق',
        two: 'قاعدتان لم تطابقا',
        few: '# قواعد لم تطابق',
        many: '# قاعدة لم تطابق',
        other: '# قاعدة لم تطابق',
      }),
    },
    truths: { true: 'صحيح', false: 'غير صحيح', unknown: 'غير معروف' },
    found: 'وُجد:',
    was: 'القيمة:',
    yes: 'نعم',
    no: 'لا',
    nothing: 'لم تنطبق أي قاعدة، فالقرار هو المعتاد لهذا القسم.',
  },
  en: {
    title: 'Try a text',
    hint: 'See what the rules in force decide, and why. Nothing is stored.',
    text: 'Text of the comment',
    more: 'Author and article',
    name: "Author's name",
    anyone: 'A reader',
    author: "The site's id of the author",
    authorHint:
      "With a known author's id, what was approved and rejected counts. Without it, the author is new.",
    role: "Author's role",
    since: 'Member since',
    article: 'Id of the article',
    section: 'Section of the article',
    check: 'Try it',
    missing: 'Write a text first.',
    becomes: 'It becomes',
    reason: 'Reason',
    flags: 'Flags',
    why: 'Why',
    weights: {
      matched: plural('en', { one: '# rule matched', other: '# rules matched' }),
      trial: plural('en', {
        one: '# rule on trial matched, without effect',
        other: '# rules on trial matched, without effect',
      }),
      unknown: plural('en', {
        one: '# rule whose result is not known',
        other: '# rules whose result is not known',
      }),
      near: plural('en', {
        one: '# rule did not match, though some of its conditions hold',
        other: '# rules did not match, though some of their conditions hold',
      }),
      none: plural('en', { one: '# rule did not match', other: '# rules did not match' }),
    },
    truths: { true: 'true', false: 'not true', unknown: 'not known' },
    found: 'found:',
    was: 'value:',
    yes: 'yes',
    no: 'no',
    nothing: 'No rule matched: it is decided as is usual for this section.',
  },
};
