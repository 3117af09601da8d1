import type { Span } from '../domain/decision.ts';
import { NOTABLE } from './kinds.ts';

/** A text as UTF-16 units; what stands in the array from `length` on is none of it. */
export interface Units {
  readonly units: Uint16Array;
  readonly length: number;
}

/**
 * A text in the form in which it is matched. Unit i was made of the original's UTF-16 units
 * `starts[i]` to `ends[i]` (exclusive), which always stand on the boundaries of characters.
 */
export interface Folded extends Units {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** How many times the unit stands there in a row: 1, but where equal neighbours were joined. */
  readonly runs: Uint16Array;
}

/** A folded text with what a reader of its words has to look at. */
export interface Marked extends Folded {
  /** Where units stand that are not just letters (`NOTABLE`); none from `notableLength` on. */
  readonly notable: Uint32Array;
  readonly notableLength: number;
  /** All kinds of units that are in the text. */
  readonly kinds: number;
}

/** Where the folded units `from` to `to` (exclusive, at least one unit) stand in the original. */
export function originalSpan(folded: Folded, from: number, to: number): Span {
  return [folded.starts[from] ?? 0, folded.ends[to - 1] ?? 0];
}

/** The folded units as a string, for engines that read strings. */
export function unitsToString(units: Uint16Array): string {
  const chunk = 8192; // Stays far below any engine's limit of arguments.
  let text = '';
  for (let at = 0; at < units.length; at += chunk) {
    const part: string = Reflect.apply(String.fromCharCode, null, units.subarray(at, at + chunk));
    text += part;
  }
  return text;
}

/** Collects folded units; grows by doubling, so that writing n units costs O(n). */
export interface FoldWriter extends Marked {
  units: Uint16Array;
  starts: Uint32Array;
  ends: Uint32Array;
  runs: Uint16Array;
  length: number;
  notable: Uint32Array;
  notableLength: number;
  kinds: number;
}

export function foldWriter(): FoldWriter {
  return {
    units: new Uint16Array(1024),
    starts: new Uint32Array(1024),
    ends: new Uint32Array(1024),
    runs: new Uint16Array(1024),
    length: 0,
    notable: new Uint32Array(1024),
    notableLength: 0,
    kinds: 0,
  };
}

/** Takes back all that was written. */
export function clear(writer: FoldWriter): void {
  writer.length = 0;
  writer.notableLength = 0;
  writer.kinds = 0;
}

/** Makes room for `more` units, so that they can be written without a look. */
export function reserve(writer: FoldWriter, more: number): void {
  const needed = writer.length + more;
  if (needed <= writer.units.length) return;
  const size = Math.max(needed, writer.units.length * 4);
  writer.units = copyInto(new Uint16Array(size), writer.units);
  writer.starts = copyInto(new Uint32Array(size), writer.starts);
  writer.ends = copyInto(new Uint32Array(size), writer.ends);
  writer.runs = copyInto(new Uint16Array(size), writer.runs);
  writer.notable = copyInto(new Uint32Array(size), writer.notable);
}

/** Appends a unit, or a run of it, made of the original's `start` to `end`. */
export function writeUnit(writer: FoldWriter, unit: number, start: number, end: number, run = 1): void {
  reserve(writer, 1);
  const at = writer.length++;
  writer.units[at] = unit;
  writer.starts[at] = start;
  writer.ends[at] = end;
  writer.runs[at] = run;
}

/** Longer runs count as this. */
export const LONGEST_RUN = 0xffff;

/** Takes down the kinds of the unit that was written last. */
export function noteLast(writer: FoldWriter, kind: number): void {
  writer.kinds |= kind;
  if ((kind & NOTABLE) !== 0) writer.notable[writer.notableLength++] = writer.length - 1;
}

/** Takes back the units from `length` on. */
export function shorten(writer: FoldWriter, length: number): void {
  writer.length = length;
  while (writer.notableLength > 0 && (writer.notable[writer.notableLength - 1] ?? 0) >= length) {
    writer.notableLength--;
  }
}

/** Counts one more, or more of the unit that was written last. */
export function lengthenRun(writer: FoldWriter, end: number, by = 1): void {
  const last = writer.length - 1;
  writer.runs[last] = Math.min(LONGEST_RUN, (writer.runs[last] ?? 0) + by);
  writer.ends[last] = end;
}

/** Gives what was dropped to the unit before it, so that spans keep a letter's marks. */
export function extendLast(writer: FoldWriter, end: number): void {
  if (writer.length > 0) writer.ends[writer.length - 1] = end;
}

/** A copy that is no longer than its text. */
export function copyOf({ units, starts, ends, runs, length }: Folded): Folded {
  return {
    units: units.slice(0, length),
    starts: starts.slice(0, length),
    ends: ends.slice(0, length),
    runs: runs.slice(0, length),
    length,
  };
}

/** The larger array, with what the smaller one held. */
export function copyInto<T extends Uint8Array | Uint16Array | Uint32Array>(target: T, from: T): T {
  target.set(from);
  return target;
}
