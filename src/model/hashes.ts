import { stemEnd, stemStart } from './stems.ts';

/** What the hash of each kind of feature begins with. */
export const WORD = 0x2545f491;
export const STEM = 0x334455;

/** The hash of the letters from `from` to `to`, each as `view` has it. */
export function hashOf(
  letters: ArrayLike<number>,
  from: number,
  to: number,
  first: number,
  view?: (unit: number) => number,
): number {
  let hash = first;
  for (let at = from; at < to; at++) {
    const unit = letters[at] ?? 0;
    hash = Math.imul(hash ^ (view === undefined ? unit : view(unit)), 0x01000193);
  }
  return hash;
}

/** The hash of a word without its clitics. */
export function stemHash(letters: ArrayLike<number>, from: number, to: number): number {
  const start = stemStart(letters, from, to);
  return hashOf(letters, start, stemEnd(letters, start, to), STEM);
}

/** Spreads a hash over all its 32 bits, of which the upper ones name a bucket. */
export function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return Math.imul(half ^ (half >>> 13), 0x297a2d39);
}
