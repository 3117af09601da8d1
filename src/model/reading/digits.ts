import { LATIN_SIGNS } from '../../text/look-alikes.ts';
import { stemHash } from '../hashes.ts';
import { commonness, type Vocabulary } from '../vocabulary.ts';

/**
 * Writes the Latin letters that digits are put for, inside of the word, so that it is a known one.
 * Whether it is: if not, the likelier of two letters that a digit may be stand there.
 */
export function readInside(letters: Uint16Array, from: number, to: number, vocabulary: Vocabulary): boolean {
  return isReadable(letters, from, to, vocabulary, from + 1, to - 1);
}

/** The same at its ends too; if it is no known word, digits stand there as they did. */
export function readAll(letters: Uint16Array, from: number, to: number, vocabulary: Vocabulary): void {
  const [first, last] = [letters[from] ?? 0, letters[to - 1] ?? 0];
  if (isReadable(letters, from, to, vocabulary, from, to)) return;
  letters[from] = first;
  letters[to - 1] = last;
}

function isReadable(
  letters: Uint16Array,
  from: number,
  to: number,
  vocabulary: Vocabulary,
  first: number,
  end: number,
): boolean {
  const written = letters.slice(first, end);
  for (const letterOf of [LATIN_SIGNS[1], LATIN_SIGNS[0]]) {
    let hasDigits = false;
    for (const [at, unit] of written.entries()) {
      const letter = unit <= NINE ? (letterOf[unit] ?? 0) : 0;
      letters[first + at] = letter || unit;
      hasDigits ||= letter !== 0;
    }
    if (hasDigits && commonness(vocabulary, stemHash(letters, from, to)) > 0) return true;
  }
  return false;
}

const NINE = 0x39;
