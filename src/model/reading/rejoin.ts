import type { Vocabulary } from '../vocabulary.ts';
import { CHEAPEST, DEAREST, lookUp, priceOf } from './price.ts';
import { GAP, IS, type Words, write } from './words.ts';

// Chosen by cross-validation, as the prices were, and in the same bits.

/** Nobody parts a word without a part that is dearer: one of two letters at most, and another one. */
const SHORT = 2;
const CHEAP_SHORT = 8;
const CHEAP = 17;
/** What it costs to take away a space, or a sign. Between two single letters both are free. */
const SPACE_TOLL = 8;
const SIGN_TOLL = 2;
/** In letters. */
const LONGEST = 14;

/**
 * Joins words that somebody parted by spaces or signs (ك ل ب, حم.ار), where what they are together is likelier than
 * they are apart: the cheapest path through them (A. Viterbi, "Error bounds for convolutional codes", 1967).
 */
export function rejoin(words: Words, vocabulary: Vocabulary): void {
  let kept = 0;
  for (let at = 0; at < words.count; at++) lookUpWord(words, vocabulary, at);
  for (let at = 0; at < words.count; ) {
    const end = findStretch(words, at);
    if (stretch.length > 1 && findPath(words, vocabulary)) kept = takePath(words, vocabulary, kept, end);
    else for (let each = at; each < end; each++) keep(words, kept++, each, each);
    at = end;
  }
  words.count = kept;
}

function lookUpWord(words: Words, vocabulary: Vocabulary, at: number): void {
  words.known[at] = lookUp(vocabulary, words.letters, words.from[at] ?? 0, words.to[at] ?? 0);
}

/** Words with no more than a space or a sign between them; the signs are none of it. */
const stretch: number[] = [];
/** Of each word of the stretch. */
const prices: number[] = [];
/** Up to each word: what is cheapest, and with which word the last part of that begins. */
const lowest: number[] = [];
const begins: number[] = [];

/** Returns where the stretch ends that begins at `start`. */
function findStretch({ count, kinds, gaps }: Words, start: number): number {
  stretch.length = 0;
  let end = start;
  for (let next = start; next < count && kinds[next] === IS.word; ) {
    stretch.push(next);
    end = next + 1;
    next = kinds[end] === IS.sign ? end + 1 : end;
    if (gaps[next] === GAP.wide) break;
  }
  return Math.max(end, start + 1);
}

/** Whether some of the words are better together. */
function findPath(words: Words, vocabulary: Vocabulary): boolean {
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
  const price = priceOf(known, to - from, words.letters[from] ?? 0);
  words.length = length;
  return price;
}

/** Where the letters of these words stand together, without a second of two equal neighbours, as in the fold. */
function together(words: Words, first: number, last: number): readonly [from: number, to: number] {
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

/** Writes the words of the cheapest path over the ones that were read, up to `end`. Returns how many are kept. */
function takePath(words: Words, vocabulary: Vocabulary, kept: number, end: number): number {
  let at = stretch[0] ?? 0;
  for (const [first, last] of pathOf(stretch.length)) {
    const [one, other] = [stretch[first] ?? 0, stretch[last] ?? 0];
    for (; at < one; at++) keep(words, kept++, at, at);
    if (first < last) [words.from[one], words.to[other]] = together(words, first, last);
    keep(words, kept, one, other);
    if (first < last) lookUpWord(words, vocabulary, kept);
    kept++;
    at = other + 1;
  }
  for (; at < end; at++) keep(words, kept++, at, at);
  return kept;
}

function pathOf(end: number): readonly (readonly [first: number, last: number])[] {
  const path: [number, number][] = [];
  for (let at = end; at > 0; at = begins[at] ?? 0) path.push([begins[at] ?? 0, at - 1]);
  return path.reverse();
}

/** Makes one word, at `kept`, of the words from `one` to `other`. */
function keep(
  { from, to, starts, ends, kinds, gaps, known }: Words,
  kept: number,
  one: number,
  other: number,
): void {
  from[kept] = from[one] ?? 0;
  to[kept] = to[other] ?? 0;
  starts[kept] = starts[one] ?? 0;
  ends[kept] = ends[other] ?? 0;
  kinds[kept] = kinds[one] ?? 0;
  gaps[kept] = gaps[one] ?? 0;
  known[kept] = known[one] ?? 0;
}
