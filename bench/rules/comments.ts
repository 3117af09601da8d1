import { authorName, pick } from '../arabic.ts';
import { EVERYDAY, type Vocabulary } from './words.ts';

/** What a comment may have in it beside words, and in how many of a hundred comments it is. */
const EXTRAS: readonly (readonly [percent: number, of: (random: () => number) => string])[] = [
  [10, (random) => pick(random, ['😂', '👍🏽', '❤️', '🇸🇦', '😡😡😡', '👏🏻👏🏻'])],
  [12, (random) => String(Math.floor(random() * 5000))],
  [8, (random) => toArabicDigits(String(1990 + Math.floor(random() * 40)))],
  [
    3,
    (random) =>
      `https://${pick(random, ['news', 'video', 'shop'])}.example.com/${Math.floor(random() * 1e5)}`,
  ],
  [1, (random) => `05${String(Math.floor(random() * 1e8)).padStart(8, '0')}`],
  [4, () => 'هههههههه'],
  [4, (random) => `«${pick(random, EVERYDAY.arabic)}»`],
  [3, (random) => `${pick(random, EVERYDAY.arabic)}/${pick(random, EVERYDAY.arabic)}`],
];

/** Ways to write a term so that a plain search misses it. */
const EVASIONS: readonly ((term: string) => string)[] = [
  (term) => Array.from(term).join('.'),
  (term) => Array.from(term).join(' '),
  (term) => Array.from(term).join('ـ'),
  (term) => `${term}${term.at(-1)?.repeat(4)}`,
  (term) => `${term.slice(0, 1)}*${term.slice(2)}`,
  (term) => withHarakat(term),
  (term) => term.replace(/[aeio]/, (vowel) => LEET[vowel] ?? vowel),
];
const LEET: Readonly<Record<string, string>> = { a: '@', e: '3', i: '1', o: '0' };

const withHarakat = (text: string): string => text.replace(/[ب-ي]/g, (letter) => `${letter}\u064e`);
const toArabicDigits = (digits: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));

/** One comment of about 250 characters; four in five are Arabic. */
export function commentOf(random: () => number, words: Vocabulary, terms: readonly string[]): string {
  const isArabic = random() < 0.8;
  const length = 200 + random() * 100;
  const parts = [...EXTRAS.filter(([percent]) => random() * 100 < percent).map(([, of]) => of(random))];
  if (random() < 0.06) parts.push(pick(random, terms));
  if (random() < 0.03) parts.push(pick(random, EVASIONS)(pick(random, terms)));
  for (let size = parts.join(' ').length; size < length; size += (parts.at(-1)?.length ?? 0) + 1) {
    parts.push(`${isArabic ? arabicWord(random, words) : englishWord(random, words)}${sign(random)}`);
  }
  return shuffled(random, parts).join(' ');
}

/** Two in five have a clitic, one in thirty harakat. */
function arabicWord(random: () => number, { arabic }: Vocabulary): string {
  const word = random() < 0.6 ? pick(random, EVERYDAY.arabic) : arabic(random);
  const before =
    random() < 0.4 && !word.startsWith('ال') ? pick(random, ['ال', 'و', 'ب', 'وال', 'لل', 'ف']) : '';
  return random() < 0.03 ? withHarakat(`${before}${word}`) : `${before}${word}`;
}

const englishWord = (random: () => number, { english }: Vocabulary): string => {
  const word = random() < 0.8 ? pick(random, EVERYDAY.english) : english(random);
  return random() < 0.08 ? `${word.charAt(0).toUpperCase()}${word.slice(1)}` : word;
};

const sign = (random: () => number): string =>
  random() < 0.12 ? pick(random, ['.', '،', '؟', '!', '!!', '…', ':', '\n']) : '';

function shuffled(random: () => number, parts: readonly string[]): string[] {
  return parts
    .map((part) => ({ part, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ part }) => part);
}

export const nameOf = (random: () => number): string => authorName(Math.floor(random() * 200));
