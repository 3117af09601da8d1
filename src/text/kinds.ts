import { LATIN_SIGNS, lookAlike, MASKS } from './look-alikes.ts';
import { isWordAt, isWordUnit } from './word-units.ts';

/** The one white space that the fold leaves. */
export const SPACE = 0x20;

/** What a folded unit is: bits, of which a unit may have several. */
export const KIND = {
  space: 1,
  latin: 2,
  arabic: 4,
  digit: 8,
  /** No part of a word, but it may stand for a Latin letter. */
  sign: 16,
  /** A letter that passes for a Latin one. */
  alike: 32,
  /** A letter of any other kind. */
  foreign: 64,
  word: 128,
  /** No part of a word, but it may stand for any letter. */
  mask: 256,
  /** No part of a word. */
  other: 512,
} as const;

/** Units at which a reader of words has to stop: all but letters that are nothing but letters. */
export const NOTABLE: number = KIND.space | KIND.other | KIND.digit | KIND.alike;

const known = new Uint16Array(0x10000); // 0 not asked yet

/** The kinds of a unit that is not half of a pair. */
export function kindOf(unit: number): number {
  if (known[unit] === 0) known[unit] = findKind(unit);
  return known[unit] ?? 0;
}

function findKind(unit: number): number {
  if (unit === SPACE) return KIND.space;
  if (unit >= 0x30 && unit <= 0x39) return KIND.word | KIND.digit;
  if (lookAlike[unit] !== 0) return KIND.word | KIND.alike;
  if (unit >= 0x61 && unit <= 0x7a) return KIND.word | KIND.latin;
  if (isWordUnit(unit)) return KIND.word | (unit >= 0x600 && unit <= 0x6ff ? KIND.arabic : KIND.foreign);
  return KIND.other | (LATIN_SIGNS[0][unit] === 0 ? 0 : KIND.sign) | (MASKS.has(unit) ? KIND.mask : 0);
}

/** The kinds of a unit of a text, which may be half of a pair. */
export function kindAt(units: Uint16Array, at: number): number {
  const unit = units[at] ?? 0;
  if ((unit & 0xf800) !== 0xd800) return kindOf(unit);
  return isWordAt(units, at) ? KIND.word | KIND.foreign : KIND.other;
}

/** All kinds of units between `from` and `to`. */
export function kindsIn(units: Uint16Array, from: number, to: number): number {
  let kinds = 0;
  for (let at = from; at < to; at++) kinds |= kindAt(units, at);
  return kinds;
}
