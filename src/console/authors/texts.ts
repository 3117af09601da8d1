import type { Language } from '../../domain/language.ts';
import type { Mark } from '../../read/find-authors.ts';
import { isolated } from '../language/isolated.ts';
import { plural } from '../language/numbers.ts';
import type { Ban } from './ban.ts';

interface AuthorsTexts {
  readonly title: string;
  readonly search: string;
  readonly searchHint: string;
  readonly standing: string;
  readonly marks: Readonly<Record<Mark, string>>;
  readonly none: Readonly<Record<Mark, string>>;
  readonly nobody: string;
  readonly nobodyHint: string;
  readonly noName: string;
  readonly byAddress: string;
  readonly firstSeen: string;
  readonly decided: (approved: number, rejected: number) => string;
  readonly comments: string;
  readonly noComments: string;
  readonly article: string;
  readonly withdrawn: string;
  readonly erasedText: string;
  readonly standingOf: string;
  readonly mark: Readonly<Record<Mark, string>>;
  readonly bannedUntil: (time: string) => string;
  readonly bannedForGood: string;
  readonly unmarked: string;
  readonly change: string;
  readonly changeTitle: (name: string) => string;
  readonly trust: string;
  readonly trustHint: string;
  readonly noTrust: string;
  readonly hold: string;
  readonly holdHint: string;
  readonly ban: string;
  readonly banHint: string;
  readonly bans: Readonly<Record<Ban, string>>;
  readonly lastDay: string;
  readonly dayMissing: string;
  readonly reasonHint: string;
  readonly saved: (name: string) => string;
  readonly history: string;
  readonly notes: string;
  readonly notesHint: string;
  readonly noNotes: string;
  readonly note: string;
  readonly addNote: string;
  readonly noteMissing: string;
  readonly noteAdded: string;
  readonly removeNote: (name: string) => string;
  readonly remove: string;
  readonly noteRemoved: string;
  readonly data: string;
  readonly dataHint: string;
  readonly copy: string;
  readonly copying: (lines: number) => string;
  readonly copied: string;
  readonly erase: string;
  readonly eraseTitle: string;
  readonly eraseSays: readonly string[];
  readonly eraseWord: string;
  readonly typeWord: (word: string) => string;
  readonly eraseNow: string;
  readonly erased: (comments: number) => string;
  readonly unknown: string;
  readonly unknownHint: string;
}

const AR_COMMENTS = {
  zero: 'لا تعليقات',
  one: 'تعليق واحد',
  two: 'تعليقان',
  few: '# تعليقات',
  many: '# تعليقًا',
  other: '# تعليق',
};
const AR_LINES = {
  zero: 'لا شيء بعد',
  one: 'سطر واحد',
  two: 'سطران',
  few: '# أسطر',
  many: '# سطرًا',
  other: '# سطر',
};
const EN_COMMENTS = { one: '# comment', other: '# comments' };

const number = (language: Language, value: number): string => plural(language, { other: '#' })(value);

/** What the pages of the authors say. */
export const AUTHORS_TEXTS: Readonly<Record<Language, AuthorsTexts>> = {
  ar: {
    title: 'الكتّاب',
    search: 'ابحث باسم الكاتب أو رقمه في الموقع',
    searchHint: 'يُبحث بالاسم في أحدث التعليقات، وبالرقم في الكتّاب كلهم.',
    standing: 'الصفة',
    marks: { banned: 'المحظورون', held: 'تحت المراجعة', trusted: 'الموثوقون' },
    none: {
      banned: 'لا كاتب محظور.',
      held: 'لا كاتب تحت المراجعة.',
      trusted: 'لا كاتب موثوق.',
    },
    nobody: 'لا كاتب بهذا.',
    nobodyHint: 'جرّب جزءًا من الاسم، أو الرقم كما هو في الموقع.',
    noName: 'بلا اسم',
    byAddress: 'بلا حساب: يُعرف بعنوانه على الشبكة',
    firstSeen: 'أول ظهور',
    decided: (approved, rejected) => `منشور ${number('ar', approved)} · مرفوض ${number('ar', rejected)}`,
    comments: 'تعليقاته',
    noComments: 'لم يكتب شيئًا بعد.',
    article: 'المقال',
    withdrawn: 'سحبه كاتبه',
    erasedText: 'حُذف نصه',
    standingOf: 'صفته',
    mark: { banned: 'محظور', held: 'تحت المراجعة', trusted: 'موثوق' },
    bannedUntil: (time) => `محظور حتى ${time}`,
    bannedForGood: 'محظور نهائيًا',
    unmarked: 'بلا صفة',
    change: 'غيّر الصفة',
    changeTitle: (name) => `صفة ${isolated(name)}`,
    trust: 'موثوق',
    trustHint: 'يمكن للقواعد أن تراعي ذلك. لا يُنشر شيء بسببه وحده.',
    noTrust: 'لا يُوثق بمن لا يُعرف إلا بعنوانه.',
    hold: 'راجعوا كل ما يكتبه قبل نشره',
    holdHint: 'يبقى قادرًا على الكتابة، وينتظر كل ما يكتبه أحدكم، ولا يُخبَر بذلك.',
    ban: 'الحظر',
    banHint: 'لا يُقبل منه شيء حتى ينتهي الحظر، ويُخبَر بموعد انتهائه.',
    bans: {
      none: 'بلا حظر',
      day: 'يوم',
      week: 'أسبوع',
      month: '30 يومًا',
      date: 'حتى تاريخ…',
      forever: 'نهائيًا',
    },
    lastDay: 'آخر يوم في الحظر',
    dayMissing: 'اختر يومًا لم يمضِ.',
    reasonHint: 'يراه زملاؤك هنا وفي السجل. لا يراه الكاتب.',
    saved: (name) => `تغيّرت صفة ${isolated(name)}، وتسري الآن.`,
    history: 'ما تغيّر من قبل',
    notes: 'ملاحظات',
    notesHint: 'للمشرفين وحدهم.',
    noNotes: 'لا ملاحظات.',
    note: 'ملاحظة جديدة',
    addNote: 'أضِف الملاحظة',
    noteMissing: 'اكتب الملاحظة أولًا.',
    noteAdded: 'أُضيفت الملاحظة.',
    removeNote: (name) => `أزِل ملاحظة ${isolated(name)}`,
    remove: 'أزِل',
    noteRemoved: 'أُزيلت الملاحظة.',
    data: 'بيانات الكاتب',
    dataHint:
      'إن طلب القارئ نسخة مما يُحفظ عنه، أو محوه. في النسخة أسماء المشرفين وكلامهم: راجعها قبل تسليمها.',
    copy: 'نزّل نسخة',
    copying: (lines) => `تُجمع النسخة: ${plural('ar', AR_LINES)(lines)}…`,
    copied: 'نُزّلت النسخة.',
    erase: 'امحُ بياناته…',
    eraseTitle: 'محو بيانات الكاتب',
    eraseSays: [
      'تُمحى نصوص تعليقاته كلها واسمه، وما كانت عليه قبل تعديلها.',
      'تبقى التعليقات المنشورة في مواضعها بلا نص ولا اسم، كي لا تضيع الردود عليها.',
      'تُمحى صفته وملاحظاتكم عليه وبلاغاته. فإن كان محظورًا لم يعد محظورًا.',
      'يبقى في السجل أن ذلك جرى، ومن أجراه.',
      'لا يستطيع أحد أن يعيد ما مُحي.',
    ],
    eraseWord: 'محو',
    typeWord: (word) => `اكتب «${word}» للتأكيد`,
    eraseNow: 'امحُ إلى الأبد',
    erased: (comments) => `مُحيت بيانات الكاتب (${plural('ar', AR_COMMENTS)(comments)}).`,
    unknown: 'لا يعرف هذا الموقع كاتبًا بهذا المفتاح.',
    unknownHint: 'ربما مُحيت بياناته.',
  },
  en: {
    title: 'Authors',
    search: "Search by an author's name or id",
    searchHint: 'Names are looked for in the newest comments, ids among all authors.',
    standing: 'Standing',
    marks: { banned: 'Banned', held: 'Held', trusted: 'Trusted' },
    none: {
      banned: 'No author is banned.',
      held: 'No author is held.',
      trusted: 'No author is trusted.',
    },
    nobody: 'There is no such author.',
    nobodyHint: 'Try a part of the name, or the id as the site has it.',
    noName: 'No name',
    byAddress: 'Without an account: known by a network address',
    firstSeen: 'First seen',
    decided: (approved, rejected) =>
      `${number('en', approved)} approved · ${number('en', rejected)} rejected`,
    comments: 'Comments',
    noComments: 'They have not written anything yet.',
    article: 'Article',
    withdrawn: 'taken back by its author',
    erasedText: 'its text is erased',
    standingOf: 'Standing',
    mark: { banned: 'Banned', held: 'Held', trusted: 'Trusted' },
    bannedUntil: (time) => `Banned until ${time}`,
    bannedForGood: 'Banned for good',
    unmarked: 'Nothing particular',
    change: 'Change the standing',
    changeTitle: (name) => `Standing of ${isolated(name)}`,
    trust: 'Trusted',
    trustHint: 'Rules may ask for it. It publishes nothing by itself.',
    noTrust: 'Nobody is trusted who is known by an address alone.',
    hold: 'Hold all that they write',
    holdHint: 'They can write on, all of it waits for you, and they are not told.',
    ban: 'Ban',
    banHint: 'Nothing of theirs is taken until the ban ends; they are told when that is.',
    bans: {
      none: 'No ban',
      day: 'A day',
      week: 'A week',
      month: '30 days',
      date: 'Until a date…',
      forever: 'For good',
    },
    lastDay: 'Last day of the ban',
    dayMissing: 'Choose a day that is not over.',
    reasonHint: 'Colleagues see it here and in the audit. The author does not.',
    saved: (name) => `The standing of ${isolated(name)} was changed, in force now.`,
    history: 'Earlier changes',
    notes: 'Notes',
    notesHint: 'For moderators alone.',
    noNotes: 'No notes.',
    note: 'New note',
    addNote: 'Add the note',
    noteMissing: 'Write the note first.',
    noteAdded: 'The note was added.',
    removeNote: (name) => `Remove the note of ${isolated(name)}`,
    remove: 'Remove',
    noteRemoved: 'The note was removed.',
    data: "The author's data",
    dataHint:
      'Where a reader asks for a copy of what is kept on them, or to have it erased. The copy has names and words of moderators in it: look through it before you hand it on.',
    copy: 'Download a copy',
    copying: (lines) => `Gathering the copy: ${plural('en', { one: '# line', other: '# lines' })(lines)}…`,
    copied: 'The copy was downloaded.',
    erase: 'Erase the data…',
    eraseTitle: "Erase the author's data",
    eraseSays: [
      'The texts of all their comments are erased, and their name, and what the comments said before edits.',
      'Published comments stay in their places without text or name, so that replies to them are not lost.',
      'Their standing, your notes on them and their reports are erased. If they are banned, they no longer are.',
      'The audit keeps that it was done, and by whom.',
      'Nobody can bring back what was erased.',
    ],
    eraseWord: 'erase',
    typeWord: (word) => `Type “${word}” to confirm`,
    eraseNow: 'Erase for good',
    erased: (comments) => `The author's data was erased (${plural('en', EN_COMMENTS)(comments)}).`,
    unknown: 'This site knows no author by this key.',
    unknownHint: 'Their data may have been erased.',
  },
};
