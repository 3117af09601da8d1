import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commentText, pick, repeatableRandom } from '../../bench/arabic.ts';
import { isCopy, sketchOf } from '../../src/text/similarity.ts';

const random = repeatableRandom(11);
const TEXTS = Array.from({ length: 400 }, () => commentText(random)).filter(
  (text) => sketchOf(text) !== null,
);
const otherWord = () => pick(random, commentText(random).split(' '));

const areCopies = (one: string, other: string): boolean => {
  const [first, second] = [sketchOf(one), sketchOf(other)];
  return first !== null && second !== null && isCopy(first, second);
};
const found = (change: (text: string) => string, texts = TEXTS): number =>
  texts.filter((text) => areCopies(text, change(text))).length / texts.length;

const changeWords =
  (count: number) =>
  (text: string): string => {
    const words = text.split(' ');
    for (let at = 0; at < count; at++) words[Math.floor(random() * words.length)] = otherWord();
    return words.join(' ');
  };

describe('a copy is known', () => {
  test.each<[string, (text: string) => string]>([
    ['with emoji in it', (text) => `🔥 ${text.replaceAll(' ', ' 😂 ')} 🌹`],
    ['with harakat', (text) => text.replace(/[بتسل]/g, '$&َ')],
    ['with tatweel', (text) => text.replace(/[بتسل](?=\S)/g, '$&ـــ')],
    ['with drawn-out letters', (text) => text.replace(/ا/g, 'اااا')],
    ['without spaces and punctuation', (text) => text.replace(/[^\p{L}]/gu, '')],
    ['in presentation forms', (text) => text.replaceAll('لا', 'ﻻ').replaceAll('ه', 'ﻪ')],
  ])('%s, always', (_what, change) => {
    expect(found(change)).toBe(1);
  });

  test('with one word changed, in 99 of 100', () => {
    expect(found(changeWords(1))).toBeGreaterThan(0.99);
  });

  test('with two words changed or three added, from twelve words on', () => {
    const longer = TEXTS.filter((text) => text.split(' ').length >= 12);
    expect(found(changeWords(2), longer)).toBeGreaterThan(0.97);
    expect(found((text) => `يا جماعة الخير ${text}`)).toBeGreaterThan(0.99);
  });
});

describe('what is no copy', () => {
  test('are different texts of the same few words: less than one pair in 10,000', () => {
    const sketches = TEXTS.map(sketchOf).filter((sketch) => sketch !== null);
    const pairs = (sketches.length * (sketches.length - 1)) / 2;
    const copies = sketches.flatMap((one, at) =>
      sketches.slice(at + 1).filter((other) => isCopy(one, other)),
    );
    expect(copies.length).toBeLessThan(pairs / 10_000);
  });

  test('are different opinions on one topic', () => {
    const opinions = [
      'أسعار الوقود ارتفعت كثيرا هذا الشهر ولم نعد نقدر على المصاريف اليومية',
      'رفع أسعار الوقود قرار صحيح لأن الدعم كان يذهب إلى غير المحتاجين',
      'هل ستنخفض أسعار الوقود في الشهر القادم أم ستبقى مرتفعة هكذا',
      'المشكلة ليست في أسعار الوقود بل في الرواتب التي لم تتغير منذ سنوات',
      'ارتفاع أسعار الوقود يرفع كل شيء معه من الخبز إلى إيجار البيت',
    ];
    const pairs = opinions.flatMap((one, at) => opinions.slice(at + 1).map((other) => areCopies(one, other)));
    expect(pairs).not.toContain(true);
  });

  test.each([
    'شكرا',
    'نعم',
    'السلام عليكم ورحمة الله وبركاته',
    'إنا لله وإنا إليه راجعون',
    '😂'.repeat(200),
    '',
  ])('is too short to be one: %s', (text) => {
    expect(sketchOf(text)).toBeNull();
  });
});

test('being a copy is mutual, and every text is one of itself', () => {
  const text = fc.string({ unit: fc.constantFrom(...'ابتثجحخدذرزسش ab😂'), minLength: 32 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(areCopies(one, other)).toBe(areCopies(other, one));
      expect(areCopies(one, one)).toBe(sketchOf(one) !== null);
    }),
  );
});

test('a sketch stays what it is, for it is stored', () => {
  expect(sketchOf('earn money from your home in five minutes a day')).toMatchInlineSnapshot(`
    {
      "keys": [
        53218028,
        284284967,
        61239111,
        508328250,
      ],
      "minHashes": "snH6O-e9h8-Ysgz_gpg66ex5b0Epexdo",
    }
  `);
});
