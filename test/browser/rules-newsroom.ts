import type { Console } from './console.ts';

/** A site whose rules are of every kind, one of them with words that people mean otherwise. */
export const RULES = {
  'news.yaml': `# قواعد الموقع
site:
  name: {ar: صحيفة المثال, en: The Example}
  locale: ar
  timezone: Asia/Riyadh
include: [shared/links.yaml]
lists: {insults: insults.txt}
decide: {default: hold, points: {hold: 4, spam: 8}}
rules:
  # ألفاظ مسيئة
  - id: insult
    if: {text: {has: $insults}}
    then: hold
    flag: insult
    why: {ar: "لفظ مسيء: {match}", en: "insult: {match}"}
    tests: {match: [يا أحمق], pass: [مرحبا]}
  - id: dog
    if: {text: {has: [كلب, dog]}}
    then: reject
    flag: [insult, animal]
    why: {ar: "سبّ بحيوان: {match}", en: "called an animal: {match}"}
  - id: shouting
    if: {any: [{text.repeat: ">= 4"}, {text.emoji: ">= 6"}]}
    points: 2
    group: style
    why: {ar: صياح, en: shouting}
  - id: regular
    if: {author.approved: ">= 3", not: {rule: insult}}
    then: approve
    beats: hold
  - id: phone-number
    if: {text.regex: '[0-9]{9,}'}
    then: spam
    mode: monitor
    expires: 2099-12-31
    why: {ar: رقم هاتف, en: a phone number}
`,
  'shared/links.yaml': `rules:
  - id: link
    if: {links.count: ">= 1"}
    points: 4
    flag: link
    why: {ar: رابط, en: a link}
    tests: {match: [https://example.com], pass: [بلا رابط]}
`,
  'insults.txt': '# ألفاظ\nأحمق\nغبي\nfool\n',
};

/** Texts, and what people decide on each. */
const DECIDED: readonly (readonly [body: string, status: string])[] = [
  ['كلب الحراسة نائم أمام الباب منذ الصباح', 'approved'],
  ['عندي كلب وقطة في البيت', 'approved'],
  ['my dog likes this article', 'approved'],
  ['عضّ كلب طفلًا في الحي أمس', 'approved'],
  ['أنت كلب', 'rejected'],
  ['مقال لأحمق لا يعرف شيئًا', 'rejected'],
  ['you are a fool', 'rejected'],
  ['راااااائع جدًّا', 'approved'],
  ['زوروا موقعنا https://shop.example/sale', 'spam'],
  ['اتصلوا على 0501234567', 'spam'],
  ['شكرًا على هذا المقال المفيد', 'approved'],
  ['أخالف الكاتب في رأيه', 'approved'],
];

/** Comments that people have decided, counted into the statistics. */
export async function decideSome({ post, call }: Pick<Console, 'post' | 'call'>): Promise<void> {
  const ids = await Promise.all(DECIDED.map(([body]) => post(body)));
  const decisions = DECIDED.map(([, status], at) => ({ comment: ids[at], status }));
  await call('POST', '/v1/sites/news/decisions', { body: { decisions } });
}
