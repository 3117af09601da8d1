import type { Folded } from '../../text/folded.ts';
import { SPACE } from '../../text/kinds.ts';
import { lookAlike } from '../../text/look-alikes.ts';
import { isHigh } from '../../text/word-units.ts';
import { APART, afterAddress, isLatin, isWord, jointOf, MASK, NOTHING, partEnd } from './parts.ts';
import { addWord, GAP, IS, type Words, words, write } from './words.ts';

const TRIES = 20_000;
/** Where the last word ended in the fold; -1 for none. */
let lastEnd = -1;
/** How many letters it had. */
let lastSize = 0;

/**
 * Reads the words of a text in the fold `runs`, as they stand there: with letters for the signs that are put for them, and
 * `*` for a masked letter.
 */
export function readWords(folded: Folded): Words {
  const { units } = folded;
  words.count = words.length = 0;
  words.tries = TRIES;
  lastEnd = -1;
  for (let at = 0; at < folded.length; ) {
    const addressEnd = afterAddress(folded, at);
    if (units[at] === SPACE) at++;
    else if (addressEnd > at) at = addressEnd;
    else if (isWord(folded, at) || isDollar(folded, at, at + 1)) at = readWord(folded, at);
    else at = readSign(folded, at);
  }
  return words;
}

/** Whether a sign at `at` is put for an s, beside a Latin letter. */
const isDollar = ({ units, length }: Folded, at: number, beside: number): boolean =>
  Math.max(at, beside) < length && units[at] === DOLLAR && isLatin(units[beside]);
const DOLLAR = 0x24;
const S = 0x73;

function readSign({ units, starts, ends, length }: Folded, at: number): number {
  const end = Math.min(length, at + (isHigh(units[at]) ? 2 : 1));
  const from = words.length;
  for (let next = at; next < end; next++) write(units[next] ?? 0);
  addWord(from, starts[at] ?? 0, ends[end - 1] ?? 0, IS.sign, GAP.wide);
  return end;
}

/** Reads parts of one word, as far as what stands between them is no end of it. Returns where it ends. */
function readWord(folded: Folded, start: number): number {
  const from = words.length;
  let kind: number = IS.word;
  for (let at = start, parts = 0; ; parts++) {
    const end = endWithDollar(folded, partEnd(folded, at));
    writePart(folded, at, end, from);
    const next = isWord(folded, end + 1) ? end + 1 : -1;
    const joint = next < 0 ? APART : jointOf(folded, at, end, partEnd(folded, next), parts);
    if (joint === APART) {
      endWord(folded, from, start, end, kind);
      return end;
    }
    if (joint !== NOTHING) write(joint);
    if (joint === MASK) {
      if (folded.runs[end] === 2) write(MASK);
      kind = IS.masked;
    }
    at = next;
  }
}

/** One further, where a dollar ends the word: a$$. */
const endWithDollar = (folded: Folded, end: number): number =>
  isDollar(folded, end, end - 1) && !isWord(folded, end + 1) ? end + 1 : end;

/** With Latin letters for their look-alikes among them, and equal neighbours joined, as in the fold. */
function writePart({ units }: Folded, at: number, end: number, from: number): void {
  let hasLatin = false;
  for (let each = at; each < end; each++) hasLatin ||= isLatin(units[each]);
  for (let each = at; each < end; each++) {
    const unit = units[each] ?? 0;
    const letter = unit === DOLLAR ? S : (hasLatin && lookAlike[unit]) || unit;
    if (words.length === from || words.letters[words.length - 1] !== letter) write(letter);
  }
}

function endWord(
  { units, starts, ends }: Folded,
  from: number,
  start: number,
  end: number,
  kind: number,
): void {
  const gap = gapOf(units, start, words.length - from);
  lastEnd = end;
  lastSize = words.length - from;
  addWord(from, starts[start] ?? 0, ends[end - 1] ?? 0, kind, gap);
}

/** What stands between the last word and one that begins at `start` and has so many letters. */
function gapOf(units: Uint16Array, start: number, size: number): number {
  const between = start - lastEnd;
  if (lastEnd < 0 || between < 1) return GAP.wide;
  if (between === 1) return units[lastEnd] === SPACE ? GAP.space : GAP.sign;
  const isEmoji = between === 2 && isHigh(units[lastEnd]);
  return isEmoji || (size === 1 && lastSize === 1 && between <= WIDEST) ? GAP.sign : GAP.wide;
}

/** Between single letters: an emoji between two spaces. */
const WIDEST = 4;
