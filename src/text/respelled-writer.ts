import { copyInto, type Folded, type FoldWriter, foldWriter, LONGEST_RUN, reserve } from './folded.ts';
import { SPACE } from './kinds.ts';
import { LETTER_WORDS } from './word-units.ts';
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

/** Collects pieces; the one that there is serves one text after the other. */
export interface Writer extends FoldWriter {
  cuts: Uint8Array;
  gaps: Uint32Array;
  joint: number;
  signs: Uint8Array;
  made: Uint8Array;
  masked: UnitRange[];
  withNeighbours: boolean;
}

export const writer: Writer = {
  ...foldWriter(),
  cuts: new Uint8Array(1024),
  gaps: new Uint32Array(1024),
  joint: 0,
  signs: new Uint8Array(1024),
  made: new Uint8Array(1024),
  masked: [],
  withNeighbours: false,
};

/** Appends units as they are; `cut` and `gap` are what is before the first. */
export function writeLetters(text: Folded, from: number, to: number, cut: number, gap = 0): void {
  for (let at = from; at < to; at++) write(text, at, 0, 0, at === from ? cut : 0, gap);
}

/** Appends the unit at `at`, or the letter that stands for it. */
export function write(text: Folded, at: number, letter: number, made: number, cut = 0, gap = 0): void {
  const unit = letter || (text.units[at] ?? 0);
  const last = writer.length - 1;
  const run = text.runs[at] ?? 1;
  const isFirst = writer.cuts[last] === 0;
  // A letter that is spelled after a word is another.
  const isJoined = cut !== CUT.apart || (isFirst ? !LETTER_WORDS.has(unit) : writer.gaps[last] === gap);
  if (last >= 0 && writer.units[last] === unit && isJoined) {
    writer.runs[last] = Math.min(LONGEST_RUN, (writer.runs[last] ?? 0) + run);
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

/** Begins a piece that is made of what stands from `from` on. */
export function writeBefore(text: Folded, from: number): void {
  if (writer.withNeighbours) writeLetters(text, neighboursBefore(text.units, from), from, 0);
}

/** Ends a piece that was made of what stands before `to`. */
export function endPieceAt(text: Folded, to: number): void {
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
export const SIGNS: ReadonlySet<number> = new Set([MADE_OF.sign, MADE_OF.punctuation, MADE_OF.doubtful]);

/** Divides a piece from the next. */
export function endPiece(): void {
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
  writer.cuts = copyInto(new Uint8Array(size), writer.cuts);
  writer.gaps = copyInto(new Uint32Array(size), writer.gaps);
  writer.signs = copyInto(new Uint8Array(size), writer.signs);
  writer.made = copyInto(new Uint8Array(size), writer.made);
}

/** The gap between the letters of a word that is spelled one by one; 0 for any other word. */
export function spellingGap({ cuts, gaps }: Respelled, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) if (cuts[at] === CUT.apart) return gaps[at] ?? 0;
  return 0;
}
