import { oneOf, type Random } from './random.ts';

/** Writes a word so that a list may miss it. */
type Technique = (letters: readonly string[], random: Random) => string;

const between =
  (sign: string): Technique =>
  (letters) =>
    letters.join(sign);

const once =
  (sign: string): Technique =>
  (letters, random) => {
    const at = 1 + Math.floor(random() * (letters.length - 1));
    return [...letters.slice(0, at), sign, ...letters.slice(at)].join('');
  };

/** One letter inside the word becomes others. */
const oneInside =
  (change: (letter: string, random: Random) => string): Technique =>
  (letters, random) => {
    const at = 1 + Math.floor(random() * (letters.length - 2));
    return letters.map((letter, each) => (each === at ? change(letter, random) : letter)).join('');
  };

/** The letters that `others` knows become one of theirs. */
const swapped =
  (others: ReadonlyMap<string, string>): Technique =>
  (letters, random) =>
    letters.map((letter) => oneOf(random, Array.from(others.get(letter) ?? letter))).join('');

/** Each letter of a group may be written for any other one of it. */
const groups = (all: readonly string[]): ReadonlyMap<string, string> =>
  new Map(all.flatMap((group) => Array.from(group, (one) => [one, group.replace(one, '')])));

const SAME_SOUND = groups(['قك', 'صس', 'ثس', 'ذز', 'طت', 'ضظ', 'ضد', 'هة']);
const LOOK_ALIKES = new Map(
  Object.entries({
    ا: 'أإآٱ',
    ي: 'یىۍې',
    ك: 'کڪ',
    ه: 'ہھة',
    ب: 'ٮ',
    ف: 'ڡ',
    ق: 'ٯ',
    س: 'ښ',
    ر: 'ړڔ',
    a: 'аᴀ',
    e: 'еℯ',
    o: 'оｏ',
    c: 'сϲ',
    i: 'іⅰ',
  }),
);
const OTHER_DOTS = groups(['بتثن', 'جحخ', 'دذ', 'رز', 'سش', 'صض', 'طظ', 'عغ', 'فق']);
const LEET = new Map(Object.entries({ a: '4@', e: '3', i: '1!', o: '0', s: '5$', t: '7', ا: '@1' }));
/** How readers spell Arabic letters in Latin ones. */
const ARABIZI: Readonly<Record<string, string>> = {
  ا: 'a',
  أ: 'a 2a',
  إ: 'e i',
  آ: 'a',
  ب: 'b',
  ت: 't',
  ث: 'th s',
  ج: 'j g',
  ح: '7 h',
  خ: '5 kh',
  د: 'd',
  ذ: 'z th',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh ch',
  ص: 's 9',
  ض: 'd dh',
  ط: 't 6',
  ظ: 'z',
  ع: '3',
  غ: 'gh 8',
  ف: 'f',
  ق: 'q 9 k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  ة: 'a ah e',
  و: 'w o ou',
  ي: 'y i ee',
  ى: 'a',
  ء: '2',
  ئ: '2 e',
  ؤ: '2',
};
const VOWELS = /[اأإآوىية]/u;

/** In Latin letters, with a short vowel between every second pair of consonants or so. */
const inLatin: Technique = (letters, random) =>
  letters
    .map((letter, at) => {
      const spelled = oneOf(random, (ARABIZI[letter] ?? letter).split(' '));
      const next = letters[at + 1] ?? 'ا';
      const isOpen = letter in ARABIZI && next in ARABIZI && !VOWELS.test(letter) && !VOWELS.test(next);
      return isOpen && random() < 0.5 ? spelled + oneOf(random, ['a', 'e', 'i']) : spelled;
    })
    .join('');

const FEW = ['\u200b', '\u200c', '\u200d', '\u200f', '\u2060', '\u00ad'];

/** How a word may be written, by name. The first ones leave no trace in the project's fold. */
export const TECHNIQUES = {
  tatweel: between('ـ'),
  harakat: (letters, random) =>
    letters
      .map((letter) => letter + oneOf(random, Array.from('\u064b\u064e\u064f\u0650\u0651\u0652')))
      .join(''),
  'zero-width': (letters, random) => letters.map((letter) => letter + oneOf(random, FEW)).join(''),
  'doubled letter': oneInside((letter) => letter + letter),
  'drawn out': oneInside((letter) => letter.repeat(4)),
  'look-alikes': swapped(LOOK_ALIKES),
  'spaces between all letters': between(' '),
  'dots between all letters': between('.'),
  'stars between all letters': between('*'),
  'dashes between all letters': between('-'),
  'one space': once(' '),
  'one dot': once('.'),
  'one dash': once('-'),
  'one underscore': once('_'),
  '* for a letter': oneInside(() => '*'),
  'same sound': swapped(SAME_SOUND),
  'other dots': oneInside((letter, random) => oneOf(random, Array.from(OTHER_DOTS.get(letter) ?? letter))),
  leet: swapped(LEET),
  arabizi: inLatin,
} satisfies Readonly<Record<string, Technique>>;

export type TechniqueName = keyof typeof TECHNIQUES;

const WORDS = /(?<![@\p{L}\p{M}\p{N}_])[\p{L}\p{M}]{3,}(?![\p{L}\p{M}\p{N}_])/gu;

/** The text with this share of its words of three letters or more written so; never accounts or addresses. */
export function obfuscate(text: string, name: TechniqueName, share: number, random: Random): string {
  if (/https?:/u.test(text))
    return text
      .split(/(https?:\S+)/u)
      .map((part) => (part.startsWith('http') ? part : obfuscate(part, name, share, random)))
      .join('');
  const technique: Technique = TECHNIQUES[name];
  return text.replace(WORDS, (word) => (random() < share ? technique(Array.from(word), random) : word));
}
