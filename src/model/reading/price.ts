import { LETTER_WORDS } from '../../text/word-units.ts';
import { hashOf, STEM } from '../hashes.ts';
import { stemEnd, stemStart } from '../stems.ts';
import { COMMONEST, commonness, type Vocabulary } from '../vocabulary.ts';

/** How a word is known: how common its stem is, from 0 to 15, and above these bits on how many sides it has clitics. */
export type Known = number;

const CLITICS = 16;

/** Words of one text may be slips. */
export const RARE = 1;

export const commonOf = (known: Known): number => known % CLITICS;

/** Looks a word up. */
export function lookUp(vocabulary: Vocabulary, letters: Uint16Array, from: number, to: number): Known {
  const start = stemStart(letters, from, to);
  const end = stemEnd(letters, start, to);
  const common = commonness(vocabulary, hashOf(letters, start, end, STEM));
  return common + (start > from ? CLITICS : 0) + (end < to ? CLITICS : 0);
}

// In bits, roughly; chosen by cross-validation.

/** A word of one text; one bit less for each doubling of them. */
const RAREST = 18;
/** More for what stands before the stem, and for what stands after it. */
const CLITIC = 2;
export const CHEAPEST: number = RAREST + 1 - COMMONEST;
/** No known word is dearer. */
export const DEAREST: number = RAREST + 2 * CLITIC;
/** A word that isn't known, and more for each letter. */
const UNKNOWN = 17;
const LETTER = 3;
/** و, a, I and digits stand alone; other letters don't. */
const ALONE = 9;

/** What it costs to say a word of so many letters, the first of which is `letter`: the less, the commoner it is. */
export function priceOf(known: Known, size: number, letter: number): number {
  const common = commonOf(known);
  if (size === 1 && mayBeAlone(letter)) return ALONE;
  if (size === 1 || common === 0) return UNKNOWN + LETTER * size;
  return RAREST + 1 - common + CLITIC * ((known - common) / CLITICS);
}

const mayBeAlone = (letter: number): boolean => LETTER_WORDS.has(letter) || letter <= NINE;
const NINE = 0x39;
