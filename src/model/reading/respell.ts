import type { Vocabulary } from '../vocabulary.ts';
import { readAll, readInside } from './digits.ts';
import { correct } from './misspelled.ts';
import { isLatin } from './parts.ts';
import { commonOf, RARE } from './price.ts';
import { transliterate } from './transliterate.ts';
import { unmask, type Weigh } from './unmask.ts';
import { IS, LONGEST_WORD, type Words, write } from './words.ts';

/** Shorter words are too many. */
const SHORTEST = 3;

/**
 * Writes words that are not known as known ones that they were made from: with the letter for a mask (ك*ب), letters for
 * digits (b1tch), ones that sound alike or have other dots, and Arabic letters for Latin ones (7mar). `weigh` says
 * which of several words tells most.
 */
export function respell(words: Words, vocabulary: Vocabulary, weigh: Weigh): void {
  const mayBeArabizi = hasArabizi(words);
  for (let at = 0; at < words.count; at++) {
    const size = (words.to[at] ?? 0) - (words.from[at] ?? 0);
    const isSettled = words.kinds[at] === IS.word ? commonOf(words.known[at] ?? 0) > RARE : isSign(words, at);
    if (isSettled || size < SHORTEST || size > LONGEST_WORD) continue;
    const { length } = words;
    const start = respelled(words, vocabulary, at, weigh, mayBeArabizi);
    if (start === NOT_AT_ALL) words.length = length;
    else {
      words.from[at] = start;
      words.to[at] = words.length;
    }
  }
}

const isSign = ({ kinds }: Words, at: number): boolean => kinds[at] === IS.sign;

const NOT_AT_ALL = -1;

/** Where another spelling of the word now begins, which ends behind all other letters. */
function respelled(
  words: Words,
  vocabulary: Vocabulary,
  at: number,
  weigh: Weigh,
  mayBeArabizi: boolean,
): number {
  const [from, to] = [words.from[at] ?? 0, words.to[at] ?? 0];
  const start = words.length;
  for (let each = from; each < to; each++) write(words.letters[each] ?? 0);
  const { letters, length } = words;
  const common = commonOf(words.known[at] ?? 0);
  if (words.kinds[at] === IS.masked) {
    return unmask(words, start, vocabulary, weigh) ? start : NOT_AT_ALL;
  }
  if (!hasLatin(letters, start, length)) {
    return correct(letters, start, length, vocabulary, common) ? start : NOT_AT_ALL;
  }
  if (common > 0) return NOT_AT_ALL;
  if (readInside(letters, start, length, vocabulary)) return start;
  if (mayBeArabizi && transliterate(words, from, to, vocabulary)) return length;
  readAll(letters, start, length, vocabulary);
  return start;
}

/** Whether the text has Latin words that are not known, and no more that are. */
function hasArabizi({ count, letters, from, to, kinds, known }: Words): boolean {
  let balance = 0;
  let hasUnknown = false;
  for (let at = 0; at < count; at++) {
    const [start, end] = [from[at] ?? 0, to[at] ?? 0];
    if (kinds[at] === IS.sign || end - start < 2 || !hasLatin(letters, start, end)) continue;
    const isKnown = commonOf(known[at] ?? 0) > 0;
    balance += isKnown ? -1 : 1;
    hasUnknown ||= !isKnown;
  }
  return hasUnknown && balance >= 0;
}

function hasLatin(letters: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (isLatin(letters[at])) return true;
  return false;
}
