import { unitsToString } from '../../text/folded.ts';
import { stemHash } from '../hashes.ts';
import { commonness, type Vocabulary } from '../vocabulary.ts';
import { type Reading, readingsAt } from './latin-readings.ts';
import { LONGEST_WORD, type Words, write } from './words.ts';

/** How dear all letters of a word may be together: at first what is cheap, then more. */
const HIGHEST = [2, 5, 8];
/** So many spellings are tried for each of these. */
const MOST = 400;
const SHORTEST = 3;

/** Of each place of the Latin word, what may be read there. */
let steps: readonly (readonly Reading[])[] = [];
/** From each place on, what its cheapest reading costs: a way that can't end is not gone, or a word could take seconds. */
let rests: readonly number[] = [];
let start = 0;
let highest = 0;
let left = 0;
/** The best word so far: its letters, how many, and how common it is less what its letters cost. */
const chosen = new Uint16Array(2 * LONGEST_WORD);
let size = 0;
let best = 0;

/**
 * Writes, behind all other letters, the known Arabic word that a word of `LONGEST_WORD` Latin letters at most spells, of
 * several the commonest and plainest. Whether there is one.
 */
export function transliterate(words: Words, from: number, to: number, vocabulary: Vocabulary): boolean {
  const word = unitsToString(words.letters.subarray(from, to));
  steps = Array.from(word, (_, place) => readingsAt(word, place));
  if (steps.some(({ length }) => length === 0)) return false;
  rests = restsOf(steps);
  start = words.length;
  size = 0;
  for (highest of HIGHEST) {
    left = Math.min(MOST, words.tries);
    words.tries -= left;
    words.length = start;
    read(words, vocabulary, 0, 0);
    words.tries += left;
    if (size > 0) break;
  }
  words.length = start;
  for (let each = 0; each < size; each++) write(chosen[each] ?? 0);
  return size > 0;
}

function restsOf(all: typeof steps): number[] {
  const found = new Array<number>(all.length + 1).fill(0);
  for (let place = all.length - 1; place >= 0; place--) {
    const ends = (all[place] ?? []).map(({ length, price }) => price + (found[place + length] ?? 0));
    found[place] = Math.min(...ends);
  }
  return found;
}

/** Reads on from a place of the Latin word, what was read before having cost `price`. */
function read(words: Words, vocabulary: Vocabulary, place: number, price: number): void {
  if (place === steps.length) {
    look(words, vocabulary, price);
    return;
  }
  const { length } = words;
  for (const reading of steps[place] ?? []) {
    if (left === 0) return;
    const next = place + reading.length;
    if (price + reading.price + (rests[next] ?? 0) > highest) continue;
    for (const unit of reading.units) if (unit !== lastOf(words)) write(unit);
    read(words, vocabulary, next, price + reading.price);
    words.length = length;
  }
}

/** Equal neighbours are joined, as in the fold. */
const lastOf = ({ letters, length }: Words): number => (length > start ? (letters[length - 1] ?? 0) : 0);

function look({ letters, length }: Words, vocabulary: Vocabulary, price: number): void {
  left--;
  if (length - start < SHORTEST) return;
  const common = commonness(vocabulary, stemHash(letters, start, length));
  if (common === 0 || (size > 0 && common - price <= best)) return;
  best = common - price;
  size = length - start;
  chosen.set(letters.subarray(start, length));
}
