import type { Folded } from './folded.ts';
import { KIND, kindAt, kindOf, kindsIn, SPACE } from './kinds.ts';
import { ARABIC_SIGNS, DOUBTFUL, LATIN_SIGNS, lookAlike, PUNCTUATION } from './look-alikes.ts';
import { endPiece, endPieceAt, MADE_OF, write, writeBefore } from './respelled-writer.ts';
import type { UnitRange } from './words.ts';

/** Writes a chunk (what stands between two spaces) with letters for its digits and signs. */
export function readChunk(text: Folded, chunk: number, chunkEnd: number): void {
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
export function isWritten(units: Uint16Array, from: number, to: number): boolean {
  let [first, last] = [from, to - 1];
  while (first < last && isPunctuation(units, first)) first++;
  while (last > first && isPunctuation(units, last)) last--;
  return (kindsIn(units, first, last + 1) & (KIND.digit | KIND.sign)) !== 0;
}

function isPunctuation(units: Uint16Array, at: number): boolean {
  const kind = kindAt(units, at);
  return (kind & KIND.word) === 0 && ((kind & KIND.sign) === 0 || PUNCTUATION.has(units[at] ?? 0));
}

function hasSecondReading(units: Uint16Array, from: number, to: number): boolean {
  const [first, second] = LATIN_SIGNS;
  for (let at = from; at < to; at++) {
    const unit = units[at] ?? 0;
    if (first[unit] !== second[unit]) return true;
  }
  return false;
}

/** In words that mix them with Latin letters; in a text that is of no other alphabet, in all its words. */
export function readLookAlikes(text: Folded, isLatinText: boolean): void {
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
export function hasWords(units: Uint16Array, from: number, to: number): boolean {
  let [words, letters] = [0, 0];
  for (let at = from; at < to; at++) {
    letters = (kindAt(units, at) & KIND.word) !== 0 ? letters + 1 : 0;
    if (letters === 2) words++;
  }
  return words > 1;
}

/** Words with spaces between them instead of signs: the words of a hashtag are a phrase. */
export function writePhrase(text: Folded, from: number, to: number): void {
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
