import type { Vocabulary } from '../vocabulary.ts';
import { findPath, pathOf, stretch, together } from './cheapest-path.ts';
import { lookUp } from './price.ts';
import { GAP, IS, type Words } from './words.ts';

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
