import { toUnits } from '../../text/arabizi.ts';
import { ARABIC_SIGNS } from '../../text/look-alikes.ts';
import { stemHash } from '../hashes.ts';
import { commonness, type Vocabulary } from '../vocabulary.ts';
import { LONGEST_WORD } from './words.ts';

/** Letters that readers write for one another by their sound. */
const SOUNDS = othersOf(['قك', 'كج', 'صس', 'ثس', 'ذز', 'طت', 'ضظ', 'ضد', 'ثت', 'ذد', 'زظ']);
/** Letters that differ in their dots alone, somewhere in a word. */
const DOTS = othersOf(['بتثني', 'جحخ', 'دذ', 'رز', 'سش', 'صض', 'طظ', 'عغ', 'فق']);

function othersOf(groups: readonly string[]): ReadonlyMap<number, readonly number[]> {
  const others = new Map<number, number[]>();
  for (const units of groups.map(toUnits)) {
    for (const unit of units) {
      others.set(unit, [...(others.get(unit) ?? []), ...units.filter((other) => other !== unit)]);
    }
  }
  return others;
}

/** So many ways to write a word by sound are tried. */
const MOST_SOUNDS = 64;
/** Another word has to be more than four times as common as the word that stands there: more doublings than these. */
const COMMONER = 2;

/** The word that is looked at, the commonest spelling of it, and how many more are tried. */
let from = 0;
let to = 0;
let most = 0;
let left = 0;
const chosen = new Uint16Array(LONGEST_WORD);

/**
 * Writes an Arabic word of `LONGEST_WORD` letters at most as the commonest one that differs in signs put for letters, in the dots
 * of one letter, or in letters that sound alike. Whether there is one that is so much commoner than the word itself,
 * which is `common`; if not, what stands there is not the word any more.
 */
export function correct(
  letters: Uint16Array,
  start: number,
  end: number,
  vocabulary: Vocabulary,
  common: number,
): boolean {
  [from, to, left] = [start, end, MOST_SOUNDS];
  const least = common + COMMONER;
  most = least;
  for (let at = from; at < to; at++) letters[at] = ARABIC_SIGNS[letters[at] ?? 0] || (letters[at] ?? 0);
  tryDots(letters, vocabulary);
  trySounds(letters, vocabulary, from);
  if (most === least) return false;
  letters.set(chosen.subarray(0, to - from), from);
  return true;
}

function look(letters: Uint16Array, vocabulary: Vocabulary): void {
  const common = commonness(vocabulary, stemHash(letters, from, to));
  if (common <= most) return;
  most = common;
  for (let at = from; at < to; at++) chosen[at - from] = letters[at] ?? 0;
}

function tryDots(letters: Uint16Array, vocabulary: Vocabulary): void {
  for (let at = from; at < to; at++) {
    const unit = letters[at] ?? 0;
    for (const other of DOTS.get(unit) ?? NONE) {
      letters[at] = other;
      look(letters, vocabulary);
    }
    letters[at] = unit;
  }
}

const NONE: readonly number[] = [];

/** All others from `at` on, and then the letter as it stands. */
function trySounds(letters: Uint16Array, vocabulary: Vocabulary, at: number): void {
  if (left === 0) return;
  if (at === to) {
    left--;
    look(letters, vocabulary);
    return;
  }
  const unit = letters[at] ?? 0;
  for (const other of SOUNDS.get(unit) ?? NONE) {
    letters[at] = other;
    trySounds(letters, vocabulary, at + 1);
  }
  letters[at] = unit;
  trySounds(letters, vocabulary, at + 1);
}
