import { type Folded, type FoldWriter, foldWriter, type Marked, reserve } from './folded.ts';
import { KIND, kindAt, kindOf } from './kinds.ts';
import { ARABIC_SIGNS, DOUBTFUL, LATIN_SIGNS, lookAlike, PUNCTUATION } from './look-alikes.ts';
import type { UnitRange, Words } from './words.ts';

/**
 * The words of a text that may be spelled to escape a list, as they would be read: their letters together
 * where they stand apart, with letters for signs and look-alikes. Pieces are divided by a unit 0. What is
 * found here is only a guess, until `isPlausible` has looked at how it came about.
 */
export interface Respelled extends Words {
  readonly cuts: Uint8Array;
  /** Of each cut: what is in the gap, as a number. */
  readonly gaps: Uint32Array;
  /** The gap that spells the word which is looked at. */
  joint: number;
  readonly signs: Uint8Array;
  /** What a unit was instead of its letter: one of `MADE_OF`, or 0. `halves`: a run that was cut in two. */
  readonly made: Uint8Array;
  /** Where words with masked letters (f*ck) stand in the text itself. */
  readonly masked: readonly UnitRange[];
}

/** What stands between two letters of one piece. */
export const CUT = { apart: 1, stretched: 2, within: 3, broken: 4 } as const;
export const MADE_OF = {
  digit: 1,
  sign: 2,
  punctuation: 3,
  lookAlike: 4,
  halves: 5,
  doubtful: 6,
  space: 7,
} as const;

interface Writer extends FoldWriter {
  cuts: Uint8Array;
  gaps: Uint32Array;
  joint: number;
  signs: Uint8Array;
  made: Uint8Array;
  masked: UnitRange[];
  withNeighbours: boolean;
}

/**
 * Respells what may be an evasion; null if nothing may be. `text` is the fold of `original` with its runs
 * joined. `withNeighbours` puts the words before and after to each piece, for terms of several words. Linear. What it returns is good until the next call.
 */
export function respell(text: Marked, original: string, withNeighbours = false): Respelled | null {
  writer.length = 0;
  writer.withNeighbours = withNeighbours;
  if (writer.masked.length > 0) writer.masked = [];
  readWords(text, original);
  return writer.length > 0 || writer.masked.length > 0 ? writer : null;
}

const writer: Writer = {
  ...foldWriter(),
  cuts: new Uint8Array(1024),
  gaps: new Uint32Array(1024),
  joint: 0,
  signs: new Uint8Array(1024),
  made: new Uint8Array(1024),
  masked: [],
  withNeighbours: false,
};

function readWords(text: Marked, original: string): void {
  const { units, length, notable, notableLength } = text;
  const reading = beginReading(text, original);
  const isCalm = !reading.hasBreaks && !reading.hasTatweel;
  let start = 0; // Of the word that goes on up to the next unit that is none.
  for (let each = 0; each < notableLength; each++) {
    const at = notable[each] ?? 0;
    const isPlain = isCalm && units[at] === SPACE && at - start > 1 && isAfterSpace(reading, start);
    if (isPlain) {
      reading.before = start;
      reading.beforeEnd = at;
      reading.chunk = start = at + 1;
      continue;
    }
    const kind = units[at] === SPACE ? KIND.space : kindAt(units, at);
    reading.inChunk |= kind;
    if ((kind & KIND.word) !== 0) continue;
    if (at > start) endWord(reading, start, at);
    start = at + 1;
    if (kind === KIND.space) endChunk(reading, at);
  }
  if (length > start) endWord(reading, start, length);
  endChunk(reading, length);
  if (reading.isOpen) endPieceAt(text, reading.beforeEnd);
  for (let each = 0; each < reading.chunks.length; each += 2) {
    readChunk(text, reading.chunks[each] ?? 0, reading.chunks[each + 1] ?? 0);
  }
  for (let each = 0; each < reading.phrases.length; each += 2) {
    writePhrase(text, reading.phrases[each] ?? 0, reading.phrases[each + 1] ?? 0);
  }
  if ((text.kinds & KIND.alike) !== 0) readLookAlikes(text, (text.kinds & KIND.foreign) === 0);
}

const SPACE = 0x20;

/** Whether the word at `start` is all that its chunk has, and one space parts it from a word that is over. */
const isAfterSpace = ({ text, inChunk, isOpen, beforeEnd, chunk }: Reading, start: number): boolean =>
  inChunk === 0 && !isOpen && chunk === start && start - beforeEnd === 1 && text.units[beforeEnd] === SPACE;

/** What is known of a text while its words are read. */
interface Reading {
  readonly text: Folded;
  readonly original: string;
  readonly hasBreaks: boolean;
  readonly hasTatweel: boolean;
  /** The word before. */
  before: number;
  beforeEnd: number;
  /** Whether that word was written into a piece that may go on. */
  isOpen: boolean;
  chunk: number;
  inChunk: number;
  /** What stands between two spaces and may be read otherwise: from and to, for later, as one piece is written at a time. */
  readonly chunks: number[];
  /** The same of chunks with several words, between which are signs and no spaces. */
  readonly phrases: number[];
}

const beginReading = (text: Folded, original: string): Reading => ({
  text,
  original,
  hasBreaks: original.includes('\n'),
  hasTatweel: original.includes('\u0640'),
  before: 0,
  beforeEnd: 0,
  isOpen: false,
  chunk: 0,
  inChunk: 0,
  chunks: [],
  phrases: [],
});

function endWord(reading: Reading, start: number, end: number): void {
  const { text, before, beforeEnd } = reading;
  const isFirst = beforeEnd === 0;
  const cut =
    isFirst || isPlainGap(reading, start, end) ? 0 : cutBetween(reading, before, beforeEnd, start, end);
  if (cut !== 0) {
    if (!reading.isOpen) {
      writeBefore(text, before);
      writeLetters(text, before, beforeEnd, 0);
    }
    writeLetters(text, start, end, cut, cut === CUT.apart ? gapOf(reading, beforeEnd, start) : 0);
  } else if (reading.isOpen) endPieceAt(text, beforeEnd);
  reading.isOpen = cut !== 0;
  reading.before = start;
  reading.beforeEnd = end;
}

function endChunk(reading: Reading, end: number): void {
  const { text, chunk, inChunk } = reading;
  if ((inChunk & KIND.mask) !== 0) findMasked(text, chunk, end);
  if ((inChunk & (KIND.digit | KIND.sign)) !== 0 && isWritten(text.units, chunk, end)) {
    reading.chunks.push(chunk, end);
  }
  if ((inChunk & KIND.other) !== 0 && hasWords(text.units, chunk, end)) reading.phrases.push(chunk, end);
  reading.chunk = end + 1;
  reading.inChunk = 0;
}

/** Longer gaps are sentences' own. */
const LONGEST_GAP = 3;
const HEH = 0x647;
const TATWEEL = 0x640;
const LINE_FEED = 10;

/** Nearly all gaps are one space between words of several letters. */
const isPlainGap = (
  { text, before, beforeEnd, hasBreaks, hasTatweel }: Reading,
  start: number,
  end: number,
): boolean =>
  start - beforeEnd === 1 &&
  text.units[beforeEnd] === SPACE &&
  !hasBreaks &&
  !hasTatweel &&
  (end - start > 1 || beforeEnd - before > 1);

/** What joins the words at `before` and `start` to one, as far as their gap tells; 0 for nothing. */
function cutBetween(reading: Reading, before: number, beforeEnd: number, start: number, end: number): number {
  const { units } = reading.text;
  const gap = start - beforeEnd;
  if (gap > LONGEST_GAP || isDigits(units, before) || isDigits(units, start)) return 0;
  const isSingle = beforeEnd - before === 1;
  const isSpaced = hasSpace(units, beforeEnd, start);
  if (isContraction(reading.text, before, beforeEnd, start, end)) return 0;
  if (isSingle && end - start === 1 && !(isSpaced && isLaughter(reading.text, before, start)))
    return CUT.apart;
  if (!isSpaced) return isShort(reading.text, beforeEnd, start) ? CUT.within : 0;
  if (reading.hasTatweel && isStretched(reading, isSingle && units[before] === HEH, beforeEnd, start)) {
    return CUT.stretched;
  }
  return reading.hasBreaks && gap === 1 && isOneBreak(reading, beforeEnd) ? CUT.broken : 0;
}

/** A letter that is drawn out and stands by itself (ههههه) spells no word. */
const isLaughter = ({ runs }: Folded, before: number, start: number): boolean =>
  (runs[before] ?? 1) > 2 || (runs[start] ?? 1) > 2;

/** After an apostrophe these letters are no part of a word that is spelled: I'm, she'll. */
const CONTRACTED: ReadonlySet<string> = new Set(['s', 't', 'd', 'm', 'l', 're', 've']);

/** Whether the apostrophe of a contraction stands in the gap, or before the word before it. */
function isContraction(
  { units }: Folded,
  before: number,
  beforeEnd: number,
  start: number,
  end: number,
): boolean {
  const isShort = (from: number, to: number) =>
    CONTRACTED.has(String.fromCharCode(...units.subarray(from, Math.min(to, from + 3))));
  if (start - beforeEnd === 1 && units[beforeEnd] === APOSTROPHE && isShort(start, end)) return true;
  return before > 0 && units[before - 1] === APOSTROPHE && isShort(before, beforeEnd);
}

const APOSTROPHE = 0x27;
const LONGEST_SIGNS = 2;
/** In hashtags and mentions these are spaces. */
const PARTING: ReadonlySet<number> = new Set(Array.from('_#@', (sign) => sign.charCodeAt(0)));

/** Whether the signs between groups of letters are few, and don't part words by themselves. */
function isShort({ units, runs }: Folded, from: number, to: number): boolean {
  let signs = 0;
  for (let at = from; at < to; at++) {
    if (PARTING.has(units[at] ?? 0)) return false;
    signs += runs[at] ?? 1;
  }
  return signs <= LONGEST_SIGNS;
}

const isDigits = (units: Uint16Array, at: number): boolean => (kindAt(units, at) & KIND.digit) !== 0;

function hasSpace(units: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (units[at] === SPACE) return true;
  return false;
}

/** After هـ, which means a year of the Hijra, the next word has to be stretched too. */
function isStretched({ text, original }: Reading, isHeh: boolean, beforeEnd: number, start: number): boolean {
  const after = original.charCodeAt((text.starts[start] ?? 0) - 1) === TATWEEL;
  return after || (!isHeh && original.charCodeAt((text.ends[beforeEnd - 1] ?? 0) - 1) === TATWEEL);
}

const isOneBreak = ({ text, original }: Reading, gap: number): boolean =>
  text.runs[gap] === 1 && original.charCodeAt(text.starts[gap] ?? 0) === LINE_FEED;

function readChunk(text: Folded, chunk: number, chunkEnd: number): void {
  const [from, to] = withoutPunctuation(text.units, chunk, chunkEnd);
  const letters = kindsIn(text.units, from, to);
  if ((letters & KIND.latin) !== 0) {
    writeReading(text, from, to, LATIN_SIGNS[0]);
    if (hasSecondReading(text.units, from, to)) writeReading(text, from, to, LATIN_SIGNS[1]);
  } else if ((letters & KIND.arabic) !== 0) writeReading(text, from, to, ARABIC_SIGNS);
}

/** Without exclamation marks at the end, and without a bracket before that is closed again. */
function withoutPunctuation(units: Uint16Array, from: number, to: number): UnitRange {
  let end = to;
  while (
    end > from + 1 &&
    (units[end - 1] === EXCLAMATION || (kindAt(units, end - 1) & (KIND.word | KIND.sign)) === 0)
  )
    end--;
  const mate = MATES.get(units[from] ?? 0);
  return [mate !== undefined && units.subarray(from, to).includes(mate) ? from + 1 : from, end];
}

const EXCLAMATION = 0x21;
const MATES: ReadonlyMap<number, number> = new Map(
  ['()', '[]', '<>'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]),
);

/** Whether a digit or sign stands where it may be a letter: punctuation around a word is not. */
function isWritten(units: Uint16Array, from: number, to: number): boolean {
  let [first, last] = [from, to - 1];
  while (first < last && isPunctuation(units, first)) first++;
  while (last > first && isPunctuation(units, last)) last--;
  return (kindsIn(units, first, last + 1) & (KIND.digit | KIND.sign)) !== 0;
}

function isPunctuation(units: Uint16Array, at: number): boolean {
  const kind = kindAt(units, at);
  return (kind & KIND.word) === 0 && ((kind & KIND.sign) === 0 || PUNCTUATION.has(units[at] ?? 0));
}

function kindsIn(units: Uint16Array, from: number, to: number): number {
  let kinds = 0;
  for (let at = from; at < to; at++) kinds |= kindAt(units, at);
  return kinds;
}

function hasSecondReading(units: Uint16Array, from: number, to: number): boolean {
  const [first, second] = LATIN_SIGNS;
  for (let at = from; at < to; at++) {
    const unit = units[at] ?? 0;
    if (first[unit] !== second[unit]) return true;
  }
  return false;
}

function findMasked({ units }: Folded, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const start = at;
    let inWord = 0;
    while (at < to && (kindAt(units, at) & (KIND.word | KIND.mask)) !== 0) inWord |= kindAt(units, at++);
    if ((inWord & KIND.mask) !== 0) addMasked(units, start, at);
  }
}

/** Without masks at the ends, where they are no letters. */
function addMasked(units: Uint16Array, from: number, to: number): void {
  let [start, end] = [from, to];
  while (start < end && (kindAt(units, start) & KIND.word) === 0) start++;
  while (end > start && (kindAt(units, end - 1) & KIND.word) === 0) end--;
  if ((kindsIn(units, start, end) & KIND.mask) !== 0) writer.masked.push([start, end]);
}

/** In words that mix them with Latin letters; in a text that is of no other alphabet, in all its words. */
function readLookAlikes(text: Folded, isLatinText: boolean): void {
  const { units, length } = text;
  for (let at = 0; at < length; at++) {
    const start = at;
    let inWord = 0;
    while (at < length && (kindAt(units, at) & KIND.word) !== 0) inWord |= kindAt(units, at++);
    const isMixed = (inWord & KIND.alike) !== 0 && (inWord & KIND.latin) !== 0;
    if (isMixed || (isLatinText && inWord === (KIND.word | KIND.alike))) writeLookAlikes(text, start, at);
  }
}

function writeLookAlikes(text: Folded, from: number, to: number): void {
  writeBefore(text, from);
  for (let at = from; at < to; at++) {
    const letter = lookAlike[text.units[at] ?? 0] ?? 0;
    write(text, at, letter, letter === 0 ? 0 : MADE_OF.lookAlike);
  }
  endPieceAt(text, to);
}

function writeReading(text: Folded, from: number, to: number, letterOf: Uint16Array): void {
  writeBefore(text, from);
  for (let at = from; at < to; at++) {
    const unit = text.units[at] ?? 0;
    const letter = letterOf[unit] ?? 0;
    write(text, at, letter, letter === 0 ? 0 : madeOf(unit));
  }
  endPieceAt(text, to);
}

/** Whether signs stand between two words of several letters. */
function hasWords(units: Uint16Array, from: number, to: number): boolean {
  let [words, letters] = [0, 0];
  for (let at = from; at < to; at++) {
    letters = (kindAt(units, at) & KIND.word) !== 0 ? letters + 1 : 0;
    if (letters === 2) words++;
  }
  return words > 1;
}

/** Words with spaces between them instead of signs: the words of a hashtag are a phrase. */
function writePhrase(text: Folded, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const isWord = (kindAt(text.units, at) & KIND.word) !== 0;
    write(text, at, isWord ? 0 : SPACE, isWord ? 0 : MADE_OF.space);
  }
  endPiece();
}

function madeOf(unit: number): number {
  if (PUNCTUATION.has(unit)) return MADE_OF.punctuation;
  if (DOUBTFUL.has(unit)) return MADE_OF.doubtful;
  return (kindOf(unit) & KIND.digit) !== 0 ? MADE_OF.digit : MADE_OF.sign;
}

function writeLetters(text: Folded, from: number, to: number, cut: number, gap = 0): void {
  for (let at = from; at < to; at++) write(text, at, 0, 0, at === from ? cut : 0, gap);
}

/** A number for what stands in a gap: two spaces, or a line break, part words that one space spells. Never 0. */
function gapOf({ text, original }: Reading, from: number, to: number): number {
  let gap = 1;
  for (let at = from; at < to; at++) {
    const isBreak = original.charCodeAt(text.starts[at] ?? 0) === LINE_FEED;
    const sign = isBreak ? LINE_FEED : (text.units[at] ?? 0);
    gap = Math.imul(Math.imul(gap, 31) + sign, 31) + (text.runs[at] ?? 0);
  }
  return gap >>> 0 || 1;
}

/** Appends the unit at `at`, or the letter that stands for it. */
function write(text: Folded, at: number, letter: number, made: number, cut = 0, gap = 0): void {
  const unit = letter || (text.units[at] ?? 0);
  const last = writer.length - 1;
  const run = text.runs[at] ?? 1;
  const isJoined = cut !== CUT.apart || (writer.cuts[last] !== 0 && writer.gaps[last] === gap);
  if (last >= 0 && writer.units[last] === unit && isJoined) {
    writer.runs[last] = Math.min(0xffff, (writer.runs[last] ?? 0) + run);
    writer.ends[last] = text.ends[at] ?? 0;
    if (cut !== 0 && cut !== CUT.broken) writer.made[last] = MADE_OF.halves;
    else if (writer.made[last] === 0) writer.made[last] = made;
    return;
  }
  makeRoom();
  writer.units[last + 1] = unit;
  writer.runs[last + 1] = run;
  writer.starts[last + 1] = text.starts[at] ?? 0;
  writer.ends[last + 1] = text.ends[at] ?? 0;
  writer.cuts[last + 1] = cut;
  writer.gaps[last + 1] = gap;
  writer.made[last + 1] = made;
  writer.signs[last + 1] = SIGNS.has(made) ? 1 : 0;
  writer.length = last + 2;
}

/** So much of the text beside a piece may be a part of a term with it: three words, of no great length. */
const MOST_NEIGHBOURS = 3;
const LONGEST_NEIGHBOURS = 32;

function writeBefore(text: Folded, from: number): void {
  if (writer.withNeighbours) writeLetters(text, neighboursBefore(text.units, from), from, 0);
}

/** Ends a piece that was made of what stands before `to`. */
function endPieceAt(text: Folded, to: number): void {
  if (writer.withNeighbours) writeLetters(text, to, neighboursAfter(text, to), 0);
  endPiece();
}

function neighboursBefore(units: Uint16Array, from: number): number {
  let words = 0;
  let at = from;
  for (; at > 0 && from - at < LONGEST_NEIGHBOURS; at--) {
    if (units[at - 1] === SPACE && ++words > MOST_NEIGHBOURS) break;
  }
  return at;
}

function neighboursAfter({ units, length }: Folded, to: number): number {
  let words = 0;
  let at = to;
  for (; at < length && at - to < LONGEST_NEIGHBOURS; at++) {
    if (units[at] === SPACE && ++words > MOST_NEIGHBOURS) break;
  }
  return at;
}

/** What was no part of a word before. */
const SIGNS: ReadonlySet<number> = new Set([MADE_OF.sign, MADE_OF.punctuation, MADE_OF.doubtful]);

function endPiece(): void {
  const last = writer.length - 1;
  if (last < 0 || writer.units[last] === 0) return;
  makeRoom();
  writer.units[last + 1] = 0;
  writer.cuts[last + 1] = writer.made[last + 1] = writer.signs[last + 1] = 0;
  writer.starts[last + 1] = writer.ends[last + 1] = writer.ends[last] ?? 0;
  writer.length = last + 2;
}

function makeRoom(): void {
  reserve(writer, 1);
  if (writer.cuts.length >= writer.units.length) return;
  const size = writer.units.length;
  const grown = <T extends Uint8Array | Uint32Array>(larger: T, old: T): T => {
    larger.set(old);
    return larger;
  };
  writer.cuts = grown(new Uint8Array(size), writer.cuts);
  writer.gaps = grown(new Uint32Array(size), writer.gaps);
  writer.signs = grown(new Uint8Array(size), writer.signs);
  writer.made = grown(new Uint8Array(size), writer.made);
}

/** The gap between the letters of a word that is spelled one by one; 0 for any other word. */
export function spellingGap({ cuts, gaps }: Respelled, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) if (cuts[at] === CUT.apart) return gaps[at] ?? 0;
  return 0;
}
