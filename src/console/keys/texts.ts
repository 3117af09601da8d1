import type { Role } from '../../domain/access.ts';
import type { Language } from '../../domain/language.ts';

interface KeysTexts {
  readonly intro: string;
  readonly make: string;
  readonly makeTitle: string;
  readonly name: string;
  readonly nameHint: string;
  readonly nameMissing: string;
  readonly role: string;
  readonly roles: Readonly<Record<Role, string>>;
  readonly rolesSay: Readonly<Record<Role, string>>;
  readonly site: string;
  readonly everySite: string;
  readonly made: string;
  readonly madeTitle: (name: string) => string;
  readonly once: string;
  readonly theKey: string;
  readonly copy: string;
  readonly copied: string;
  readonly notCopied: string;
  readonly done: string;
  readonly revoke: string;
  readonly revokeTitle: string;
  readonly revokeAsk: string;
  readonly revokeSite: string;
  readonly revoked: string;
  readonly id: string;
  readonly list: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly forbidden: string;
  readonly forbiddenHint: string;
}

export const KEYS_TEXTS: Readonly<Record<Language, KeysTexts>> = {
  ar: {
    intro: 'المفتاح يفتح الخدمة لمن يحمله. لكل شخص أو برنامج مفتاح باسمه، فيُعرف من فعل ماذا، ويُبطَل وحده.',
    make: 'مفتاح جديد',
    makeTitle: 'مفتاح جديد',
    name: 'الاسم',
    nameHint: 'اسم الشخص أو البرنامج، كما سيظهر في السجل.',
    nameMissing: 'اكتب اسمًا أولًا.',
    role: 'الصلاحية',
    roles: { moderator: 'مشرف', admin: 'مدير', site: 'موقع' },
    rolesSay: {
      moderator: 'يقرر في التعليقات، ويغيّر القوائم وأحوال الكتّاب.',
      admin: 'يفعل كل شيء. ومدير كل المواقع يصدر المفاتيح أيضًا.',
      site: 'لخادم الموقع: يرسل تعليقات القراء، ولا يفتح هذه الصفحات.',
    },
    site: 'الموقع',
    everySite: 'كل المواقع',
    made: 'صدر',
    madeTitle: (name) => `صدر المفتاح «${name}»`,
    once: 'انسخه الآن واحفظه: لا يظهر إلا هذه المرة، ولا تحفظ الخدمة إلا بصمته.',
    theKey: 'المفتاح',
    copy: 'انسخ',
    copied: 'نُسخ المفتاح.',
    notCopied: 'لم يسمح المتصفح بالنسخ. حدّد المفتاح وانسخه.',
    done: 'حفظته',
    revoke: 'أبطِله',
    revokeTitle: 'إبطال المفتاح؟',
    revokeAsk: 'يتوقف هذا المفتاح فورًا، وتنتهي جلسات من دخل به. ولا رجعة في ذلك.',
    revokeSite: 'إن كان خادم الموقع يستعمله، فلن تصل تعليقات القراء حتى يُعطى مفتاحًا آخر.',
    revoked: 'أُبطل المفتاح.',
    id: 'المعرّف',
    list: 'المفاتيح السارية',
    empty: 'لا مفاتيح بعد',
    emptyHint: 'دخلت بمفتاح الخدمة نفسها. أصدر مفتاحًا لكل مشرف.',
    forbidden: 'لا تصدر المفاتيح من هنا إلا لمدير كل المواقع.',
    forbiddenHint: 'اطلب مفتاحًا من مدير الخدمة.',
  },
  en: {
    intro:
      'Whoever has a key can use the service. Give each person and program a key of their own: then the audit says who did what, and one can be revoked without the others.',
    make: 'New key',
    makeTitle: 'New key',
    name: 'Name',
    nameHint: 'Of the person or program, as the audit will show it.',
    nameMissing: 'Enter a name first.',
    role: 'Role',
    roles: { moderator: 'Moderator', admin: 'Admin', site: 'Site' },
    rolesSay: {
      moderator: "Decides on comments, changes lists and authors' standing.",
      admin: 'Does everything. An admin of all sites makes keys too.',
      site: "For the site's server: sends readers' comments, and doesn't open these pages.",
    },
    site: 'Site',
    everySite: 'All sites',
    made: 'Made',
    madeTitle: (name) => `The key “${name}” is made`,
    once: 'Copy it now and keep it: it is shown this once. The service stores no more than its hash.',
    theKey: 'The key',
    copy: 'Copy',
    copied: 'The key is copied.',
    notCopied: 'The browser refused to copy it. Select the key and copy it.',
    done: 'I have kept it',
    revoke: 'Revoke',
    revokeTitle: 'Revoke this key?',
    revokeAsk: 'It stops at once, and ends the sessions of whoever signed in with it. This can’t be undone.',
    revokeSite: 'If the site’s server uses it, no reader’s comment arrives until it has another one.',
    revoked: 'The key is revoked.',
    id: 'Id',
    list: 'Keys in force',
    empty: 'There are no keys yet',
    emptyHint: "You signed in with the service's own key. Make one for each moderator.",
    forbidden: 'Only admins of all sites manage keys.',
    forbiddenHint: 'Ask whoever runs the service for a key.',
  },
};
