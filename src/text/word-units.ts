/** Letters, digits and marks make words; a simpler rule than UAX #29's, which joins over apostrophes. */
const WORD = /[\p{L}\p{N}\p{M}]/u;
const known = new Uint8Array(0x10000); // 0 not asked yet, 1 no, 2 yes

/** Whether a unit, other than half of a pair, is a part of words. */
export function isWordUnit(unit: number): boolean {
  if (known[unit] === 0) known[unit] = WORD.test(String.fromCharCode(unit)) ? 2 : 1;
  return known[unit] === 2;
}

/** Letters that are words by themselves. */
export const LETTER_WORDS: ReadonlySet<number> = new Set(Array.from('aiو', (letter) => letter.charCodeAt(0)));

/** Whether a unit is the first half of a pair. */
export const isHigh = (unit = 0): boolean => (unit & 0xfc00) === 0xd800;

/** Whether the unit at `at`, which may be half of a pair, is a part of a word. */
export function isWordAt(units: Uint16Array, at: number): boolean {
  const unit = units[at] ?? 0;
  if ((unit & 0xf800) !== 0xd800) return isWordUnit(unit);
  const high = (unit & 0xfc00) === 0xdc00 ? at - 1 : at;
  return isWordPair(units[high] ?? 0, units[high + 1] ?? 0);
}

/** Pairs that were asked for, and what they are; emoji are in many texts. */
const pairs = new Map<number, boolean>();
const MAX_PAIRS = 4096;

function isWordPair(high: number, low: number): boolean {
  const key = high * 0x10000 + low;
  const answer = pairs.get(key) ?? WORD.test(String.fromCharCode(high, low));
  if (pairs.size < MAX_PAIRS) pairs.set(key, answer);
  return answer;
}
