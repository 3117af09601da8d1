import { stemHash } from '../hashes.ts';
import { commonness, type Vocabulary } from '../vocabulary.ts';
import { MASK } from './parts.ts';

/** How much a word tells, either way, in weights. */
export type Weigh = (letters: Uint16Array, from: number, to: number) => number;

/** What a word tells counts more than how common it is: nobody masks a word that tells nothing. */
const COMMON = 4;

/** Writes, for the first `*`, the letter with which it is a known word, of several the one that tells most. Whether there is one. */
export function unmask(
  letters: Uint16Array,
  from: number,
  to: number,
  vocabulary: Vocabulary,
  weigh: Weigh,
): boolean {
  const mask = letters.indexOf(MASK, from);
  let best = MASK;
  let most = -1;
  for (const letter of (letters[mask - 1] ?? 0) < FIRST_ARABIC ? LATIN : ARABIC) {
    letters[mask] = letter;
    const common = commonness(vocabulary, stemHash(letters, from, to));
    if (common === 0) continue;
    const weight = weigh(letters, from, to) + COMMON * common;
    if (weight > most) [best, most] = [letter, weight];
  }
  letters[mask] = best;
  return best !== MASK;
}

const toUnits = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const ARABIC = toUnits('ابتثجحخدذرزسشصضطظعغفقكلمنهوي');
const LATIN = toUnits('abcdefghijklmnopqrstuvwxyz');
const FIRST_ARABIC = 0x600;
