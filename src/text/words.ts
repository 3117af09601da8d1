import { ENCLITICS, LATIN_ENDINGS, LONGEST_CLITIC, PROCLITICS } from './clitics.ts';
import type { Units } from './folded.ts';

/**
 * How much of a word a term has to be. `word`: all of it but clitics and regular endings; `start`: its
 * beginning; `part`: any part; `exact`: all of it.
 */
export const MATCHES = ['word', 'start', 'part', 'exact'] as const;
export type Match = (typeof MATCHES)[number];

/** Folded units, from and to (exclusive). */
export type UnitRange = readonly [from: number, to: number];

/**
 * What a term found at `from` to `to` matches there, with all that is attached to it in the word; null if
 * it stands inside another word. Looks at a fixed number of units, however long the word is.
 */
export function wordAround(text: Units, from: number, to: number, match: Match): UnitRange | null {
  if (match === 'part') return [from, to];
  const { units } = text;
  const before = isWordAt(units, from) ? attachedBefore(units, from) : '';
  const after = match !== 'start' && isWordAt(units, to - 1) ? attachedAfter(text, to) : '';
  if (before === null || after === null) return null;
  if (match === 'exact') return before === '' && after === '' ? [from, to] : null;
  if (!mayPrecede(before, units[from] ?? 0) || !mayFollow(after, units[to - 1] ?? 0)) return null;
  return [from - before.length, to + after.length];
}

/** The letters between the word's beginning and `from`; null if they are more than any clitic has. */
function attachedBefore(units: Uint16Array, from: number): string | null {
  let start = from;
  while (start > 0 && isWordAt(units, start - 1)) {
    if (from - --start > LONGEST_CLITIC) return null;
  }
  return String.fromCharCode(...units.subarray(start, from));
}

function attachedAfter({ units, length }: Units, to: number): string | null {
  let end = to;
  while (end < length && isWordAt(units, end)) {
    if (++end - to > LONGEST_CLITIC) return null;
  }
  return String.fromCharCode(...units.subarray(to, end));
}

function mayPrecede(before: string, first: number): boolean {
  return before === '' || (isArabic(first) && PROCLITICS.has(before));
}

function mayFollow(after: string, last: number): boolean {
  return after === '' || (isArabic(last) ? ENCLITICS : LATIN_ENDINGS).has(after);
}

const isArabic = (unit: number): boolean => unit >= 0x0600 && unit <= 0x06ff;

/** Letters, digits and marks make words; a simpler rule than UAX #29's, which joins over apostrophes. */
const WORD = /[\p{L}\p{N}\p{M}]/u;
const wordUnits = new Uint8Array(0x10000); // 0 not asked yet, 1 no, 2 yes

function isWordAt(units: Uint16Array, at: number): boolean {
  const unit = units[at] ?? 0;
  if ((unit & 0xf800) === 0xd800) return isWordPair(units, (unit & 0xfc00) === 0xdc00 ? at - 1 : at);
  if (wordUnits[unit] === 0) wordUnits[unit] = WORD.test(String.fromCharCode(unit)) ? 2 : 1;
  return wordUnits[unit] === 2;
}

function isWordPair(units: Uint16Array, high: number): boolean {
  return WORD.test(String.fromCharCode(units[high] ?? 0, units[high + 1] ?? 0));
}
