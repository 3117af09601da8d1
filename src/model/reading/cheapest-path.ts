import type { Vocabulary } from '../vocabulary.ts';
import { CHEAPEST, commonOf, DEAREST, lookUp, priceOf, RARE } from './price.ts';
import { GAP, type Words, write } from './words.ts';

// Chosen by cross-validation, as the prices were, and in the same bits.

/** Nobody parts a word without a part that is dearer: one of two letters at most, and another one. */
const SHORT = 2;
const CHEAP_SHORT = 8;
const CHEAP = 15;
/** What it costs to take away a space, or a sign. Between two single letters both are free. */
const SPACE_TOLL = 8;
const SIGN_TOLL = 2;
/** In letters. */
const LONGEST = 14;
/** Of words as long as this so many are tried that some seem to be known, as rare ones, by chance. */
const LONG = 9;

/** Words with no more than a space or a sign between them; the signs are none of it. */
export const stretch: number[] = [];
/** Of each word of the stretch. */
const prices: number[] = [];
/** Up to each word: what is cheapest, and with which word the last part of that begins. */
const lowest: number[] = [];
const begins: number[] = [];

/** Finds the cheapest path through the stretch. Whether some of its words are better together. */
export function findPath(words: Words, vocabulary: Vocabulary): boolean {
  let isJoined = false;
  lowest[0] = 0;
  for (let last = 0; last < stretch.length; last++) {
    const word = stretch[last] ?? 0;
    const letter = words.letters[words.from[word] ?? 0] ?? 0;
    prices[last] = priceOf(words.known[word] ?? 0, sizeOf(words, last), letter);
    lowest[last + 1] = (lowest[last] ?? 0) + (prices[last] ?? 0);
    begins[last + 1] = last;
    if (findLastPart(words, vocabulary, last)) isJoined = true;
  }
  return isJoined;
}

/** Looks from which word on it is cheapest to join all words up to the last one. */
function findLastPart(words: Words, vocabulary: Vocabulary, last: number): boolean {
  let size = sizeOf(words, last);
  let toll = 0;
  let hasPart = isPart(words, last);
  let areLetters = size === 1;
  for (let first = last - 1; first >= 0; first--) {
    const more = sizeOf(words, first);
    size += more;
    if (size > LONGEST) break;
    toll += tollOf(words, first);
    hasPart ||= isPart(words, first);
    areLetters &&= more === 1;
    if (!hasPart || (lowest[first] ?? 0) + toll + CHEAPEST >= (lowest[last + 1] ?? 0)) continue;
    const price = priceTogether(words, vocabulary, first, last);
    const all = (lowest[first] ?? 0) + toll + price;
    if (all >= (lowest[last + 1] ?? 0) || (price > DEAREST && !areLetters)) continue;
    lowest[last + 1] = all;
    begins[last + 1] = first;
  }
  return begins[last + 1] !== last;
}

const isPart = (words: Words, at: number): boolean =>
  (prices[at] ?? 0) > (sizeOf(words, at) <= SHORT ? CHEAP_SHORT : CHEAP);

/** What it costs to take away what stands behind a word. */
function tollOf(words: Words, at: number): number {
  if (sizeOf(words, at) === 1 && sizeOf(words, at + 1) === 1) return 0;
  return words.gaps[stretch[at + 1] ?? 0] === GAP.space ? SPACE_TOLL : SIGN_TOLL;
}

function sizeOf({ from, to }: Words, at: number): number {
  const word = stretch[at] ?? 0;
  return (to[word] ?? 0) - (from[word] ?? 0);
}

function priceTogether(words: Words, vocabulary: Vocabulary, first: number, last: number): number {
  const { length } = words;
  const [from, to] = together(words, first, last);
  const known = lookUp(vocabulary, words.letters, from, to);
  const isTrusted = to - from < LONG || commonOf(known) > RARE;
  const price = priceOf(isTrusted ? known : 0, to - from, words.letters[from] ?? 0);
  words.length = length;
  return price;
}

/** Where the letters of these words stand together, without a second of two equal neighbours, as in the fold. */
export function together(words: Words, first: number, last: number): readonly [from: number, to: number] {
  const { from, to } = words;
  const [one, other] = [stretch[first] ?? 0, stretch[last] ?? 0];
  if (isTogether(words, first, last)) return [from[one] ?? 0, to[other] ?? 0];
  const start = words.length;
  for (let at = first; at <= last; at++) {
    const word = stretch[at] ?? 0;
    for (let each = from[word] ?? 0; each < (to[word] ?? 0); each++) {
      const unit = words.letters[each] ?? 0;
      if (words.length === start || unit !== words.letters[words.length - 1]) write(unit);
    }
  }
  return [start, words.length];
}

function isTogether({ letters, from, to }: Words, first: number, last: number): boolean {
  for (let at = first; at < last; at++) {
    const end = to[stretch[at] ?? 0] ?? 0;
    if (from[stretch[at + 1] ?? 0] !== end || letters[end - 1] === letters[end]) return false;
  }
  return true;
}

/** The parts of the path that was found, up to the word `end` of the stretch: the first and last word of each. */
export function pathOf(end: number): readonly (readonly [first: number, last: number])[] {
  const path: [number, number][] = [];
  for (let at = end; at > 0; at = begins[at] ?? 0) path.push([begins[at] ?? 0, at - 1]);
  return path.reverse();
}
