import { toUnits } from '../../text/arabizi.ts';
import { stemHash } from '../hashes.ts';
import { commonness, type Vocabulary } from '../vocabulary.ts';
import { MASK } from './parts.ts';
import type { Words } from './words.ts';

/** How much a word tells, either way, in weights. */
export type Weigh = (letters: Uint16Array, from: number, to: number) => number;

/** What a word tells counts more than how common it is: nobody masks a word that tells nothing. */
const COMMON = 4;

/** What is looked for: the word with the letters that it has so far, and the best of those that were tried. */
let from = 0;
let to = 0;
let best: Uint16Array | null = null;
let most = 0;
/** More masked letters can't be guessed. */
const MOST_MASKED = 2;

/**
 * Writes, for one or two `*` in the word that ends the letters from `start` on, letters with which it is a known one; of
 * several it is the one that tells most. Whether there is one.
 */
export function unmask(words: Words, start: number, vocabulary: Vocabulary, weigh: Weigh): boolean {
  const { letters, length } = words;
  const masks: number[] = [];
  for (let at = start; at < length; at++) if (letters[at] === MASK) masks.push(at);
  const alphabet = (letters[(masks[0] ?? 0) - 1] ?? 0) < FIRST_ARABIC ? LATIN : ARABIC;
  const tries = alphabet.length ** masks.length;
  if (masks.length > MOST_MASKED || words.tries < tries) return false;
  words.tries -= tries;
  [from, to, best, most] = [start, length, null, -1];
  guess(letters, masks, alphabet, vocabulary, weigh);
  if (best !== null) letters.set(best, from);
  return best !== null;
}

function guess(
  letters: Uint16Array,
  [mask, ...others]: readonly number[],
  alphabet: readonly number[],
  vocabulary: Vocabulary,
  weigh: Weigh,
): void {
  if (mask === undefined) {
    look(letters, vocabulary, weigh);
    return;
  }
  for (const letter of alphabet) {
    letters[mask] = letter;
    guess(letters, others, alphabet, vocabulary, weigh);
  }
}

function look(letters: Uint16Array, vocabulary: Vocabulary, weigh: Weigh): void {
  const common = commonness(vocabulary, stemHash(letters, from, to));
  if (common === 0) return;
  const weight = weigh(letters, from, to) + COMMON * common;
  if (weight <= most) return;
  most = weight;
  best = letters.slice(from, to);
}

const ARABIC = toUnits('ابتثجحخدذرزسشصضطظعغفقكلمنهوي');
const LATIN = toUnits('abcdefghijklmnopqrstuvwxyz');
const FIRST_ARABIC = 0x600;
