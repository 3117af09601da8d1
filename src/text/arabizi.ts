/**
 * Arabic written with Latin letters and digits ("Arabizi"). A text is never transliterated: a listed term is
 * expanded to all its spellings, as one regular expression. After D. Palfreyman and M. al Khalil, "A Funky
 * Language for Teenzz to Use" (2003), and the tables that Arabic chat has settled on since.
 */
const SPELLINGS: Readonly<Record<string, string>> = {
  ا: 'a',
  ب: 'b|p',
  ت: 't',
  ث: 'th|s',
  ج: 'j|g|dj',
  ح: '7|h',
  خ: 'kh|5|x',
  د: 'd',
  ذ: 'th|dh|z|d',
  ر: 'r',
  ز: 'z',
  س: 's',
  ش: 'sh|ch',
  ص: 's|9',
  ض: 'd|dh',
  ط: 't|6',
  ظ: 'th|dh|z',
  ع: '3|a',
  غ: "gh|3'|8|g",
  ف: 'f|v',
  ق: 'q|2|g|k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ه: 'h',
  و: 'w|ou|o|u',
  ي: 'y|i|e',
  ء: '2|',
};

/** Letters of which one is written for the other; those that are not here are vowels, or a part of another. */
const KEY_LETTERS = ['bp', 't6', 'kgqjcx58', 'd', 'r', 'z', 's9', 'fv', 'l', 'm', 'n'];

const keyLetters = new Uint8Array(128);
for (const [index, letters] of KEY_LETTERS.entries()) {
  for (const letter of letters) keyLetters[letter.charCodeAt(0)] = index + 1;
}

const BASE = KEY_LETTERS.length + 1;
/** More letters of a key would not fit into an integer. */
const LONGEST_KEY = 12;

/** A rough form of a word in Latin letters, by which the terms that it may be are looked up. */
export interface Key {
  /** Its letters as digits of one number. */
  readonly number: number;
  readonly length: number;
}

/** The key of the units from `start` to `end`. */
export function keyOf(units: ArrayLike<number>, start: number, end: number): Key {
  let [number, length] = [0, 0];
  for (let at = start; at < end && length < LONGEST_KEY; at++) {
    const letter = keyLetters[units[at] ?? 0] ?? 0;
    if (letter === 0) continue;
    number = number * BASE + letter;
    length++;
  }
  return { number, length };
}

/** A key's number without its last letter. */
export const withoutLast = (number: number): number => Math.floor(number / BASE);

/** A key's number, of so many letters, without its first one. */
export const withoutFirst = (number: number, length: number): number => number % BASE ** (length - 1);

const SHORTEST = 3;
const MOST_KEYS = 8;
const VOWEL = '[aeiou]?';

const toUnits = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

/** The keys of each letter's spellings. */
const KEYS: ReadonlyMap<string, readonly Key[]> = new Map(
  Object.entries(SPELLINGS).map(([letter, spellings]) => {
    const keys = spellings.split('|').map((spelling) => keyOf(toUnits(spelling), 0, spelling.length));
    return [letter, [...new Map(keys.map((key) => [key.number, key])).values()]];
  }),
);

/**
 * The numbers of the keys of all spellings of a word in the normal fold. None for what is no word of Arabic
 * letters, is too short, or may be too much.
 */
export function keysOfArabic(word: string): readonly number[] {
  if (word.length < SHORTEST || word.length > LONGEST_KEY) return [];
  let keys: readonly number[] = [0];
  for (const letter of word) {
    const next = KEYS.get(letter);
    if (next === undefined || keys.length * next.length > MOST_KEYS) return [];
    keys = next.flatMap(({ number, length }) => keys.map((key) => key * BASE ** length + number));
  }
  return keys;
}

/** Matches the spellings of an Arabic word, in small letters with equal neighbours joined. */
export function spellingsOf(word: string): RegExp {
  const letters = Array.from(word);
  const parts = letters.map((letter, at) => partOf(letter, at === letters.length - 1));
  return new RegExp(`^${parts.join('')}$`);
}

function partOf(letter: string, isLast: boolean): string {
  const spellings = SPELLINGS[letter] ?? '';
  if (isLast && letter === 'ه') return '(?:ah|eh|a|e|h)';
  if (isLast && (letter === 'ي' || letter === 'و')) return `(?:${spellings})`;
  return `(?:${spellings})${VOWEL}`;
}

const LONGEST_UNSIGNALLED = 4;

/**
 * Whether a word may be Arabic: it has a digit or a pair of letters that English has not, or so many
 * consonants that no English word fits by chance.
 */
export function mayBeArabizi(units: ArrayLike<number>, start: number, end: number, key: Key): boolean {
  return key.length >= LONGEST_UNSIGNALLED || (key.length > 0 && hasSignal(units, start, end));
}

/** Beside letters, these are ح ع خ ط ق غ ص and a hamza. */
const SIGNALS: ReadonlySet<number> = new Set(toUnits('2356789'));
const BEFORE_H: ReadonlySet<number> = new Set(toUnits('gkd'));
const VOWELS: ReadonlySet<number> = new Set(toUnits('aeiou'));
const H = 0x68;

function hasSignal(units: ArrayLike<number>, start: number, end: number): boolean {
  const isNumber = isDigit(units[start] ?? 0) && end - start <= SHORTEST_AFTER_DIGIT; // 5th, 3am
  for (let at = start; at < end; at++) {
    const unit = units[at] ?? 0;
    if (SIGNALS.has(unit) && !isNumber) return true;
    const isPair = unit === H && at > start && BEFORE_H.has(units[at - 1] ?? 0);
    if (isPair && VOWELS.has(units[at + 1] ?? 0)) return true;
  }
  return false;
}

const SHORTEST_AFTER_DIGIT = 3;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** The word without an article or vocative, and without the plural and feminine endings; itself first. */
export function stemsOf(word: string): readonly string[] {
  const bare = word.replace(/^(?:[wf]a?)?(?:[bk]?[aei]l|ya|hal?)(?=...)/, '');
  const stems = bare === word ? [word] : [word, bare];
  return stems.flatMap((stem) => [stem, stem.replace(/(?:[eiou]n|at|a|e|ah|eh)$/, '')]);
}
