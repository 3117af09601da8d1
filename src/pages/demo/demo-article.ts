import type { Language } from '../../domain/language.ts';

/** What the demo's page shows above its comments, and says around them. Everything in it is made up. */
export interface DemoArticle {
  readonly direction: 'rtl' | 'ltr';
  readonly paper: string;
  readonly section: string;
  readonly headline: string;
  readonly caption: string;
  /** RFC 3339, and as readers read it. */
  readonly published: readonly [at: string, text: string];
  /** Paragraphs, and boxes of related news. */
  readonly story: readonly (string | readonly string[])[];
  readonly related: string;
  /** The same page in the other language. */
  readonly other: { readonly language: Language; readonly name: string };
  readonly notice: string;
  /** Above the line that approves what was just sent. */
  readonly held: readonly [title: string, how: string];
  readonly footer: string;
}

export const DEMO: Readonly<Record<Language, DemoArticle>> = {
  ar: {
    direction: 'rtl',
    paper: 'صحيفة المثال',
    section: 'أخبار المدينة',
    headline: 'حديقة الوادي تستقبل زوارها من جديد بعد عام من الترميم',
    caption: 'الممشى الجديد بمحاذاة مجرى الوادي صباح الافتتاح - صحيفة المثال',
    published: ['2026-11-20T09:30:00+03:00', 'الجمعة، 20-11-2026 09:30 ص'],
    story: [
      'أعادت بلدية وادي السرو فتح الحديقة الكبرى وسط المدينة أمام الزوار، بعد أعمال ترميم استمرت عامًا كاملًا وشملت الممرات وشبكة الري وملاعب الأطفال.',
      'وقالت البلدية في بيان إن المشروع أضاف ممشى بطول ثلاثة كيلومترات ومسارًا للدراجات، وأكثر من أربعة آلاف شجرة من أنواع محلية تتحمل الجفاف، مبينة أن الدخول سيبقى مجانيًا طوال أيام الأسبوع.',
      ['مسار الدراجات يصل إلى محطة القطار نهاية العام', 'مكتبة الحي تمدد ساعات عملها حتى العاشرة مساء'],
      'وأشار البيان إلى أن شبكة الري الجديدة تعمل بالمياه المعالجة، وتخفض الاستهلاك إلى نحو النصف مقارنة بالشبكة القديمة التي مضى على إنشائها أكثر من ثلاثين عامًا.',
      'وتوافدت العائلات على الحديقة منذ ساعات الصباح الأولى، فيما نظّم متطوعون جولات تعريفية بالأشجار، وأقام طلاب مدارس الحي معرضًا لرسومهم قرب المدخل الشمالي.',
      'ويطالب سكان الأحياء المجاورة بزيادة مواقف السيارات وتمديد ساعات العمل في الصيف، وهي مطالب قالت البلدية إنها ستدرسها بعد مرور ثلاثة أشهر على الافتتاح.',
      ['متطوعون يزرعون ألف شجرة على جانبي الطريق الدائري'],
      'ومن المقرر أن تبدأ المرحلة الثانية من المشروع في الربيع المقبل، وتشمل مكتبة مفتوحة ومسرحًا صغيرًا للعروض المدرسية.',
    ],
    related: 'أخبار متعلقة',
    other: { language: 'en', name: 'English' },
    notice: 'صفحة تجريبية: الخبر والتعليقات من صنع الخيال. اكتب تعليقًا وانظر ماذا يحدث.',
    held: [
      'تعليقك ينتظر المراجعة',
      'لتنشره كما يفعل المشرف، ضع مفتاح الإدارة مكان <your admin key> وشغّل هذا السطر في الطرفية، ثم حدّث الصفحة:',
    ],
    footer: 'التعليقات تعمل بخدمة حَكَم',
  },
  en: {
    direction: 'ltr',
    paper: 'The Example',
    section: 'City news',
    headline: 'Valley Park opens its gates again after a year of repairs',
    caption: 'The new path along the stream on the morning of the opening - The Example',
    published: ['2026-11-20T09:30:00+03:00', 'Friday, 20 November 2026, 09:30 AM'],
    story: [
      'The town of Cypress Valley has reopened its largest park to visitors, after a year of work on the paths, the irrigation and the playgrounds.',
      'The council said in a statement that the project added three kilometres of footpath, a cycle track and more than four thousand trees of local kinds that bear drought, and that entry would stay free on every day of the week.',
      [
        'Cycle track to reach the railway station by the end of the year',
        'Neighbourhood library to stay open until ten',
      ],
      'The new irrigation runs on treated water, the statement said, and uses about half of what the old network took, which was more than thirty years old.',
      'Families came from the early morning on. Volunteers led walks among the trees, and pupils of the neighbourhood’s schools hung an exhibition of their drawings at the north gate.',
      'Neighbours ask for more parking and for longer hours in summer. The council said that it would look at both three months after the opening.',
      ['Volunteers plant a thousand trees along the ring road'],
      'A second phase is to begin next spring, with an open library and a small stage for school plays.',
    ],
    related: 'Related news',
    other: { language: 'ar', name: 'العربية' },
    notice: 'A demo: the story and its comments are made up. Write a comment and see what happens.',
    held: [
      'Your comment awaits review',
      'To publish it as a moderator would, put your admin key in place of <your admin key>, run this line in a terminal, and reload the page:',
    ],
    footer: 'Comments by Hakam',
  },
};
