import type { Folded, Marked } from './folded.ts';
import { KIND, kindAt, SPACE } from './kinds.ts';
import { findMasked } from './masked-words.ts';
import { CUT, endPieceAt, type Respelled, writeBefore, writeLetters, writer } from './respelled-writer.ts';
import { hasWords, isWritten, readChunk, readLookAlikes, writePhrase } from './sign-readings.ts';
import { cutBetween, type Gaps, gapOf, isPlainGap } from './word-gaps.ts';

/**
 * Respells what may be an evasion; null if nothing may be. `text` is the fold of `original` with its runs
 * joined. `withNeighbours` puts the words before and after to each piece, for terms of several words.
 * Linear. What it returns is good until the next call.
 */
export function respell(text: Marked, original: string, withNeighbours = false): Respelled | null {
  writer.length = 0;
  writer.withNeighbours = withNeighbours;
  if (writer.masked.length > 0) writer.masked = [];
  readWords(text, original);
  return writer.length > 0 || writer.masked.length > 0 ? writer : null;
}

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

/** Whether the word at `start` is all that its chunk has, and one space parts it from a word that is over. */
const isAfterSpace = ({ text, inChunk, isOpen, beforeEnd, chunk }: Reading, start: number): boolean =>
  inChunk === 0 && !isOpen && chunk === start && start - beforeEnd === 1 && text.units[beforeEnd] === SPACE;

/** What is known of a text while its words are read. */
interface Reading extends Gaps {
  /** The word before. */
  before: number;
  beforeEnd: number;
  /** Whether that word was written into a piece that may go on. */
  isOpen: boolean;
  chunk: number;
  inChunk: number;
  /**
   * What stands between two spaces and may be read otherwise: from and to, for later, as one piece is written
   * at a time.
   */
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
    isFirst || isPlainGap(reading, before, beforeEnd, start, end)
      ? 0
      : cutBetween(reading, before, beforeEnd, start, end);
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
