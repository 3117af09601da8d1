/**
 * How each letter of Arabic is written with Latin letters and digits ("Arabizi"), the rarer ways last. A listed term is
 * expanded to all its spellings, and no text transliterated for it. After D. Palfreyman and M. al Khalil, "A Funky
 * Language for Teenzz to Use" (2003), and the tables that Arabic chat has settled on since.
 */
export const SPELLINGS: Readonly<Record<string, string>> = {
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
/** Longer words are none. */
const LONGEST = 20;

/** A rough form of a word in Latin letters, by which the terms that it may be are looked up. */
export interface Key {
  /** Its letters as digits of one number, modulo 2³²: few words that are not alike share one. */
  readonly number: number;
  readonly length: number;
}

/** The key of the units from `start` to `end`. */
export function keyOf(units: ArrayLike<number>, start: number, end: number): Key {
  let [number, length] = [0, 0];
  for (let at = start; at < end; at++) {
    const letter = keyLetters[units[at] ?? 0] ?? 0;
    if (letter === 0) continue;
    number = (Math.imul(number, BASE) + letter) | 0;
    length++;
  }
  return { number, length };
}

const SHORTEST = 3;
const MOST_KEYS = 8;

/** The UTF-16 units of a text. */
export const toUnits = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

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
  if (word.length < SHORTEST || word.length > LONGEST) return [];
  let keys: readonly Key[] = [{ number: 0, length: 0 }];
  for (const letter of word) {
    const next = KEYS.get(letter);
    if (next === undefined || keys.length * next.length > MOST_KEYS) return [];
    keys = next.flatMap((more) => keys.map((key) => joined(key, more)));
  }
  return keys.filter(({ length }) => length > 0).map(({ number }) => number);
}

const joined = (key: Key, more: Key): Key => ({
  number: (Math.imul(key.number, BASE ** more.length) + more.number) | 0,
  length: key.length + more.length,
});

/**
 * The spellings of an Arabic word in the normal fold, letter by letter, as steps: ASCII codes to be read, and
 * what ends a spelling.
 */
export type Spellings = Uint8Array;

/** Ends a spelling after which another one of the same letter comes. */
const OR = 0;
/** Ends the last spelling of a letter. */
const NEXT = 1;
/** The same, of a letter after which a vowel may be written. */
const NEXT_AFTER_VOWEL = 2;

export function spellingsOf(word: string): Spellings {
  const letters = Array.from(word);
  return Uint8Array.from(letters.flatMap((letter, at) => stepsOf(letter, at === letters.length - 1)));
}

function stepsOf(letter: string, isLast: boolean): readonly number[] {
  const spellings = SPELLINGS[letter] ?? '';
  if (isLast && letter === 'ه') return steps('ah|eh|a|e|h', NEXT);
  return steps(spellings, isLast && (letter === 'ي' || letter === 'و') ? NEXT : NEXT_AFTER_VOWEL);
}

function steps(spellings: string, end: number): readonly number[] {
  const all = spellings.split('|').map(toUnits);
  return all.flatMap((codes, at) => [...codes, at === all.length - 1 ? end : OR]);
}

/** A word in small Latin letters with equal neighbours joined, of 30 units at most. */
export interface LatinWord {
  readonly length: number;
  /** By ASCII code: a bit for each place at which it stands. */
  readonly places: Int32Array;
  /** The places of vowels. */
  readonly vowels: number;
}

export function readLatinWord(text: string): LatinWord {
  const places = new Int32Array(128);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    places[code] = (places[code] ?? 0) | (1 << at);
  }
  const vowels = VOWELS.reduce((all, code) => all | (places[code] ?? 0), 0);
  return { length: text.length, places, vowels };
}

const VOWELS: readonly number[] = toUnits('aeiou');

/**
 * Whether a word is one of the spellings. After each Arabic letter all places are known, as bits of one number,
 * up to which the Latin word may have been read: so nothing is tried twice, and nothing has to be compiled.
 */
export function isSpelled(spellings: Spellings, { length, places, vowels }: LatinWord): boolean {
  let [from, here, reached] = [1, 1, 0];
  for (let at = 0; at < spellings.length; at++) {
    const step = spellings[at] ?? NEXT;
    if (step > NEXT_AFTER_VOWEL) {
      here = (here & (places[step] ?? 0)) << 1;
      continue;
    }
    reached |= here;
    if (step !== OR) {
      from = step === NEXT ? reached : reached | ((reached & vowels) << 1);
      if (from === 0) return false;
      reached = 0;
    }
    here = from;
  }
  return (from & (1 << length)) !== 0;
}

const LONGEST_UNSIGNALLED = 5;

/** Whether a word has so many consonants that no English word is a listed Arabic one by chance. */
export const isLongKey = ({ length }: Key): boolean => length >= LONGEST_UNSIGNALLED;

// What a letter may be a sign of.
const SIGNAL = 1;
const BEFORE_H = 2;
const VOWEL_LETTER = 4;
const traits = new Uint8Array(128);
/** Beside letters, these digits are ح ع خ ط ق غ ص and a hamza. */
for (const unit of toUnits('2356789')) traits[unit] = SIGNAL;
for (const unit of toUnits('gkd')) traits[unit] = BEFORE_H;
for (const unit of toUnits('aeiou')) traits[unit] = VOWEL_LETTER;
const H = 0x68;

/** Whether a word shows that it is Arabic: by a digit, or a pair of letters, that English has not. */
export function hasSignal(units: ArrayLike<number>, start: number, end: number): boolean {
  const isShort = end - start <= SHORTEST_AFTER_DIGIT; // 5th, 3am
  const isNumber = isDigit(units[start] ?? 0) && (isShort || isDigit(units[end - 1] ?? 0)); // 128
  let before = 0;
  for (let at = start; at < end; at++) {
    const unit = units[at] ?? 0;
    const trait = traits[unit] ?? 0;
    if (trait === SIGNAL && !isNumber) return true;
    const isPair = unit === H && before === BEFORE_H && at + 1 < end;
    if (isPair && traits[units[at + 1] ?? 0] === VOWEL_LETTER) return true;
    before = trait;
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
