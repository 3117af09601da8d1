import type { Units } from '../../text/folded.ts';

/**
 * One automaton over many patterns: A. V. Aho and M. J. Corasick, "Efficient string matching: an aid to
 * bibliographic search", CACM 18 (1975). Every transition is in one dense table, so a unit of text costs
 * one look-up whatever the number of patterns; units that no pattern has share class 0.
 *
 * A pattern is in the trie only as far as it shares its beginning with others; the rest is compared when
 * that much was found. Most of a large list's letters are such rests, so that the table stays within a
 * processor's cache. States are numbered by what they need: first those at which nothing is found, then
 * those at which something is, and last the ends of beginnings (leaves), which have no transitions of their own.
 */
export interface Automaton {
  /** The column of each UTF-16 unit. */
  readonly classes: Uint16Array;
  readonly width: number;
  /** state * width + class -> state. State 0 is the root. */
  readonly next: Uint16Array | Int32Array;
  /** From this state on something is found. */
  readonly quiet: number;
  /** From this state on states are leaves: the scan goes on from their `suffix`. */
  readonly inner: number;
  /** The pattern that ends, or of which enough was found, at a state; or -1. */
  readonly pattern: Int32Array;
  /** How many of that pattern's units lead to its state. */
  readonly depths: Uint16Array;
  /** Of a leaf: the state for the longest suffix that has transitions. */
  readonly suffix: Int32Array;
  /** The nearest shorter suffix at which something is found, or 0. */
  readonly shorter: Int32Array;
  /** The units of all patterns, one after another. */
  readonly units: Uint16Array;
  /** Where each pattern begins in them, and last where they end. */
  readonly starts: Uint32Array;
}

/** The units of a pattern, by its number. */
export const patternOf = ({ units, starts }: Automaton, pattern: number): Uint16Array =>
  units.subarray(starts[pattern], starts[pattern + 1]);

/**
 * Calls `found` with every occurrence of every pattern and the offset after it. Returns the number of
 * look-ups, which is linear in the text and the occurrences of the patterns' beginnings.
 */
export function scan(
  automaton: Automaton,
  text: Units,
  found: (pattern: number, end: number) => void,
): number {
  const { classes, width, next, quiet, inner, suffix } = automaton;
  const { units, length } = text;
  let state = 0;
  let steps = length;
  for (let at = 0; at < length; at++) {
    state = next[state * width + (classes[units[at] ?? 0] ?? 0)] ?? 0;
    if (state < quiet) continue;
    steps += report(automaton, text, state, at + 1, found);
    if (state >= inner) state = suffix[state - inner] ?? 0;
  }
  return steps;
}

/** Tells of all patterns whose beginnings end at a state; returns how many were looked at. */
function report(
  { pattern, depths, shorter, units, starts }: Automaton,
  text: Units,
  state: number,
  at: number,
  found: (pattern: number, end: number) => void,
): number {
  let steps = 0;
  for (let ending = state; ending > 0; ending = shorter[ending] ?? 0, steps++) {
    const index = pattern[ending] ?? -1;
    if (index < 0) continue;
    const from = (starts[index] ?? 0) + (depths[ending] ?? 0);
    const to = starts[index + 1] ?? 0;
    if (goesOn(units, from, to, text, at)) found(index, at + to - from);
  }
  return steps;
}

/** Whether the text at `at` goes on as the patterns' units do from `from` to `to`. */
function goesOn(patterns: Uint16Array, from: number, to: number, text: Units, at: number): boolean {
  if (at + to - from > text.length) return false;
  for (let next = from; next < to; next++) {
    if (patterns[next] !== text.units[at + next - from]) return false;
  }
  return true;
}
