import { COUNTED_BY } from '../../domain/site.ts';
import { DEFAULTS, LEVELS, MOST_POINTS_IN_ALL, NO_DECIDE } from '../language/decide.ts';
import {
  DURATION_SCHEMA,
  described,
  entriesSchema,
  fieldsSchema,
  type JsonSchema,
  trimmed,
} from '../language/json-schema.ts';
import {
  DECIDE_KEYS,
  FORGET_KEYS,
  LIMIT_KEYS,
  REPORT_LIMIT_KEYS,
  REPORTS_KEYS,
  SITE_KEYS,
  SITE_REQUIRED,
} from '../language/keys.ts';
import { LARGEST_LIMIT } from '../language/limits.ts';
import { MOST_REPORTS, NO_REPORTS } from '../language/reports.ts';
import { ID_PATTERN, LOCALE_PATTERN, ORIGIN_PATTERN, TIMEZONE_PATTERN } from '../language/scalars.ts';
import { ARTICLES, LINKS } from '../language/site.ts';
import { ID, integer, TEXT_BY_LANGUAGE } from './values.ts';

/** The part `site`. */
export const siteSchema = (): JsonSchema =>
  fieldsSchema(SITE_KEYS, SITE_REQUIRED, {
    name: described(
      { en: "The site's name, in its own language or in several.", ar: 'اسم الموقع، بلغته أو بلغات.' },
      { ...TEXT_BY_LANGUAGE, examples: [{ ar: 'صحيفة المثال', en: 'The Example' }] },
    ),
    locale: described(
      { en: 'The language of reasons and messages.', ar: 'لغة الأسباب والرسائل.' },
      { type: 'string', pattern: trimmed(LOCALE_PATTERN), examples: ['ar', 'ar-SA', 'en'] },
    ),
    timezone: described(
      {
        en: 'The time zone in which days begin and dates are shown.',
        ar: 'المنطقة الزمنية للأيام والتواريخ.',
      },
      {
        type: 'string',
        pattern: trimmed(TIMEZONE_PATTERN),
        examples: ['Asia/Riyadh', 'Africa/Cairo', 'Asia/Dubai', 'Asia/Baghdad', 'Africa/Casablanca', 'UTC'],
      },
    ),
    origins: described(
      {
        en: 'Pages at these addresses may send comments from a browser without a key: scheme and host, without a path.',
        ar: 'صفحات هذه العناوين ترسل التعليقات من المتصفح بلا مفتاح: البروتوكول والمضيف بلا مسار.',
      },
      {
        type: 'array',
        items: { type: 'string', pattern: trimmed(ORIGIN_PATTERN) },
        examples: [['https://news.example']],
      },
    ),
    close_after: described(
      {
        en: 'How long after its publication an article takes comments; without it, for ever.',
        ar: 'مدة قبول التعليقات بعد نشر المقال؛ وبدونها لا يُغلق بابها.',
      },
      DURATION_SCHEMA,
    ),
    edit_for: described(
      {
        en: 'How long after sending a comment its reader may edit or withdraw it; without it, not at all.',
        ar: 'المدة التي يستطيع القارئ فيها تعديل تعليقه أو سحبه بعد إرساله؛ وبدونها لا يستطيع.',
      },
      { ...DURATION_SCHEMA, examples: ['5m', '15m'] },
    ),
    links: described(
      {
        en: 'clickable: addresses in comments become links on pages, of which search engines take no notice.',
        ar: 'clickable: تصير العناوين في التعليقات روابط لا تحتسبها محركات البحث.',
      },
      { enum: LINKS, default: LINKS[0] },
    ),
    articles: described(
      {
        en: 'registered: comments on articles that the site never named are refused.',
        ar: 'registered: تُرفض التعليقات على مقالات لم يسجّلها الموقع.',
      },
      { enum: ARTICLES, default: ARTICLES[0] },
    ),
  });

/** An entry of `limits`. */
export const limitSchema = (): JsonSchema =>
  fieldsSchema(LIMIT_KEYS, LIMIT_KEYS, {
    id: described({ en: "The limit's name, which no other has.", ar: 'اسم الحد، لا يشاركه فيه غيره.' }, ID),
    by: described(
      { en: 'Whose comments are counted together.', ar: 'التعليقات التي تُعدّ معًا.' },
      { enum: COUNTED_BY },
    ),
    max: described(
      { en: 'How many may come at once.', ar: 'العدد المسموح دفعة واحدة.' },
      integer(1, LARGEST_LIMIT),
    ),
    per: described(
      { en: 'How long it takes until as many may come again.', ar: 'المدة التي يتجدد فيها هذا العدد.' },
      DURATION_SCHEMA,
    ),
  });

/** The part `reasons`. */
export const reasonsSchema = (): JsonSchema => ({
  ...entriesSchema(ID_PATTERN, TEXT_BY_LANGUAGE),
  examples: [{ 'off-topic': { ar: 'خارج الموضوع', en: 'Off topic' } }],
});

/** The part `reports`. */
export const reportsSchema = (): JsonSchema =>
  fieldsSchema(REPORTS_KEYS, [], {
    queue_after: described(
      {
        en: 'So many open reports bring a published comment back to the queue; it stays on the page.',
        ar: 'عدد البلاغات التي تعيد التعليق المنشور إلى المشرفين، ويبقى منشورًا.',
      },
      { ...integer(1, MOST_REPORTS), default: NO_REPORTS.queueAfter },
    ),
    hide_after: described(
      {
        en: 'So many open reports take it from the page until a moderator decides; without it none do.',
        ar: 'عدد البلاغات التي تحجب التعليق حتى يبت فيه المشرف؛ وبدونها لا تحجبه البلاغات.',
      },
      integer(1, MOST_REPORTS),
    ),
    limit: described(
      {
        en: 'How many reports one reader may send in a time.',
        ar: 'عدد البلاغات المقبولة من القارئ في مدة.',
      },
      fieldsSchema(REPORT_LIMIT_KEYS, REPORT_LIMIT_KEYS, {
        max: described(
          { en: 'How many may come at once.', ar: 'العدد المسموح دفعة واحدة.' },
          integer(1, LARGEST_LIMIT),
        ),
        per: described(
          { en: 'How long it takes until as many may come again.', ar: 'المدة التي يتجدد فيها هذا العدد.' },
          DURATION_SCHEMA,
        ),
      }),
    ),
  });

/** The part `forget_after`. */
export const forgetSchema = (): JsonSchema =>
  fieldsSchema(FORGET_KEYS, [], {
    addresses: described(
      {
        en: 'From when a comment came: where it came from, and who is known by their address alone, unless a moderator trusts, holds or bans them.',
        ar: 'منذ وصول التعليق: العنوان الذي جاء منه، ومن لا يُعرف إلا بعنوانه، ما لم يثق به المشرف أو يحظره أو يوقف تعليقاته.',
      },
      { ...DURATION_SCHEMA, examples: ['30d'] },
    ),
    rejected: described(
      {
        en: 'From when a comment was rejected: what it said, also before edits. Its author keeps their standing.',
        ar: 'منذ رفض التعليق: نصه، وما كان قبل التعديل. وتبقى سيرة صاحبه.',
      },
      { ...DURATION_SCHEMA, examples: ['90d'] },
    ),
    spam: described(
      { en: 'The same of spam.', ar: 'ومثله المزعج.' },
      { ...DURATION_SCHEMA, examples: ['30d'] },
    ),
  });

const points = integer(1, MOST_POINTS_IN_ALL);
const fromSo = (effect: string): JsonSchema =>
  described(
    { en: `From so many points on: ${effect}.`, ar: `من هذا العدد من النقاط فصاعدًا: ${effect}.` },
    points,
  );

/** The part `decide`. */
export const decideSchema = (): JsonSchema =>
  fieldsSchema(DECIDE_KEYS, [], {
    default: described(
      {
        en: 'What becomes of comments that no rule decides. hold: a moderator looks first; approve: they are published, and looked at later.',
        ar: 'مصير ما لم تحكم فيه قاعدة. hold: ينظر فيه المشرف أولًا؛ approve: يُنشر ثم يُراجع.',
      },
      { enum: DEFAULTS, default: NO_DECIDE.default },
    ),
    sections: described(
      { en: 'Another default for some sections.', ar: 'حكم آخر لأقسام بعينها.' },
      entriesSchema(null, { enum: DEFAULTS }),
    ),
    points: described(
      {
        en: 'From how many points on an effect holds; a stronger one needs more.',
        ar: 'عدد النقاط الذي ينفذ عنده الحكم؛ والأشد يحتاج إلى أكثر.',
      },
      fieldsSchema(LEVELS, [], { hold: fromSo('hold'), spam: fromSo('spam'), reject: fromSo('reject') }),
    ),
    group_max: described(
      {
        en: 'The most points that the rules of a group give together.',
        ar: 'أكثر ما تعطيه قواعد المجموعة الواحدة معًا من النقاط.',
      },
      entriesSchema(ID_PATTERN, points),
    ),
  });
