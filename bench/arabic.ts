export const WORDS =
  `الخبر المقال الكاتب القارئ المدينة الشارع المدرسة الجامعة المستشفى المطر الصيف الشتاء البحر النهر الجبل
  الناس الأطفال الشباب النساء الرجال الأسعار السوق العمل الراتب الطريق السيارة القطار المطار الرحلة الملعب المباراة
  الفريق اللاعب الحكم الهدف الجمهور الفيلم المسرح الكتاب الرواية القصيدة الصورة اللغة التاريخ المستقبل الماضي اليوم
  أمس غدا دائما أحيانا كثيرا قليلا جدا ربما لكن لأن إذا كما بعد قبل عند تحت فوق بين حول خلال منذ حتى أيضا فقط
  نحتاج نريد نعرف نرى نقول نسأل أظن أرى أتمنى أشكر يجب يمكن ينبغي كان أصبح ليس وصل عاد بدأ انتهى زاد نقص
  جميل مفيد واضح صعب سهل كبير صغير جديد قديم طويل قصير مهم صحيح دقيق سريع بطيء غريب طيب كامل ناقص`
    .trim()
    .split(/\s+/);
const NAMES = `سلمى يوسف ليلى خالد مريم طارق هند ماجد رنا فهد نورة بدر عائشة سامي دلال زياد`.split(' ');
const ENDINGS = ['.', '،', '؟', '!', '…'];

/** Numbers from 0 to 1, the same ones in every run (mulberry32), so that all runs send the same texts. */
export function repeatableRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of a list. */
export const pick = <T>(random: () => number, list: readonly T[]): T =>
  list[Math.floor(random() * list.length)] as T;

/** A comment of 8 to 60 words: 50 to 350 letters, as most readers write. */
export function commentText(random: () => number): string {
  const words = Array.from({ length: 8 + Math.floor(random() * 53) }, (_, at) =>
    at % 9 === 8 ? `${pick(random, WORDS)}${pick(random, ENDINGS)}` : pick(random, WORDS),
  );
  return words.join(' ');
}

/** The name of the author with a number; always the same one for the same number. */
export const authorName = (number: number): string =>
  `${NAMES[number % NAMES.length]} ${NAMES[Math.floor(number / NAMES.length) % NAMES.length]}`;
