import type { Units } from '../../text/folded.ts';

/**
 * One automaton over many patterns: A. V. Aho and M. J. Corasick, "Efficient string matching: an aid to
 * bibliographic search", CACM 18 (1975). Every transition is in one dense table, so a unit of text costs
 * one look-up whatever the number of patterns; units that no pattern has share class 0, which keeps a
 * table over ten thousand Arabic terms at some tens of columns.
 */
export interface Automaton {
  /** The column of each UTF-16 unit. */
  readonly classes: Uint16Array;
  readonly width: number;
  /** state * width + class -> state. State 0 is the root. */
  readonly next: Int32Array;
  /** The pattern that ends at a state, or -1. */
  readonly pattern: Int32Array;
  /** The nearest shorter suffix state at which a pattern ends, or 0. */
  readonly shorter: Int32Array;
}

/** Cells of the table; 128 MiB, all that a Worker has. */
const MAX_CELLS = 1 << 25;

/** Whether the patterns together fit into one table. */
export function fitsAutomaton(patterns: readonly Uint16Array[]): boolean {
  return countStates(patterns) * classify(patterns).width <= MAX_CELLS;
}

/** Builds the automaton over patterns that are not empty, each given once; pattern i is `patterns[i]`. */
export function buildAutomaton(patterns: readonly Uint16Array[]): Automaton {
  const { classes, width } = classify(patterns);
  const states = countStates(patterns);
  const next = new Int32Array(states * width);
  const pattern = new Int32Array(states).fill(-1);
  let last = 0;
  for (const [index, units] of patterns.entries()) {
    let state = 0;
    for (const unit of units) {
      const cell = state * width + (classes[unit] ?? 0);
      if (next[cell] === 0) next[cell] = ++last;
      state = next[cell] ?? 0;
    }
    pattern[state] = index;
  }
  return { classes, width, next, pattern, shorter: completeTable(next, width, pattern, last + 1) };
}

/**
 * Calls `found` with every occurrence of every pattern and the offset after it, in the order of their
 * ends, longest first. Returns the number of look-ups, which is linear in the text and the occurrences.
 */
export function scan(
  automaton: Automaton,
  { units, length }: Units,
  found: (pattern: number, end: number) => void,
): number {
  const { classes, width, next, pattern, shorter } = automaton;
  let state = 0;
  let steps = length;
  for (let at = 0; at < length; at++) {
    state = next[state * width + (classes[units[at] ?? 0] ?? 0)] ?? 0;
    const first = (pattern[state] ?? -1) >= 0 ? state : (shorter[state] ?? 0);
    for (let ending = first; ending > 0; ending = shorter[ending] ?? 0, steps++) {
      found(pattern[ending] ?? 0, at + 1);
    }
  }
  return steps;
}

function countStates(patterns: readonly Uint16Array[]): number {
  return patterns.reduce((sum, units) => sum + units.length, 1);
}

function classify(patterns: readonly Uint16Array[]): { classes: Uint16Array; width: number } {
  const classes = new Uint16Array(0x10000);
  let width = 1;
  for (const units of patterns) {
    for (const unit of units) if (classes[unit] === 0) classes[unit] = width++;
  }
  return { classes, width };
}

/**
 * Fills the trie's empty cells with the transitions of the longest suffix, breadth first, so that each
 * state's suffix is complete before the state. Returns `shorter`.
 */
function completeTable(next: Int32Array, width: number, pattern: Int32Array, states: number): Int32Array {
  const suffix = new Int32Array(states);
  const shorter = new Int32Array(states);
  const queue = new Int32Array(states);
  let length = 1; // The root.
  for (let at = 0; at < length; at++) {
    const state = queue[at] ?? 0;
    const fallback = (suffix[state] ?? 0) * width;
    for (let column = 1; column < width; column++) {
      const child = next[state * width + column] ?? 0;
      const other = state === 0 ? 0 : (next[fallback + column] ?? 0);
      if (child === 0) next[state * width + column] = other;
      else {
        suffix[child] = other;
        shorter[child] = (pattern[other] ?? -1) >= 0 ? other : (shorter[other] ?? 0);
        queue[length++] = child;
      }
    }
  }
  return shorter;
}
