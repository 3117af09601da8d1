import type { Language } from '../../domain/language.ts';
import { isolated } from '../language/isolated.ts';
import { plural } from '../language/numbers.ts';
import type { TermOptionNames } from './term-line.ts';

type Options = {
  readonly [K in keyof TermOptionNames]: Readonly<Record<TermOptionNames[K] | 'rule', string>>;
};

interface ListsTexts {
  readonly title: string;
  readonly lists: string;
  readonly noLists: string;
  readonly noListsHint: string;
  readonly noSuchList: string;
  readonly terms: (count: number) => string;
  readonly search: string;
  readonly nothingFound: string;
  readonly noTerms: string;
  readonly fromFile: string;
  readonly add: string;
  readonly term: string;
  readonly termHint: string;
  readonly match: string;
  readonly fold: string;
  readonly options: Options;
  readonly look: string;
  readonly looking: string;
  readonly missing: string;
  readonly notATerm: string;
  readonly wouldMatch: (count: number) => string;
  readonly wouldMatchNothing: string;
  readonly lookedAt: (count: number) => string;
  readonly onlyNewest: string;
  readonly ofMany: string;
  readonly samples: string;
  readonly inName: string;
  readonly reason: string;
  readonly reasonHint: string;
  readonly confirm: string;
  readonly added: (term: string) => string;
  readonly wasThere: (term: string) => string;
  readonly undo: string;
  readonly undone: (term: string) => string;
  readonly remove: string;
  readonly removeOne: (term: string) => string;
  readonly removeTitle: string;
  readonly removeHint: string;
  readonly removeReason: string;
  readonly removed: (term: string) => string;
  readonly wasGone: (term: string) => string;
  readonly alike: string;
  readonly removeAlike: (count: number) => string;
  readonly keepAlike: string;
  readonly refused: string;
  readonly refusedHint: string;
  readonly wouldHit: (rule: string, example: string) => string;
  readonly wouldMiss: (rule: string, example: string) => string;
  readonly previewRunning: string;
  readonly changes: string;
  readonly changed: Readonly<Record<'add' | 'remove', string>>;
}

/** What the page of the lists says. */
export const LISTS_TEXTS: Readonly<Record<Language, ListsTexts>> = {
  ar: {
    title: 'القوائم',
    lists: 'قوائم الموقع',
    noLists: 'ليس لهذا الموقع قوائم.',
    noListsHint: 'تُذكر القوائم في ملف الموقع، ثم تُضاف إليها الألفاظ من هنا.',
    noSuchList: 'لا قائمة بهذا الاسم.',
    terms: plural('ar', {
      zero: 'لا ألفاظ',
      one: 'لفظ واحد',
      two: 'لفظان',
      few: '# ألفاظ',
      many: '# لفظًا',
      other: '# لفظ',
    }),
    search: 'ابحث في القائمة',
    nothingFound: 'لا لفظ في القائمة فيه هذا.',
    noTerms: 'القائمة فارغة.',
    fromFile: 'من ملف القائمة',
    add: 'إضافة لفظ',
    term: 'اللفظ',
    termHint: 'كلمة أو عبارة، كما يكتبها القرّاء.',
    match: 'موضعه',
    fold: 'كتابته',
    options: {
      match: {
        rule: 'كما تقول القاعدة',
        word: 'كلمة كاملة، بسوابقها ولواحقها',
        start: 'أول الكلمة',
        part: 'أي جزء من كلمة',
        exact: 'الكلمة وحدها بلا زيادة',
      },
      fold: {
        rule: 'كما تقول القاعدة',
        normal: 'بأشكال حروفه كلها',
        exact: 'كما كُتب تمامًا',
        strong: 'بأشكال حروفه، وإن غُيّرت نقاطها',
      },
    },
    look: 'انظر ما كان سيطابقه',
    looking: 'جارٍ البحث في تعليقات آخر 30 يومًا…',
    missing: 'اكتب اللفظ أولًا.',
    notATerm: 'لا يصلح هذا لفظًا في القائمة.',
    wouldMatch: plural('ar', {
      zero: 'لم يكن ليطابق أي تعليق',
      one: 'كان سيطابق تعليقًا واحدًا',
      two: 'كان سيطابق تعليقين',
      few: 'كان سيطابق # تعليقات',
      many: 'كان سيطابق # تعليقًا',
      other: 'كان سيطابق # تعليق',
    }),
    wouldMatchNothing: 'لم يكن ليطابق أي تعليق.',
    lookedAt: plural('ar', {
      zero: 'لم يأتِ أي تعليق في آخر 30 يومًا.',
      one: 'نُظر في تعليق واحد من آخر 30 يومًا.',
      two: 'نُظر في تعليقين من آخر 30 يومًا.',
      few: 'نُظر في # تعليقات من آخر 30 يومًا.',
      many: 'نُظر في # تعليقًا من آخر 30 يومًا.',
      other: 'نُظر في # تعليق من آخر 30 يومًا.',
    }),
    onlyNewest: 'التعليقات أكثر من أن تُفحص كلها، فنُظر في أحدثها.',
    ofMany: 'هذا كثير: تأكّد من أن اللفظ لا يصيب كلامًا بريئًا.',
    samples: 'أحدث ما كان سيطابقه',
    inName: 'في الاسم',
    reason: 'سبب الإضافة',
    reasonHint: 'يراه زملاؤك بجانب اللفظ وفي السجل.',
    confirm: 'أضِف إلى القائمة',
    added: (term) => `أُضيف «${isolated(term)}»، ويسري من التعليق التالي.`,
    wasThere: (term) => `«${isolated(term)}» في القائمة من قبل.`,
    undo: 'تراجع',
    undone: (term) => `أُزيل «${isolated(term)}» من القائمة.`,
    remove: 'أزِل',
    removeOne: (term) => `أزِل: ${isolated(term)}`,
    removeTitle: 'إزالة لفظ',
    removeHint: 'لن يُبحث عنه من التعليق التالي. لا يتغيّر ما حُكم به من قبل.',
    removeReason: 'السبب (اختياري)',
    removed: (term) => `أُزيل «${isolated(term)}» من القائمة.`,
    wasGone: (term) => `لم يعد «${isolated(term)}» في القائمة.`,
    alike: 'في القائمة ألفاظ أخرى تطابق الكلام نفسه:',
    removeAlike: plural('ar', {
      one: 'أزِله أيضًا',
      two: 'أزِلهما أيضًا',
      other: 'أزِلها أيضًا',
    }),
    keepAlike: 'أبقِها',
    refused: 'لم يتغيّر شيء: قواعد الموقع لا تقبل هذا.',
    refusedHint: 'لكل قاعدة أمثلة عليها أن تطابقها وأخرى عليها أن تتركها، وبهذا التغيير يفشل بعضها:',
    wouldHit: (rule, example) => `تصيب القاعدة ${isolated(rule)} «${isolated(example)}»، وعليها أن تتركه.`,
    wouldMiss: (rule, example) =>
      `لا تصيب القاعدة ${isolated(rule)} «${isolated(example)}»، وعليها أن تصيبه.`,
    previewRunning: 'يجري الآن بحث آخر في هذا الموقع. أعد المحاولة بعد لحظات.',
    changes: 'آخر ما تغيّر',
    changed: { add: 'أُضيف', remove: 'أُزيل' },
  },
  en: {
    title: 'Lists',
    lists: 'Lists of the site',
    noLists: 'This site has no lists.',
    noListsHint: "Lists are named in the site's file; terms are then added to them here.",
    noSuchList: 'There is no list by this name.',
    terms: plural('en', { one: '# term', other: '# terms' }),
    search: 'Search the list',
    nothingFound: 'No term of the list has this in it.',
    noTerms: 'The list is empty.',
    fromFile: "from the list's file",
    add: 'Add a term',
    term: 'Term',
    termHint: 'A word or a phrase, as readers write it.',
    match: 'Where',
    fold: 'Spelling',
    options: {
      match: {
        rule: 'As the rule says',
        word: 'A whole word, with prefixes and endings',
        start: 'The beginning of a word',
        part: 'Any part of a word',
        exact: 'The word alone, nothing added',
      },
      fold: {
        rule: 'As the rule says',
        normal: 'In all forms of its letters',
        exact: 'Exactly as written',
        strong: 'In all forms, with other dots too',
      },
    },
    look: 'See what it would have matched',
    looking: 'Looking through the comments of the last 30 days…',
    missing: 'Write the term first.',
    notATerm: "This can't be a term of the list.",
    wouldMatch: plural('en', {
      one: 'Would have matched # comment',
      other: 'Would have matched # comments',
    }),
    wouldMatchNothing: 'Would have matched no comment.',
    lookedAt: plural('en', {
      one: '# comment of the last 30 days was looked at.',
      other: '# comments of the last 30 days were looked at.',
    }),
    onlyNewest: 'There are more comments than can be looked at; these are the newest.',
    ofMany: 'That is a lot: make sure that it does not hit harmless texts.',
    samples: 'The newest it would have matched',
    inName: 'in the name',
    reason: 'Why it is added',
    reasonHint: 'Colleagues see it beside the term, and in the audit.',
    confirm: 'Add to the list',
    added: (term) => `“${isolated(term)}” was added, in force from the next comment on.`,
    wasThere: (term) => `“${isolated(term)}” was in the list already.`,
    undo: 'Undo',
    undone: (term) => `“${isolated(term)}” was removed from the list.`,
    remove: 'Remove',
    removeOne: (term) => `Remove: ${isolated(term)}`,
    removeTitle: 'Remove a term',
    removeHint: 'It is not looked for from the next comment on. What was decided before stays.',
    removeReason: 'Reason (optional)',
    removed: (term) => `“${isolated(term)}” was removed from the list.`,
    wasGone: (term) => `“${isolated(term)}” is not in the list any more.`,
    alike: 'Other terms of the list find the same texts:',
    removeAlike: plural('en', { one: 'Remove it too', other: 'Remove them too' }),
    keepAlike: 'Keep them',
    refused: "Nothing was changed: the site's rules don't allow it.",
    refusedHint:
      'Each rule has examples that it must match and others that it must leave alone. With this change some fail:',
    wouldHit: (rule, example) =>
      `The rule ${isolated(rule)} would match “${isolated(example)}”, which it must leave alone.`,
    wouldMiss: (rule, example) =>
      `The rule ${isolated(rule)} would not match “${isolated(example)}”, which it must match.`,
    previewRunning: 'Another search of this site is running. Try again in a moment.',
    changes: 'Latest changes',
    changed: { add: 'added', remove: 'removed' },
  },
};
