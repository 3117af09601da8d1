import type { Status } from '../../domain/comment.ts';
import type { Language } from '../../domain/language.ts';
import { isolated } from '../language/isolated.ts';
import { plural } from '../language/numbers.ts';
import type { FilterName } from './filters.ts';

type Counted = (count: number) => string;

export interface QueueTexts {
  readonly list: string;
  readonly comment: string;
  readonly actions: string;
  readonly doing: Readonly<Record<Status, string>>;
  readonly undo: string;
  readonly next: string;
  readonly previous: string;
  readonly select: string;
  readonly selectAll: string;
  readonly edit: string;
  readonly note: string;
  readonly search: string;
  readonly bulk: string;
  readonly refresh: string;
  readonly nothingSelected: string;
  readonly selected: Counted;
  readonly decided: Readonly<Record<Status, Counted>>;
  readonly nowAt: (name: string, body: string) => string;
  readonly noneLeft: string;
  readonly gone: string;
  readonly withdrawn: string;
  readonly erased: string;
  readonly theirs: (name: string, to: Status) => string;
  readonly overtaken: (name: string, to: Status) => string;
  readonly refused: string;
  readonly notStored: string;
  readonly notUndone: string;
  readonly look: string;
  readonly pressAgain: string;
  readonly nothingToUndo: string;
  readonly undone: Counted;
  readonly mine: Readonly<Record<Status, string>>;
  readonly waiting: Counted;
  readonly waitsToBeSent: string;
  readonly signInToSend: string;
  readonly claimedBy: (name: string) => string;
  readonly decidedBefore: (name: string, status: Status) => string;
  readonly undoneBefore: (name: string) => string;
  readonly risk: string;
  readonly points: Counted;
  readonly effects: Readonly<Record<'approve' | 'hold' | 'spam' | 'reject', string>>;
  readonly onTrial: string;
  readonly why: string;
  readonly noRule: string;
  readonly published: Counted;
  readonly turnedAway: Counted;
  readonly newcomer: string;
  readonly trusted: string;
  readonly heldAuthor: string;
  readonly bannedForGood: string;
  readonly bannedUntil: (day: string) => string;
  readonly allOfAuthor: string;
  readonly allOfArticle: string;
  readonly article: string;
  readonly edited: string;
  readonly inReplyTo: string;
  readonly similar: Counted;
  readonly similarMore: Counted;
  readonly reports: Counted;
  readonly reportReasons: Readonly<Record<string, string>>;
  readonly notes: string;
  readonly history: string;
  readonly historyLine: (name: string, to: Status) => string;
  readonly rules: string;
  readonly undid: string;
  readonly formerText: string;
  readonly chooseReason: string;
  readonly reasonByDigit: string;
  readonly withoutReason: string;
  readonly ownWords: string;
  readonly ownReason: string;
  readonly rejectWith: string;
  readonly editTitle: string;
  readonly editHint: string;
  readonly editBody: string;
  readonly editReason: string;
  readonly editSend: string;
  readonly editSame: string;
  readonly noteTitle: string;
  readonly noteBody: string;
  readonly noteSend: string;
  readonly noteSent: string;
  readonly filters: string;
  readonly filterNames: Readonly<Record<FilterName, string>>;
  readonly any: string;
  readonly orders: Readonly<Record<'oldest' | 'newest' | 'risk', string>>;
  readonly remove: (what: string) => string;
  readonly searchFor: string;
  readonly thisAuthor: string;
  readonly emptyTitle: string;
  readonly emptyHint: string;
  readonly emptyFiltered: string;
  readonly clearFilters: string;
  readonly othersWork: Counted;
  readonly showAll: string;
  readonly working: string;
  readonly bulkTitle: string;
  readonly bulkHint: string;
  readonly bulkAction: string;
  readonly bulkReason: string;
  readonly bulkFind: string;
  readonly bulkFound: Counted;
  readonly bulkCapped: string;
  readonly bulkSample: string;
  readonly bulkApply: Readonly<Record<Status, Counted>>;
  readonly bulkProgress: (done: string, total: string) => string;
  readonly bulkDone: Counted;
  readonly bulkSkipped: Counted;
  readonly bulkNothing: string;
  readonly back: string;
}

/** So much of a text is read to who doesn't see it, before they ask for more. */
const SAID = 400;

const ar = (forms: Parameters<typeof plural>[1]): Counted => plural('ar', forms);
const en = (one: string, other: string): Counted => plural('en', { one, other });

const DONE_AR: Readonly<Record<Status, string>> = {
  approved: 'نُشر',
  rejected: 'رُفض',
  spam: 'وُسم بالمزعج',
  pending: 'عُلّق',
};
const theirsAr = (name: string, to: Status): string =>
  ({
    approved: `نشر ${isolated(name)} هذا التعليق.`,
    rejected: `رفض ${isolated(name)} هذا التعليق.`,
    spam: `عدّ ${isolated(name)} هذا التعليق مزعجًا.`,
    pending: `علّق ${isolated(name)} هذا التعليق.`,
  })[to];
const theirsEn = (name: string, to: Status): string =>
  to === 'spam'
    ? `${isolated(name)} marked this comment as spam.`
    : `${isolated(name)} ${DONE_EN[to]} this comment.`;
const DONE_EN: Readonly<Record<Status, string>> = {
  approved: 'approved',
  rejected: 'rejected',
  spam: 'marked as spam',
  pending: 'held',
};

const decidedAr = (status: Status): Counted =>
  ar({
    zero: 'لم يتغيّر شيء.',
    one: `${DONE_AR[status]} التعليق.`,
    two: `تعليقان: ${DONE_AR[status]} كلاهما.`,
    few: `# تعليقات: ${DONE_AR[status]} كلٌّ منها.`,
    many: `# تعليقًا: ${DONE_AR[status]} كلٌّ منها.`,
    other: `# تعليق: ${DONE_AR[status]} كلٌّ منها.`,
  });
const decidedEn = (status: Status): Counted =>
  en(`Comment ${DONE_EN[status]}.`, `# comments ${DONE_EN[status]}.`);

const comments = (before = '', after = ''): Counted =>
  ar({
    zero: `${before}لا تعليق${after}`,
    one: `${before}تعليق واحد${after}`,
    two: `${before}تعليقان${after}`,
    few: `${before}# تعليقات${after}`,
    many: `${before}# تعليقًا${after}`,
    other: `${before}# تعليق${after}`,
  });

/** What is to be done to comments, as a verb asks for it. */
const doTo = (verb: string): Counted =>
  ar({
    one: `${verb} تعليقًا واحدًا`,
    two: `${verb} تعليقين`,
    few: `${verb} # تعليقات`,
    many: `${verb} # تعليقًا`,
    other: `${verb} # تعليق`,
  });

const byStatus = <T>(of: (status: Status) => T): Readonly<Record<Status, T>> => ({
  pending: of('pending'),
  approved: of('approved'),
  rejected: of('rejected'),
  spam: of('spam'),
});

export const QUEUE_TEXTS: Readonly<Record<Language, QueueTexts>> = {
  ar: {
    list: 'قائمة التعليقات',
    comment: 'التعليق',
    actions: 'القرار',
    doing: { approved: 'انشر', rejected: 'ارفض', spam: 'مزعج', pending: 'علّق' },
    undo: 'تراجع',
    next: 'التالي',
    previous: 'السابق',
    select: 'حدّد',
    selectAll: 'حدّد كل المعروض',
    edit: 'احذف منه وانشر',
    note: 'ملاحظة',
    search: 'بحث',
    bulk: 'قرار بالجملة',
    refresh: 'تحديث',
    nothingSelected: 'ألغِ التحديد',
    selected: comments('حُدّد: '),
    decided: byStatus(decidedAr),
    nowAt: (name, body) => `التالي من ${name}: ${body.slice(0, SAID)}`,
    noneLeft: 'لم يبق تعليق.',
    gone: 'حُذف هذا التعليق؛ لا قرار فيه بعد الآن.',
    withdrawn: 'سحبه كاتبه.',
    erased: 'حُذف نصه نهائيًا.',
    theirs: theirsAr,
    overtaken: (name, to) => `سبقك زميل: ${theirsAr(name, to)} لم يُنفّذ قرارك.`,
    refused: 'لم تقبل الخدمة قرارك في هذا التعليق، فعاد إلى القائمة.',
    notStored: 'تعذّر حفظ قرارك في هذا التعليق لخلل في الخدمة، فعاد إلى القائمة.',
    notUndone: 'تعذّر التراجع عن قرارك في هذا التعليق لخلل في الخدمة، فما زال القرار قائمًا.',
    look: 'اعرضه',
    pressAgain: 'اضغط مرة أخرى لتقرّر غير ذلك.',
    nothingToUndo: 'لا شيء للتراجع عنه.',
    undone: ar({
      zero: 'لم يُتراجع عن شيء.',
      one: 'تراجعتَ عن القرار.',
      two: 'تراجعتَ عن قرارين.',
      few: 'تراجعتَ عن # قرارات.',
      many: 'تراجعتَ عن # قرارًا.',
      other: 'تراجعتَ عن # قرار.',
    }),
    mine: { approved: 'نشرتَه', rejected: 'رفضتَه', spam: 'عددتَه مزعجًا', pending: 'علّقتَه' },
    waiting: ar({
      zero: 'لا قرار ينتظر الإرسال',
      one: 'قرار واحد ينتظر الإرسال',
      two: 'قراران ينتظران الإرسال',
      few: '# قرارات تنتظر الإرسال',
      many: '# قرارًا ينتظر الإرسال',
      other: '# قرار ينتظر الإرسال',
    }),
    waitsToBeSent: 'ينتظر الإرسال',
    signInToSend: 'ستُرسل بعد تسجيل الدخول.',
    claimedBy: (name) => `يعمل عليه ${isolated(name)} الآن`,
    decidedBefore: (name, status) => `${DONE_AR[status]} من قبل (${isolated(name)})`,
    undoneBefore: (name) => `تراجع ${isolated(name)} عن القرار فيه.`,
    risk: 'الخطورة',
    points: ar({
      zero: 'بلا نقاط',
      one: 'نقطة',
      two: 'نقطتان',
      few: '# نقاط',
      many: '# نقطة',
      other: '# نقطة',
    }),
    effects: { approve: 'نشر', hold: 'تعليق', spam: 'مزعج', reject: 'رفض' },
    onTrial: 'قيد التجربة',
    why: 'ما وجدته القواعد',
    noRule: 'لم تنطبق عليه قاعدة؛ ينتظر لأن الموقع يراجع كل تعليق.',
    published: ar({
      zero: 'لم يُنشر له شيء',
      one: 'نُشر له تعليق',
      two: 'نُشر له تعليقان',
      few: 'نُشر له # تعليقات',
      many: 'نُشر له # تعليقًا',
      other: 'نُشر له # تعليق',
    }),
    turnedAway: ar({
      zero: 'لم يُرفض له شيء',
      one: 'رُفض له تعليق',
      two: 'رُفض له تعليقان',
      few: 'رُفض له # تعليقات',
      many: 'رُفض له # تعليقًا',
      other: 'رُفض له # تعليق',
    }),
    newcomer: 'جديد',
    trusted: 'موثوق',
    heldAuthor: 'تُعلّق كل تعليقاته',
    bannedForGood: 'محظور',
    bannedUntil: (day) => `محظور حتى ${day}`,
    allOfAuthor: 'كل تعليقاته هنا',
    allOfArticle: 'كل تعليقات المقال هنا',
    article: 'المقال',
    edited: 'عُدّل',
    inReplyTo: 'ردًّا على',
    similar: ar({
      zero: 'لا تعليق يشبهه',
      one: 'تعليق يشبهه في الأيام الأخيرة',
      two: 'تعليقان يشبهانه في الأيام الأخيرة',
      few: '# تعليقات تشبهه في الأيام الأخيرة',
      many: '# تعليقًا يشبهه في الأيام الأخيرة',
      other: '# تعليق يشبهه في الأيام الأخيرة',
    }),
    similarMore: comments('و', ' أيضًا'),
    reports: ar({
      zero: 'لا بلاغ',
      one: 'بلاغ من قارئ',
      two: 'بلاغان من القراء',
      few: '# بلاغات من القراء',
      many: '# بلاغًا من القراء',
      other: '# بلاغ من القراء',
    }),
    reportReasons: {
      abuse: 'إساءة',
      spam: 'مزعج',
      'off-topic': 'خارج الموضوع',
      'personal-data': 'بيانات شخصية',
      other: 'سبب آخر',
    },
    notes: 'ملاحظات',
    history: 'ما جرى له',
    historyLine: (name, to) => `${isolated(name)}: ${DONE_AR[to]}`,
    rules: 'القواعد',
    undid: 'تراجُع',
    formerText: 'النص قبل التعديل',
    chooseReason: 'لماذا يُرفض؟',
    reasonByDigit: 'سبب الرفض، بعد R',
    withoutReason: 'بلا سبب',
    ownWords: 'بكلماتك',
    ownReason: 'سبب بكلماتك (يراه المشرفون وحدهم)',
    rejectWith: 'ارفض بهذا السبب',
    editTitle: 'احذف منه وانشر',
    editHint: 'يرى القراء النص الجديد وأنه عُدّل؛ والنص السابق يبقى للمشرفين.',
    editBody: 'النص كما سيُنشر',
    editReason: 'السبب (اختياري)',
    editSend: 'انشر النص المعدّل',
    editSame: 'لم تغيّر شيئًا: انشره كما هو.',
    noteTitle: 'ملاحظة للمشرفين',
    noteBody: 'الملاحظة (لا يراها القراء)',
    noteSend: 'احفظ الملاحظة',
    noteSent: 'حُفظت الملاحظة.',
    filters: 'تصفية',
    filterNames: {
      status: 'الحالة',
      flag: 'الوسم',
      rule: 'القاعدة',
      article: 'المقال',
      author: 'الكاتب',
      q: 'النص',
      order: 'الترتيب',
      all: 'مع ما يعمل عليه الزملاء',
    },
    any: 'الكل',
    orders: { oldest: 'الأقدم أولًا', newest: 'الأحدث أولًا', risk: 'الأخطر أولًا' },
    remove: (what) => `أزل: ${what}`,
    searchFor: 'نص أو اسم',
    thisAuthor: 'كاتب واحد',
    emptyTitle: 'لا تعليق ينتظر',
    emptyHint: 'ما يصل يظهر هنا من نفسه.',
    emptyFiltered: 'لا تعليق بهذه التصفية.',
    clearFilters: 'أزل التصفية',
    othersWork: ar({
      zero: 'لا تعليق ينتظر.',
      one: 'ينتظر تعليق واحد، ويعمل عليه زميل.',
      two: 'ينتظر تعليقان، ويعمل عليهما الزملاء.',
      few: 'تنتظر # تعليقات، ويعمل عليها الزملاء.',
      many: 'ينتظر # تعليقًا، ويعمل عليها الزملاء.',
      other: 'ينتظر # تعليق، ويعمل عليها الزملاء.',
    }),
    showAll: 'اعرضها مع ذلك',
    working: 'جارٍ العمل…',
    bulkTitle: 'قرار بالجملة',
    bulkHint: 'في كل ما تنطبق عليه التصفية الحالية. ترى أولًا ما سيتغيّر.',
    bulkAction: 'القرار',
    bulkReason: 'السبب',
    bulkFind: 'اعرض ما سيتغيّر',
    bulkFound: comments('سيتغيّر '),
    bulkCapped: 'قد يكون هناك المزيد: يُعثر على 10,000 في المرة الواحدة.',
    bulkSample: 'منها',
    bulkApply: byStatus((status) =>
      doTo({ approved: 'انشر', rejected: 'ارفض', spam: 'عُدّ مزعجًا:', pending: 'علّق' }[status]),
    ),
    bulkProgress: (done, total) => `${done} من ${total}`,
    bulkDone: comments('تم: '),
    bulkSkipped: ar({
      zero: 'لم يُترك شيء.',
      one: 'تعليق واحد تغيّر منذ العرض فتُرك كما هو.',
      two: 'تعليقان تغيّرا منذ العرض فتُركا كما هما.',
      few: '# تعليقات تغيّرت منذ العرض فتُركت كما هي.',
      many: '# تعليقًا تغيّرت منذ العرض فتُركت كما هي.',
      other: '# تعليق تغيّرت منذ العرض فتُركت كما هي.',
    }),
    bulkNothing: 'لا تعليق بهذه التصفية يمكن تغييره.',
    back: 'رجوع',
  },
  en: {
    list: 'List of comments',
    comment: 'Comment',
    actions: 'Decision',
    doing: { approved: 'Approve', rejected: 'Reject', spam: 'Spam', pending: 'Hold' },
    undo: 'Undo',
    next: 'Next',
    previous: 'Previous',
    select: 'Select',
    selectAll: 'Select all shown',
    edit: 'Take out & approve',
    note: 'Note',
    search: 'Search',
    bulk: 'Decide by filter',
    refresh: 'Refresh',
    nothingSelected: 'Clear selection',
    selected: en('# comment selected', '# comments selected'),
    decided: byStatus(decidedEn),
    nowAt: (name, body) => `Next, from ${name}: ${body.slice(0, SAID)}`,
    noneLeft: 'No comment is left.',
    gone: 'This comment is gone; nobody decides on it any more.',
    withdrawn: 'Its author took it back.',
    erased: 'Its text was deleted for good.',
    theirs: theirsEn,
    overtaken: (name, to) => `A colleague was first: ${theirsEn(name, to)} Your decision was not applied.`,
    refused: 'The service did not accept your decision on this comment; it is back in the list.',
    notStored:
      'Your decision on this comment could not be stored: something went wrong in the service. It is back in the list.',
    notUndone:
      'Your decision on this comment could not be undone: something went wrong in the service. It still stands.',
    look: 'Show it',
    pressAgain: 'Press again to decide otherwise.',
    nothingToUndo: 'There is nothing to undo.',
    undone: en('Decision undone.', '# decisions undone.'),
    mine: { approved: 'You approved', rejected: 'You rejected', spam: 'You: spam', pending: 'You held' },
    waiting: en('# decision waits to be sent', '# decisions wait to be sent'),
    waitsToBeSent: 'waits to be sent',
    signInToSend: 'They are sent once you have signed in.',
    claimedBy: (name) => `${isolated(name)} is working on it`,
    decidedBefore: (name, status) => `${DONE_EN[status]} before (${isolated(name)})`,
    undoneBefore: (name) => `${isolated(name)} took back what was decided on it.`,
    risk: 'Risk',
    points: en('# point', '# points'),
    effects: { approve: 'approve', hold: 'hold', spam: 'spam', reject: 'reject' },
    onTrial: 'on trial',
    why: 'What the rules found',
    noRule: 'No rule matched; it waits because the site looks at every comment.',
    published: en('# approved', '# approved'),
    turnedAway: en('# rejected', '# rejected'),
    newcomer: 'New',
    trusted: 'Trusted',
    heldAuthor: 'All of theirs are held',
    bannedForGood: 'Banned',
    bannedUntil: (day) => `Banned until ${day}`,
    allOfAuthor: 'All of theirs here',
    allOfArticle: 'All of the article here',
    article: 'Article',
    edited: 'edited',
    inReplyTo: 'In reply to',
    similar: en('# comment like it in the last days', '# comments like it in the last days'),
    similarMore: en('and # more', 'and # more'),
    reports: en('# report by a reader', '# reports by readers'),
    reportReasons: {
      abuse: 'abuse',
      spam: 'spam',
      'off-topic': 'off topic',
      'personal-data': 'personal data',
      other: 'another reason',
    },
    notes: 'Notes',
    history: 'What became of it',
    historyLine: (name, to) => `${isolated(name)}: ${DONE_EN[to]}`,
    rules: 'The rules',
    undid: 'undo',
    formerText: 'The text before it was edited',
    chooseReason: 'Why is it rejected?',
    reasonByDigit: 'The reason for a rejection, after R',
    withoutReason: 'Without a reason',
    ownWords: 'In your words',
    ownReason: 'A reason in your words (only moderators see it)',
    rejectWith: 'Reject with this reason',
    editTitle: 'Take something out & approve',
    editHint: 'Readers see the new text, and that it was edited; moderators keep the former one.',
    editBody: 'The text as it will be published',
    editReason: 'Reason (optional)',
    editSend: 'Approve the edited text',
    editSame: 'Nothing is changed: approve it as it is.',
    noteTitle: 'Note for moderators',
    noteBody: 'Note (readers never see it)',
    noteSend: 'Save the note',
    noteSent: 'The note is saved.',
    filters: 'Filters',
    filterNames: {
      status: 'Status',
      flag: 'Flag',
      rule: 'Rule',
      article: 'Article',
      author: 'Author',
      q: 'Text',
      order: 'Order',
      all: 'With what colleagues work on',
    },
    any: 'All',
    orders: { oldest: 'Oldest first', newest: 'Newest first', risk: 'Riskiest first' },
    remove: (what) => `Remove: ${what}`,
    searchFor: 'Text or name',
    thisAuthor: 'one author',
    emptyTitle: 'No comment is waiting',
    emptyHint: 'What comes shows here by itself.',
    emptyFiltered: 'No comment fits these filters.',
    clearFilters: 'Clear the filters',
    othersWork: en(
      '# comment waits, and a colleague works on it.',
      '# comments wait, and colleagues work on them.',
    ),
    showAll: 'Show them all the same',
    working: 'Working…',
    bulkTitle: 'Decide by filter',
    bulkHint: 'For all that the filters of this page find. You see first what would change.',
    bulkAction: 'Decision',
    bulkReason: 'Reason',
    bulkFind: 'Show what would change',
    bulkFound: en('# comment would change', '# comments would change'),
    bulkCapped: 'There may be more: 10,000 are found at a time.',
    bulkSample: 'Some of them',
    bulkApply: byStatus((status) => {
      const verb = { approved: 'Approve', rejected: 'Reject', spam: 'Mark as spam:', pending: 'Hold' }[
        status
      ];
      return en(`${verb} # comment`, `${verb} # comments`);
    }),
    bulkProgress: (done, total) => `${done} of ${total}`,
    bulkDone: en('# comment decided.', '# comments decided.'),
    bulkSkipped: en(
      '# had changed since, and was left as it is.',
      '# had changed since, and were left as they are.',
    ),
    bulkNothing: 'These filters find no comment that would change.',
    back: 'Back',
  },
};
