import { copyInto, type Folded } from '../text/folded.ts';
import { SPACE } from '../text/kinds.ts';
import { LATIN_SIGNS, lookAlike } from '../text/look-alikes.ts';
import { APART, afterAddress, isLatin, isWord, jointOf, NOTHING, partEnd } from './parts.ts';

/** What a word of a text is. */
export const IS = {
  /** Letters and digits, as they stand there or as they would be read. */
  word: 0,
  /** A word that is spelled, letter by letter, or a letter. */
  letters: 1,
  /** An emoji, or another sign. */
  sign: 2,
  /** Two words together, in case that somebody parted one. */
  joined: 3,
} as const;

/** The words of a text; good until the next call. What stands from `count` on is none of them. */
export interface Words {
  readonly count: number;
  /** The letters of all words. */
  readonly letters: Uint16Array;
  /** Of each word, where it stands among the letters. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** And in the original, in UTF-16 units. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly kinds: Uint8Array;
}

/** The same while it is filled. */
type Filled = { -readonly [Key in keyof Words]: Words[Key] };

const words: Filled = {
  count: 0,
  letters: new Uint16Array(1024),
  from: new Uint32Array(512),
  to: new Uint32Array(512),
  starts: new Uint32Array(512),
  ends: new Uint32Array(512),
  kinds: new Uint8Array(512),
};
let length = 0;
/** The last word that is none of `IS.sign` and `IS.joined`, and where it ended in the fold; -1 for none. */
let last = -1;
let lastEnd = 0;

/**
 * Reads the words of a text in the fold `runs`: its letters together where signs or spaces part them, letters for
 * the signs and look-alikes that are put for them, and `*` for a masked one.
 */
export function readWords(folded: Folded): Words {
  const { units } = folded;
  words.count = length = 0;
  last = -1;
  for (let at = 0; at < folded.length; ) {
    const addressEnd = afterAddress(folded, at);
    if (units[at] === SPACE) at++;
    else if (addressEnd > at) at = addressEnd;
    else if (isWord(folded, at)) at = readWord(folded, at);
    else at = readSign(folded, at);
  }
  return words;
}

function readSign({ units, starts, ends }: Folded, at: number): number {
  const end = at + (((units[at] ?? 0) & 0xfc00) === 0xd800 ? 2 : 1);
  const from = length;
  for (let next = at; next < end; next++) write(units[next] ?? 0);
  addWord(from, starts[at] ?? 0, ends[end - 1] ?? 0, IS.sign);
  return end;
}

/** Reads parts of one word, as far as what stands between them is no end of it. Returns where it ends. */
function readWord(folded: Folded, start: number): number {
  const from = length;
  for (let at = start, parts = 0; ; parts++) {
    const end = partEnd(folded, at);
    writePart(folded, at, end);
    const next = isWord(folded, end + 1) ? end + 1 : -1;
    const joint = next < 0 ? APART : jointOf(folded, at, end, partEnd(folded, next), parts);
    if (joint === APART) {
      endWord(folded, from, start, end);
      return end;
    }
    if (joint !== NOTHING) write(joint);
    at = next;
  }
}

/** With letters for look-alikes and digits among Latin ones. */
function writePart({ units }: Folded, at: number, end: number): void {
  let hasLatin = false;
  for (let each = at; each < end; each++) hasLatin ||= isLatin(units[each]);
  for (let each = at; each < end; each++) {
    const unit = units[each] ?? 0;
    const isInside = hasLatin && each > at && each < end - 1 && unit <= NINE;
    write((hasLatin && lookAlike[unit]) || (isInside && LATIN_SIGNS[0][unit]) || unit);
  }
}

const NINE = 0x39;

function endWord(folded: Folded, from: number, start: number, end: number): void {
  const { units, starts, ends } = folded;
  const before = last;
  const isNext = before >= 0 && start - lastEnd === 1;
  const isSpace = units[lastEnd] === SPACE;
  lastEnd = end;
  if (isNext && isSpace && isLetters(before) && length - from === 1 && isAlone(units[start])) {
    spellOn(before, from, ends[end - 1] ?? 0);
    return;
  }
  last = words.count;
  const isOne = length - from === 1 && isAlone(units[start]);
  addWord(from, starts[start] ?? 0, ends[end - 1] ?? 0, isOne ? IS.letters : IS.word);
  if (isNext && mayBeOne(before, last, isSpace)) join(before, last);
}

/** The letter at `from` is one more of a word that is spelled. */
function spellOn(before: number, from: number, end: number): void {
  const letter = words.letters[from] ?? 0;
  if (words.to[before] !== from) {
    const start = length;
    copy(before);
    write(letter);
    words.from[before] = start;
  }
  words.to[before] = length;
  words.ends[before] = end;
}

/** Parts of a word are shorter than words, as a rule. */
const LONGEST_BY_SPACE = 3;
const LONGEST_BY_SIGN = 4;
/** Of two parts of which one is a letter. */
const LONGEST = 12;

function mayBeOne(before: number, after: number, isSpace: boolean): boolean {
  const [first, second] = [lengthOf(before), lengthOf(after)];
  if (isLetters(before) || isLetters(after)) return first + second > 2 && first + second <= LONGEST;
  const longest = isSpace ? LONGEST_BY_SPACE : LONGEST_BY_SIGN;
  return first <= longest && second <= longest;
}

function join(before: number, after: number): void {
  const from = length;
  copy(before);
  copy(after);
  addWord(from, words.starts[before] ?? 0, words.ends[after] ?? 0, IS.joined);
}

function copy(word: number): void {
  for (let at = words.from[word] ?? 0; at < (words.to[word] ?? 0); at++) write(words.letters[at] ?? 0);
}

function addWord(from: number, start: number, end: number, kind: number): void {
  const at = words.count++;
  if (at === words.from.length) makeRoomForWords();
  words.from[at] = from;
  words.to[at] = length;
  words.starts[at] = start;
  words.ends[at] = end;
  words.kinds[at] = kind;
}

function makeRoomForWords(): void {
  const size = words.from.length * 2;
  for (const name of ['from', 'to', 'starts', 'ends'] as const) {
    words[name] = copyInto(new Uint32Array(size), words[name]);
  }
  words.kinds = copyInto(new Uint8Array(size), words.kinds);
}

function write(unit: number): void {
  if (length === words.letters.length) words.letters = copyInto(new Uint16Array(length * 2), words.letters);
  words.letters[length++] = unit;
}

const lengthOf = (word: number): number => (words.to[word] ?? 0) - (words.from[word] ?? 0);
const isLetters = (word: number): boolean => words.kinds[word] === IS.letters;
/** A letter that may be one of a word which is spelled: no digit, and none of the words a and I. */
const isAlone = (unit = 0): boolean => unit > NINE && unit !== 0x61 && unit !== 0x69;
