import { toUnits } from '../../text/arabizi.ts';
import type { Folded } from '../../text/folded.ts';
import { KIND, kindAt, SPACE } from '../../text/kinds.ts';
import { ARABIC_SIGNS, LATIN_SIGNS, MASKS } from '../../text/look-alikes.ts';

/** Where the name of an account (@somebody) or a web address ends that begins at `at`: nobody wrote these as words. */
export function afterAddress(folded: Folded, at: number): number {
  const { units, runs } = folded;
  if (units[at] === AT && isLatin(units[at + 1]) && !(units[at + 1] === S && runs[at + 1] === 2)) {
    let end = at + 1;
    while (isWord(folded, end) || (end < folded.length && units[end] === UNDERSCORE)) end++;
    return end;
  }
  if (HTTP.some((unit, each) => units[at + each] !== unit)) return at;
  let end = at;
  while (end < folded.length && units[end] !== SPACE) end++;
  return end;
}

const AT = 0x40;
const S = 0x73;
const UNDERSCORE = 0x5f;
/** In the fold `runs`: http, https. */
const HTTP = toUnits('htp');

/** The parts are words of their own. */
export const APART = -1;
/** They are one word, and the sign none of its letters. */
export const NOTHING = 0;
/** What is written for a masked letter. */
export const MASK = 0x2a;
/** Where a letter of a longer word is masked, letters of it stand on both sides. */
const LONGEST_BESIDE_MASK = 3;

/** What the sign at `end` stands for, between the parts of a word from `at` and up to `nextEnd`. */
export function jointOf(folded: Folded, at: number, end: number, nextEnd: number, parts: number): number {
  const sign = folded.units[end] ?? 0;
  if (sign === SPACE) return APART;
  const [before, after] = [end - at, nextEnd - end - 1];
  const isSingle = before === 1 || after === 1;
  const letter = (isLatin(folded.units[end - 1]) ? LATIN_SIGNS[0] : ARABIC_SIGNS)[sign] ?? 0;
  if (sign === APOSTROPHE && isLatin(folded.units[end + 1])) return NOTHING;
  if (letter !== 0 && (isSingle || sign === AT || sign === DOLLAR)) return letter;
  if (before === 1 && after === 1 && (parts > 0 || isWord(folded, nextEnd + 1))) return NOTHING;
  if (MASKS.has(sign) && Math.min(before, after) <= LONGEST_BESIDE_MASK) return MASK;
  return APART;
}

const DOLLAR = 0x24;
const APOSTROPHE = 0x27;

export const isLatin = (unit = 0): boolean => unit >= 0x61 && unit <= 0x7a;
/** Whether a letter or digit stands at `at`. */
export const isWord = ({ units, length: end }: Folded, at: number): boolean =>
  at < end && (kindAt(units, at) & KIND.word) !== 0;

/** Where the letters and digits end that begin at `at`. */
export function partEnd(folded: Folded, at: number): number {
  let end = at + 1;
  while (isWord(folded, end)) end++;
  return end;
}
