import { copyInto, type Folded } from '../../text/folded.ts';
import { SPACE } from '../../text/kinds.ts';
import { lookAlike } from '../../text/look-alikes.ts';
import { APART, afterAddress, isLatin, isWord, jointOf, MASK, NOTHING, partEnd } from './parts.ts';

/** What a word of a text is. */
export const IS = {
  /** Letters and digits. */
  word: 0,
  /** An emoji, or another sign. */
  sign: 1,
  /** A word with a masked letter. */
  masked: 2,
} as const;

/** What stands between a word and the word before it. */
export const GAP = {
  /** More than the others, or no word. */
  wide: 0,
  space: 1,
  sign: 2,
} as const;

/** The words of a text; good until the next call. What stands from `count` on is none of them. */
export interface Words {
  count: number;
  /** The letters of all words, in their order. What stands from `length` on is none of them. */
  letters: Uint16Array;
  length: number;
  /** Of each word, where it stands among the letters. */
  from: Uint32Array;
  to: Uint32Array;
  /** And in the original, in UTF-16 units. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** How many more Arabic spellings of Latin words may be tried: reading a text takes no longer than its length allows. */
  tries: number;
  /** One of `IS`. */
  kinds: Uint8Array;
  /** One of `GAP`. */
  gaps: Uint8Array;
  /** How each is known to the vocabulary, once that was looked up: see `price.ts`. */
  known: Uint8Array;
}

const words: Words = {
  count: 0,
  letters: new Uint16Array(1024),
  length: 0,
  tries: 0,
  from: new Uint32Array(512),
  to: new Uint32Array(512),
  starts: new Uint32Array(512),
  ends: new Uint32Array(512),
  kinds: new Uint8Array(512),
  gaps: new Uint8Array(512),
  known: new Uint8Array(512),
};
const TRIES = 20_000;
/** Where the last word ended in the fold; -1 for none. */
let lastEnd = -1;

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
  const end = Math.min(length, at + (((units[at] ?? 0) & 0xfc00) === 0xd800 ? 2 : 1));
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
    if (joint === MASK) kind = IS.masked;
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
  const isNext = lastEnd >= 0 && start - lastEnd === 1;
  const gap = isNext ? (units[lastEnd] === SPACE ? GAP.space : GAP.sign) : GAP.wide;
  lastEnd = end;
  addWord(from, starts[start] ?? 0, ends[end - 1] ?? 0, kind, gap);
}

function addWord(from: number, start: number, end: number, kind: number, gap: number): void {
  const at = words.count++;
  if (at === words.from.length) makeRoomForWords();
  words.from[at] = from;
  words.to[at] = words.length;
  words.starts[at] = start;
  words.ends[at] = end;
  words.kinds[at] = kind;
  words.gaps[at] = gap;
}

function makeRoomForWords(): void {
  const size = words.from.length * 2;
  for (const name of ['from', 'to', 'starts', 'ends'] as const) {
    words[name] = copyInto(new Uint32Array(size), words[name]);
  }
  for (const name of ['kinds', 'gaps', 'known'] as const)
    words[name] = copyInto(new Uint8Array(size), words[name]);
}

/** Writes one more letter behind all others of the text that was read last. */
export function write(unit: number): void {
  const { letters, length } = words;
  if (length === letters.length) words.letters = copyInto(new Uint16Array(length * 2), letters);
  words.letters[words.length++] = unit;
}
