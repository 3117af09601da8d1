import { plainArabicLetter } from './arabic.ts';

/** Turns the folded form of one character into the next one; an empty string drops the character. */
type Step = (text: string) => string;

/**
 * Presentation forms, ligatures, full-width and styled letters become plain ones (NFKD, UAX #15). First,
 * for all later steps know the plain letters alone; decomposed, so that marks can be dropped.
 */
const compatibility: Step = (text) => {
  const plain = readable(text).normalize('NFKD');
  // A spacing form of a mark (U+FE76, ´) is written there as a space with the mark: no word ends at it.
  return /^ \p{M}+$/u.test(plain) ? plain.slice(1) : plain;
};

/**
 * Letters of which NFKD makes nothing that is read: white ones in black circles and squares (U+1F150 to U+1F189), which it
 * leaves as they are, and the lunate sigma, of which it makes σ, though it is put for c and no Greek of today has it.
 */
function readable(text: string): string {
  const code = text.codePointAt(0) ?? 0;
  if (LUNATE_SIGMAS.has(code)) return `c${text.slice(1)}`;
  if (code < 0x1f150 || code > 0x1f189) return text;
  const letter = (code - 0x1f150) % 32; // Each alphabet takes 26 places of 32.
  return letter < 26 ? String.fromCharCode(A + letter) : text;
}

const A = 0x61;
const LUNATE_SIGMAS: ReadonlySet<number> = new Set([0x3f2, 0x3f9]);

/** One kind of white space; runs of it are joined where the text is put together. */
const spaces: Step = (text) => text.replace(/[\p{White_Space}\u2800]/gu, ' ');

/**
 * Nobody sees these, so a word with them is the same word: joiners, bidi controls, variation selectors and
 * control characters. After the spaces, for line breaks are control characters too.
 */
const invisible: Step = (text) => text.replace(INVISIBLE, '').replace(SMALL_LETTERS, '');
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Cc}\uFFF9-\uFFFB]/gu;
/** Small letters that the Qur'an's spelling sets beside a word, and the high hamza: all stand for no letter. */
const SMALL_LETTERS = /[\u06E5\u06E6\u0674]/g;

/**
 * Harakat, Qur'anic signs, hamza and madda above a letter, and accents of scripts that are read without
 * them. After NFKD, which sets them apart. Marks of other scripts are part of the spelling and stay.
 */
const marks: Step = (text) => text.replace(/\p{M}/gu, (mark) => (isOptional(mark) ? '' : mark));

/** The Japanese voicing marks are inherited like accents, but make other letters. */
function isOptional(mark: string): boolean {
  return (
    /[\p{Me}\u0483-\u0487\p{Script=Inherited}\p{scx=Arab}\p{scx=Hebr}]/u.test(mark) &&
    !/[\u3099\u309A]/.test(mark)
  );
}

/** The tatweel stretches a word and is no letter. */
const tatweel: Step = (text) => text.replaceAll('\u0640', '');

/** Case by way of capitals, for they join ß and ẞ with ss, and ς with σ; a character at a time, out of context. */
const letterCase: Step = (text) =>
  eachCharacter(text, (one) => one.toLowerCase().toUpperCase().toLowerCase());

/** After the marks, so that ۀ too has become its letter. */
const arabicLetters: Step = (text) => eachCharacter(text, plainArabicLetter);

/** Arabic, Persian and all other decimal digits as ASCII: ٧ is 7 to its reader. */
const digits: Step = (text) => text.replace(/\p{Nd}/gu, asciiDigit);

/** Keyboards and editors put typographic signs for ' and - into words: don’t, e‑mail. */
const punctuation: Step = (text) => text.replace(/[‘’ʼ′]/gu, "'").replace(/[\u2010-\u2013\u2212]/gu, '-');

/** What `fold: normal` does to one character, in this order. */
const NORMAL_STEPS: readonly Step[] = [
  compatibility,
  spaces,
  invisible,
  marks,
  tatweel,
  letterCase,
  arabicLetters,
  digits,
  punctuation,
];

/** The normal fold of one character; folding the result again changes nothing. */
export function foldCharacter(character: string): string {
  return NORMAL_STEPS.reduce((text, step) => step(text), character);
}

function eachCharacter(text: string, map: (one: string) => string): string {
  return Array.from(text, map).join('');
}

/** Unicode assigns decimal digits in runs of ten, so the distance to the run's zero is the value. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}
