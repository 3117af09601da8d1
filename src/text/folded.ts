import type { Span } from '../domain/decision.ts';

/**
 * A text in the form in which it is matched. Unit i was made of the original's UTF-16 units
 * `starts[i]` to `ends[i]` (exclusive), which always stand on the boundaries of characters.
 */
export interface Folded {
  readonly units: Uint16Array;
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
    text += String.fromCharCode(...units.subarray(at, at + chunk));
  }
  return text;
}

/** Collects folded units; grows by doubling, so that writing n units costs O(n). */
export interface FoldWriter {
  /** Appends every unit of `text`, all made of the original's `start` to `end`. */
  readonly write: (text: string, start: number, end: number) => void;
  readonly writeUnit: (unit: number, start: number, end: number) => void;
  /** Gives what was dropped to the unit before it, so that spans keep a letter's marks. */
  readonly drop: (end: number) => void;
  readonly last: () => number | undefined;
  readonly finish: () => Folded;
}

export function foldWriter(expected: number): FoldWriter {
  let units = new Uint16Array(expected + 16);
  let starts = new Uint32Array(expected + 16);
  let ends = new Uint32Array(expected + 16);
  let length = 0;
  const grow = (needed: number) => {
    units = copyInto(new Uint16Array(needed * 2), units);
    starts = copyInto(new Uint32Array(needed * 2), starts);
    ends = copyInto(new Uint32Array(needed * 2), ends);
  };
  const writeUnit = (unit: number, start: number, end: number) => {
    if (length === units.length) grow(length);
    units[length] = unit;
    starts[length] = start;
    ends[length++] = end;
  };
  const write = (text: string, start: number, end: number) => {
    for (let i = 0; i < text.length; i++) writeUnit(text.charCodeAt(i), start, end);
  };
  const drop = (end: number) => {
    if (length > 0) ends[length - 1] = end;
  };
  const finish = () => ({
    units: units.subarray(0, length),
    starts: starts.subarray(0, length),
    ends: ends.subarray(0, length),
  });
  return { write, writeUnit, drop, last: () => (length > 0 ? units[length - 1] : undefined), finish };
}

function copyInto<T extends Uint16Array | Uint32Array>(target: T, from: T): T {
  target.set(from);
  return target;
}
