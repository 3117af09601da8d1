import type { AuditKind } from '../../domain/audit.ts';
import type { Status } from '../../domain/comment.ts';
import type { Language } from '../../domain/language.ts';
import { plural } from '../language/numbers.ts';
import type { Said } from './said.ts';

/** Of an entry: `{who}`, `{comment}`, `{author}`, `{list}` and `{name}` are put in their places. */
type Template = string;

interface AuditTexts {
  readonly filters: string;
  readonly scope: string;
  readonly scopes: { readonly site: string; readonly all: string };
  readonly kind: string;
  readonly anyKind: string;
  readonly kinds: Readonly<Record<AuditKind, string>>;
  readonly by: string;
  readonly anybody: string;
  readonly me: string;
  readonly rule: string;
  readonly anyRule: string;
  readonly subject: string;
  readonly subjectHint: string;
  readonly since: string;
  readonly until: string;
  readonly clear: string;
  readonly refresh: string;
  readonly save: string;
  readonly saving: (entries: string) => string;
  readonly saved: (entries: string) => string;
  readonly notSaved: string;
  readonly entries: (count: number) => string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly nothingYet: string;
  readonly lookFurther: string;
  readonly more: string;
  readonly end: string;
  readonly narrowTo: (name: string) => string;
  readonly theRules: string;
  readonly theAuthor: string;
  readonly readers: string;
  readonly theService: string;
  readonly somebody: string;
  readonly comment: string;
  readonly theComment: string;
  readonly itsHistory: string;
  readonly itsTextIsGone: string;
  readonly inQueue: string;
  readonly anAuthor: string;
  readonly byStatus: Readonly<
    Record<'came' | 'screened' | 'decided' | 'undone', Readonly<Record<Status, Template>>>
  >;
  readonly said: Readonly<
    Record<
      Exclude<
        Said['of'],
        'came' | 'screened' | 'decided' | 'undone' | 'standing' | 'note-add' | 'note-remove'
      >,
      Template
    >
  >;
  readonly notes: Readonly<
    Record<'note-add' | 'note-remove', Readonly<Record<'comment' | 'author', Template>>>
  >;
  readonly standing: Template;
  readonly marks: Readonly<Record<'trusted' | 'held' | 'forever' | 'none', string>> & {
    readonly banned: (until: string) => string;
  };
  readonly reports: (count: number) => string;
  readonly comments: (count: number) => string;
  readonly roles: Readonly<Record<'site' | 'moderator' | 'admin', string>>;
  readonly everySite: string;
  readonly matched: string;
  readonly inBulk: string;
  readonly sealed: (number: string) => string;
  readonly unsealed: string;
  readonly details: string;
  readonly entry: string;
  readonly hash: string;
  readonly ruleSet: string;
  readonly bulk: string;
  readonly undoes: string;
}

export const AUDIT_TEXTS: Readonly<Record<Language, AuditTexts>> = {
  ar: {
    filters: 'البحث في السجل',
    scope: 'النطاق',
    scopes: { site: 'هذا الموقع', all: 'كل المواقع والخدمة نفسها' },
    kind: 'النوع',
    anyKind: 'كل الأنواع',
    kinds: {
      decision: 'القرارات',
      list: 'القوائم',
      standing: 'أحوال الكتّاب',
      key: 'المفاتيح',
      rules: 'القواعد',
      state: 'حالة الموقع',
      note: 'الملاحظات',
      report: 'بلاغات القراء',
      erasure: 'المحو',
      webhook: 'الإشعارات',
    },
    by: 'الفاعل',
    anybody: 'أي أحد',
    me: 'أنا',
    rule: 'القاعدة',
    anyRule: 'أي قاعدة',
    subject: 'معرّف ما تغيّر',
    subjectHint: 'تعليق، كاتب، قائمة…',
    since: 'من يوم',
    until: 'إلى يوم',
    clear: 'امسح البحث',
    refresh: 'حدّث',
    save: 'نزّل الكل',
    saving: (entries) => `جارٍ التنزيل: ${entries}…`,
    saved: (entries) => `نُزّل: ${entries}.`,
    notSaved: 'لم يكتمل التنزيل. أعد المحاولة.',
    entries: plural('ar', {
      zero: 'لا قيود',
      one: 'قيد واحد',
      two: 'قيدان',
      few: '# قيود',
      many: '# قيدًا',
      other: '# قيد',
    }),
    empty: 'لا شيء في السجل يطابق هذا.',
    emptyHint: 'وسّع المدة، أو امسح البحث.',
    nothingYet: 'لم يُعثر على شيء بعد فيما نُظر فيه.',
    lookFurther: 'انظر فيما قبله',
    more: 'الأقدم',
    end: 'هذا أول السجل.',
    narrowTo: (name) => `ما فعله ${name} فقط`,
    theRules: 'القواعد',
    theAuthor: 'صاحب التعليق',
    readers: 'القراء',
    theService: 'الخدمة',
    somebody: 'غير معروف',
    comment: 'تعليق',
    theComment: 'التعليق',
    itsHistory: 'كل ما جرى له',
    itsTextIsGone: 'مُحي نصه.',
    inQueue: 'تعليقات هذا المقال التي لها الحالة نفسها',
    anAuthor: 'كاتب',
    byStatus: {
      came: {
        approved: '{who}: نشر {comment} عند وصوله',
        pending: '{who}: إبقاء {comment} للمراجعة عند وصوله',
        rejected: '{who}: رفض {comment} عند وصوله',
        spam: '{who}: عدّ {comment} مزعجًا عند وصوله',
      },
      screened: {
        approved: '{who}: نشر {comment} بعد تعديله',
        pending: '{who}: إبقاء {comment} للمراجعة بعد تعديله',
        rejected: '{who}: رفض {comment} بعد تعديله',
        spam: '{who}: عدّ {comment} مزعجًا بعد تعديله',
      },
      decided: {
        approved: '{who}: نشر {comment}',
        pending: '{who}: إعادة {comment} إلى المراجعة',
        rejected: '{who}: رفض {comment}',
        spam: '{who}: عدّ {comment} مزعجًا',
      },
      undone: {
        approved: '{who}: إلغاء قرار؛ {comment} منشور من جديد',
        pending: '{who}: إلغاء قرار؛ {comment} معلّق من جديد',
        rejected: '{who}: إلغاء قرار؛ {comment} مرفوض من جديد',
        spam: '{who}: إلغاء قرار؛ {comment} مزعج من جديد',
      },
    },
    said: {
      hidden: '{who}: إخفاء {comment} بعد {count}',
      reported: '{who}: {count} على {comment}، فعاد إلى المراجعة',
      withdrawn: '{who}: سحب {comment}',
      accepted: '{who}: قواعد جديدة سارية',
      other: '{who}: تغيير',
      added: '{who}: إضافة {terms} إلى القائمة {list}',
      removed: '{who}: حذف {terms} من القائمة {list}',
      'key-made': '{who}: إصدار مفتاح «{name}» ({role}، {site})',
      'key-revoked': '{who}: إبطال مفتاح «{name}» ({role}، {site})',
      open: '{who}: فتح الموقع للتعليق',
      hold: '{who}: إبقاء كل التعليقات للمراجعة',
      closed: '{who}: إغلاق التعليق',
      erased: '{who}: محو بيانات كاتب مع {count}',
      'texts-forgotten': '{who}: محو نصوص قديمة: {count}',
      'addresses-forgotten': '{who}: محو عناوين قديمة: {count}',
      'webhook-made': '{who}: إضافة إشعار «{name}»',
      'webhook-changed': '{who}: تعديل إشعار «{name}»',
      'webhook-disabled': '{who}: إيقاف إشعار، لأن مستقبِله لم يعد موجودًا',
      'webhook-removed': '{who}: حذف إشعار',
      'webhook-secret-rotated': '{who}: تبديل سرّ إشعار',
      'webhook-redelivered': '{who}: إعادة إرسال إشعارات',
    },
    notes: {
      'note-add': {
        comment: '{who}: كتابة ملاحظة على {comment}',
        author: '{who}: كتابة ملاحظة على {author}',
      },
      'note-remove': { comment: '{who}: حذف ملاحظة على {comment}', author: '{who}: حذف ملاحظة على {author}' },
    },
    standing: '{who}: تغيير حال {author}: {marks}',
    marks: {
      trusted: 'موثوق',
      held: 'تُراجع كل تعليقاته',
      forever: 'محظور دائمًا',
      none: 'بلا قيد ولا ثقة',
      banned: (until) => `محظور حتى ${until}`,
    },
    reports: plural('ar', {
      zero: 'لا بلاغات',
      one: 'بلاغ واحد',
      two: 'بلاغين',
      few: '# بلاغات',
      many: '# بلاغًا',
      other: '# بلاغ',
    }),
    comments: plural('ar', {
      zero: 'لا تعليقات',
      one: 'تعليق واحد',
      two: 'تعليقين',
      few: '# تعليقات',
      many: '# تعليقًا',
      other: '# تعليق',
    }),
    roles: { site: 'موقع', moderator: 'مشرف', admin: 'مدير' },
    everySite: 'كل المواقع',
    matched: 'أصابته:',
    inBulk: 'ضمن قرار جماعي',
    sealed: (number) => `مختوم ${number}`,
    unsealed: 'لم يُختم بعد',
    details: 'تفاصيل',
    entry: 'القيد',
    hash: 'الختم',
    ruleSet: 'نسخة القواعد',
    bulk: 'القرار الجماعي',
    undoes: 'يلغي القرار',
  },
  en: {
    filters: 'Search the audit',
    scope: 'Where',
    scopes: { site: 'This site', all: 'All sites and the service' },
    kind: 'Kind',
    anyKind: 'All kinds',
    kinds: {
      decision: 'Decisions',
      list: 'Lists',
      standing: "Authors' standing",
      key: 'Keys',
      rules: 'Rules',
      state: "The site's switch",
      note: 'Notes',
      report: "Readers' reports",
      erasure: 'Erasures',
      webhook: 'Webhooks',
    },
    by: 'By',
    anybody: 'Anybody',
    me: 'Me',
    rule: 'Rule',
    anyRule: 'Any rule',
    subject: 'Of (id)',
    subjectHint: 'comment, author, list…',
    since: 'From',
    until: 'To',
    clear: 'Clear',
    refresh: 'Refresh',
    save: 'Download all',
    saving: (entries) => `Downloading: ${entries}…`,
    saved: (entries) => `Downloaded: ${entries}.`,
    notSaved: 'The download was broken off. Try again.',
    entries: plural('en', { one: '# entry', other: '# entries' }),
    empty: 'Nothing in the audit is like this.',
    emptyHint: 'Widen the time, or clear the search.',
    nothingYet: 'Nothing was found yet in what was looked through.',
    lookFurther: 'Look further back',
    more: 'Older',
    end: 'This is where the audit begins.',
    narrowTo: (name) => `Only what ${name} did`,
    theRules: 'The rules',
    theAuthor: 'Its author',
    readers: 'Readers',
    theService: 'The service',
    somebody: 'Somebody',
    comment: 'a comment',
    theComment: 'The comment',
    itsHistory: 'All that happened to it',
    itsTextIsGone: 'Its text is erased.',
    inQueue: 'Comments on this article that have the same status',
    anAuthor: 'an author',
    byStatus: {
      came: {
        approved: '{who} approved {comment} as it came',
        pending: '{who} held {comment} as it came',
        rejected: '{who} rejected {comment} as it came',
        spam: '{who} took {comment} for spam as it came',
      },
      screened: {
        approved: '{who} approved {comment} after an edit',
        pending: '{who} held {comment} after an edit',
        rejected: '{who} rejected {comment} after an edit',
        spam: '{who} took {comment} for spam after an edit',
      },
      decided: {
        approved: '{who} approved {comment}',
        pending: '{who} put {comment} back on hold',
        rejected: '{who} rejected {comment}',
        spam: '{who} marked {comment} as spam',
      },
      undone: {
        approved: '{who} took a decision back: {comment} is approved again',
        pending: '{who} took a decision back: {comment} is held again',
        rejected: '{who} took a decision back: {comment} is rejected again',
        spam: '{who} took a decision back: {comment} is spam again',
      },
    },
    said: {
      hidden: '{who} hid {comment} after {count}',
      reported: '{who} sent {count} on {comment}: it is in the queue again',
      withdrawn: '{who} withdrew {comment}',
      accepted: '{who} put new rules in force',
      other: '{who} changed something',
      added: '{who} added {terms} to the list {list}',
      removed: '{who} removed {terms} from the list {list}',
      'key-made': '{who} made the key “{name}” ({role}, {site})',
      'key-revoked': '{who} revoked the key “{name}” ({role}, {site})',
      open: '{who} opened the site to comments',
      hold: '{who} had all comments held for people',
      closed: '{who} closed the site to comments',
      erased: '{who} erased an author, with {count}',
      'texts-forgotten': '{who} erased old texts, of {count}',
      'addresses-forgotten': '{who} erased old addresses, of {count}',
      'webhook-made': '{who} added the webhook “{name}”',
      'webhook-changed': '{who} changed the webhook “{name}”',
      'webhook-disabled': '{who} switched a webhook off, as its receiver is gone',
      'webhook-removed': '{who} removed a webhook',
      'webhook-secret-rotated': "{who} replaced a webhook's secret",
      'webhook-redelivered': '{who} had events sent again',
    },
    notes: {
      'note-add': { comment: '{who} wrote a note on {comment}', author: '{who} wrote a note on {author}' },
      'note-remove': {
        comment: '{who} removed a note on {comment}',
        author: '{who} removed a note on {author}',
      },
    },
    standing: '{who} changed the standing of {author}: {marks}',
    marks: {
      trusted: 'trusted',
      held: 'all comments are held',
      forever: 'banned for good',
      none: 'as anybody',
      banned: (until) => `banned until ${until}`,
    },
    reports: plural('en', { one: '# report', other: '# reports' }),
    comments: plural('en', { one: '# comment', other: '# comments' }),
    roles: { site: 'site', moderator: 'moderator', admin: 'admin' },
    everySite: 'all sites',
    matched: 'Matched:',
    inBulk: 'in bulk',
    sealed: (number) => `Sealed ${number}`,
    unsealed: 'Not sealed yet',
    details: 'Details',
    entry: 'Entry',
    hash: 'Seal',
    ruleSet: 'Rule set',
    bulk: 'Bulk decision',
    undoes: 'Undoes',
  },
};
