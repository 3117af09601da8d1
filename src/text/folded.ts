import type { Span } from '../domain/decision.ts';

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
export interface FoldWriter extends Folded {
  units: Uint16Array;
  starts: Uint32Array;
  ends: Uint32Array;
  length: number;
}

export function foldWriter(): FoldWriter {
  return {
    units: new Uint16Array(1024),
    starts: new Uint32Array(1024),
    ends: new Uint32Array(1024),
    length: 0,
  };
}

/** Appends a unit made of the original's `start` to `end`. */
export function writeUnit(writer: FoldWriter, unit: number, start: number, end: number): void {
  if (writer.length === writer.units.length) grow(writer);
  writer.units[writer.length] = unit;
  writer.starts[writer.length] = start;
  writer.ends[writer.length++] = end;
}

/** Gives what was dropped to the unit before it, so that spans keep a letter's marks. */
export function extendLast(writer: FoldWriter, end: number): void {
  if (writer.length > 0) writer.ends[writer.length - 1] = end;
}

/** A copy that is no longer than its text. */
export function copyOf({ units, starts, ends, length }: Folded): Folded {
  return {
    units: units.slice(0, length),
    starts: starts.slice(0, length),
    ends: ends.slice(0, length),
    length,
  };
}

function grow(writer: FoldWriter): void {
  const size = writer.length * 2;
  writer.units = copyInto(new Uint16Array(size), writer.units);
  writer.starts = copyInto(new Uint32Array(size), writer.starts);
  writer.ends = copyInto(new Uint32Array(size), writer.ends);
}

function copyInto<T extends Uint16Array | Uint32Array>(target: T, from: T): T {
  target.set(from);
  return target;
}
