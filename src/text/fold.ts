import { beginsCluster, clusterEnd } from './clusters.ts';
import {
  clear,
  copyOf,
  extendLast,
  type Folded,
  type FoldWriter,
  foldWriter,
  LONGEST_RUN,
  lengthenRun,
  type Marked,
  noteLast,
  reserve,
  shorten,
  writeUnit,
} from './folded.ts';
import { KIND, kindOf, NOTABLE, SPACE } from './kinds.ts';
import { foldCharacter } from './steps.ts';

/**
 * How a term may be written where it is found. `exact`: as it is listed. `normal`: in any case, with harakat
 * or without, in variants of its letters, drawn out, spelled apart, with signs for letters. `strong`: also
 * with other dots.
 */
export const FOLDS = ['normal', 'exact', 'strong'] as const;
export type TermFold = (typeof FOLDS)[number];

/**
 * `exact`: as written, in NFC. `normal`: also without case, harakat, letter variants and the like.
 * `runs`: the normal fold with equal neighbours joined, and how many there were in `runs`.
 */
export type Fold = 'exact' | 'normal' | 'runs';

/**
 * The text in the form in which it is matched, a letter with its marks at a time. Terms and texts go through
 * this same code. Linear for any text, lone surrogates and endless marks included; never throws.
 */
export function fold(text: string, how: Fold): Folded {
  return readFolded(text, how, copyOf);
}

/** `fold` for a look that is over when `read` returns: the arrays are then used for the next text. */
export function readFolded<T>(text: string, how: Fold, read: (folded: Marked) => T): T {
  const writer = spare ?? foldWriter();
  spare = null;
  clear(writer);
  if (how === 'exact') writeExact(writer, text);
  else writeNormal(writer, text, how === 'runs');
  endUnits(writer);
  const result = read(writer);
  if (writer.units.length <= MOST_SPARE) spare = writer;
  return result;
}

/** Who looks one unit ahead at the end of a text sees no unit of the text before. */
function endUnits(writer: FoldWriter): void {
  reserve(writer, 1);
  writer.units[writer.length] = 0;
}

/** Making arrays for every text would cost more than filling them; very large ones are not kept. */
let spare: FoldWriter | null = null;
const MOST_SPARE = 1 << 17;

function writeExact(writer: FoldWriter, text: string): void {
  for (let start = 0; start < text.length; ) {
    const end = clusterEnd(text, start);
    const exact = text.slice(start, end).normalize('NFC');
    for (let at = 0; at < exact.length; at++) writeUnit(writer, exact.charCodeAt(at), start, end);
    start = end;
  }
}

/**
 * Called so where every unit of every text is read: as a method of the text it is looked up anew at each call,
 * once V8 has met many kinds of strings, and takes twice as long.
 */
const { charCodeAt } = String.prototype;

/** Whether the exact fold of the text is the text itself, as of nearly all. */
export function isExact(text: string): boolean {
  for (let start = 0; start < text.length; ) {
    if (isComposed(charCodeAt.call(text, start)) && beginsCluster(text, start + 1)) start++;
    else {
      const end = clusterEnd(text, start);
      const cluster = text.slice(start, end);
      if (cluster.normalize('NFC') !== cluster) return false;
      start = end;
    }
  }
  return true;
}

const composed = new Uint8Array(0x10000); // 0 not asked yet, 1 no, 2 yes

/** Whether NFC leaves the unit as it is, where no mark follows. */
function isComposed(unit: number): boolean {
  if (composed[unit] === 0) {
    const text = String.fromCharCode(unit);
    composed[unit] = text.isWellFormed() && text.normalize('NFC') === text ? 2 : 1;
  }
  return composed[unit] === 2;
}

/**
 * What a unit on its own becomes in the normal fold: a sign of these, or the unit with its kinds in the bits
 * above it. 0: not asked yet, or neither.
 */
const normal = new Uint32Array(0x10000);
const KINDS = 16;
const UNIT = 0xffff;
/** Dropped; it belongs to the letter before it, as harakat do. */
const DROPPED = 1;
/** Dropped, and nobody sees it: a word does not reach over it to its right. */
const UNSEEN = 2;

/** Nearly all of a text is units that fold by themselves; the others go the long way. */
function writeNormal(writer: FoldWriter, text: string, joinRuns: boolean): void {
  for (let at = 0; at < text.length; ) {
    reserve(writer, text.length - at);
    at = writeSimple(writer, text, at, joinRuns);
    if (at >= text.length) break;
    const code = text.codePointAt(at) ?? 0;
    const long = longAt(text, at, code);
    if (long !== undefined) {
      const end = at + (code < FIRST_ASTRAL ? 1 : 2);
      writeAll(writer, long, at, end, joinRuns);
      at = end;
    } else at = writeCluster(writer, text, takeBack(writer, text, at), joinRuns);
  }
}

/** Writes what folds unit by unit, from `start` on; returns where something doesn't. There is room for all. */
function writeSimple(writer: FoldWriter, text: string, start: number, joinRuns: boolean): number {
  const { units, starts, ends, runs, notable } = writer;
  let { notableLength, kinds } = writer;
  const { length } = text;
  let last = writer.length - 1;
  let before = last < 0 ? 0 : (units[last] ?? 0);
  let at = start;
  for (; at < length; at++) {
    const code = charCodeAt.call(text, at);
    const known = normal[code] || foldUnit(code);
    const unit = known & UNIT;
    if (unit <= UNSEEN) {
      if (unit === 0) break;
      if (unit === DROPPED && last >= 0) ends[last] = at + 1;
    } else if (unit === before && (joinRuns || unit === SPACE)) {
      ends[last] = at + 1;
      const run = runs[last] ?? 0;
      if (run < LONGEST_RUN) runs[last] = run + 1;
    } else {
      units[++last] = before = unit;
      starts[last] = at;
      ends[last] = at + 1;
      runs[last] = 1;
      kinds |= known >>> KINDS;
      if ((known & NOTABLE_UNIT) !== 0) notable[notableLength++] = last;
    }
  }
  writer.length = last + 1;
  writer.notableLength = notableLength;
  writer.kinds = kinds;
  return at;
}

const NOTABLE_UNIT = NOTABLE << KINDS;

/**
 * The fold of a character that is a pair of surrogates or folds to several units, as emoji and … do, where no
 * mark follows that the fold keeps; undefined for anything else.
 */
function longAt(text: string, at: number, code: number): string | undefined {
  const folded = foldLong(code);
  const end = at + (code < FIRST_ASTRAL ? 1 : 2);
  const next = text.charCodeAt(end) || 0;
  if (folded === undefined || (normal[next] ?? 0) !== 0) return folded;
  const isLong = foldLong(text.codePointAt(end) ?? 0) !== undefined;
  return isLong || beginsCluster(text, end) ? folded : undefined;
}

const FIRST_ASTRAL = 0x10000;
const longs = new Map<number, string | undefined>();
/** All halves of pairs, all emoji, and whole alphabets beyond U+FFFF. */
const MOST_LONGS = 16_384;

/** What a character becomes that does not fold to one unit by itself; undefined for marks, and for what is dropped. */
function foldLong(code: number): string | undefined {
  if (longs.has(code)) return longs.get(code);
  const character = String.fromCodePoint(code);
  const isMark = /\p{M}/u.test(character) || (code < FIRST_ASTRAL && !beginsCluster(character, 0));
  const folded = isMark && !isHalf(code) ? undefined : foldCharacter(character) || undefined;
  if (longs.size < MOST_LONGS) longs.set(code, folded);
  return folded;
}

/** In units; `clusterEnd` takes no more marks. */
const LONGEST_CLUSTER = 64;

/** A mark that the fold keeps has a place in the order of its letter's marks: the letter is written again. */
function takeBack(writer: FoldWriter, text: string, at: number): number {
  if (beginsCluster(text, at)) return at;
  let start = at;
  while (start > 0 && at - start < LONGEST_CLUSTER && !beginsCluster(text, start)) start--;
  if (clusterEnd(text, start) <= at) return at;
  let length = writer.length;
  while (length > 0 && (writer.starts[length - 1] ?? 0) >= start) length--;
  shorten(writer, length);
  const last = writer.length - 1;
  if (last >= 0 && (writer.ends[last] ?? 0) > start) {
    writer.ends[last] = start;
    writer.runs[last] = (writer.runs[last] ?? 1) - 1;
  }
  return start;
}

const isHalf = (unit: number): boolean => unit < 0x10000 && (unit & 0xf800) === 0xd800;

/** Asks once what becomes of a unit. 0 for half a pair, for several units, and for marks that are kept. */
function foldUnit(unit: number): number {
  if (isHalf(unit) || unit <= UNSEEN || isLong.has(unit)) return 0;
  const character = String.fromCharCode(unit);
  const folded = foldCharacter(character);
  if (folded === '') normal[unit] = droppedAs(character);
  else if (folded.length === 1 && beginsCluster(character, 0)) {
    normal[unit] = folded.charCodeAt(0) | (kindOf(folded.charCodeAt(0)) << KINDS);
  } else isLong.add(unit);
  return normal[unit] ?? 0;
}

const isLong = new Set<number>();

const droppedAs = (cluster: string): number => (/^[\p{Cf}\p{Cc}]+$/u.test(cluster) ? UNSEEN : DROPPED);

/** Returns where the cluster ends. */
function writeCluster(writer: FoldWriter, text: string, start: number, joinRuns: boolean): number {
  const end = clusterEnd(text, start);
  const cluster = text.slice(start, end);
  const folded = foldCluster(cluster);
  writeAll(writer, folded, start, end, joinRuns);
  if (folded === '' && droppedAs(cluster) === DROPPED) extendLast(writer, end);
  return end;
}

/** Appends the fold of the original's `start` to `end`. */
function writeAll(writer: FoldWriter, folded: string, start: number, end: number, joinRuns: boolean): void {
  for (let at = 0; at < folded.length; at++) {
    const unit = folded.charCodeAt(at);
    const isMore = writer.length > 0 && writer.units[writer.length - 1] === unit;
    if (isMore && (joinRuns || unit === SPACE)) lengthenRun(writer, end);
    else {
      writeUnit(writer, unit, start, end);
      noteLast(writer, isHalf(unit) ? kindOfPart(folded) : kindOf(unit));
    }
  }
}

/** Of half of a pair: a letter of a script beyond U+FFFF, or no letter. */
function kindOfPart(folded: string): number {
  const known = partKinds.get(folded);
  if (known !== undefined) return known;
  const kind = /[\p{L}\p{N}\p{M}]/u.test(folded) ? KIND.word | KIND.foreign : KIND.other;
  if (partKinds.size < MAX_REMEMBERED) partKinds.set(folded, kind);
  return kind;
}

const partKinds = new Map<string, number>();

/** Folded clusters are remembered, longer and rarer ones and more than these are not. */
const MAX_REMEMBERED = 4096;
const LONGEST_REMEMBERED = 4;
const remembered = new Map<string, string>();

function foldCluster(cluster: string): string {
  const known = remembered.get(cluster);
  if (known !== undefined) return known;
  const folded = Array.from(cluster.normalize('NFC'), foldCharacter).join('');
  if (cluster.length <= LONGEST_REMEMBERED && remembered.size < MAX_REMEMBERED) {
    remembered.set(cluster, folded);
  }
  return folded;
}
