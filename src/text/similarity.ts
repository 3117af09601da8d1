import { fold } from './fold.ts';
import { unitsToString } from './folded.ts';

/** By so many min-hashes stored texts are looked up; copies share one of them, but for bad luck. */
const KEYS = 4;

/**
 * What a text is compared by: min-hashes of its shingles, of which two texts share about the part that
 * they share of their shingles (A. Broder, "On the resemblance and containment of documents", 1997).
 */
export interface Sketch {
  /** The first min-hashes whole: 32-bit numbers. */
  readonly keys: readonly number[];
  /** A character for each min-hash: six bits of it (P. Li and A. König, "b-bit minwise hashing", 2010). */
  readonly minHashes: string;
}

/** Shorter texts have no sketch: greetings, thanks and condolences are written by many in the same words. */
const LEAST_LETTERS = 32;

/** Letters of a shingle: it mostly reaches over two words, so that texts with the same words share few. */
const SHINGLE = 6;
const VALUES = 32;
/** Of 32 values: texts of which more than about a third of the shingles are the same. */
const LEAST_SHARED = 12;

/**
 * The sketch of a text; null if it has fewer than 32 letters and digits. Only these count, in the normal
 * fold, and the same one in a row once: harakat, tatweel, emoji, spaces, punctuation and drawn-out letters
 * change nothing. Linear in the text's length.
 */
export function sketchOf(text: string): Sketch | null {
  const plain = unitsToString(fold(text, 'normal').units)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
    .replace(/(.)\1+/gsu, '$1');
  if (plain.length < LEAST_LETTERS) return null;
  const least = minHashes(plain);
  return {
    keys: Array.from(least.subarray(0, KEYS)),
    minHashes: Array.from(least, (value) => SIX_BITS[value & 63]).join(''),
  };
}

/** Whether one text is a copy of the other: they share a key, and 12 of 32 min-hashes. */
export const isCopy = (one: Sketch, other: Sketch): boolean =>
  one.keys.some((key, index) => key === other.keys[index]) && shareEnough(one.minHashes, other.minHashes);

/** The second half of `isCopy`, for texts that were found by a key. */
export function shareEnough(one: string, other: string): boolean {
  let shared = 0;
  for (let at = 0; at < VALUES; at++) {
    if (one.charCodeAt(at) === other.charCodeAt(at)) shared++;
  }
  return shared >= LEAST_SHARED;
}

const SIX_BITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Odd numbers for as many hash functions; any will do, but they are stored by: never change them. */
const MULTIPLIERS = Uint32Array.from({ length: VALUES }, (_, at) => hash32(`sketch ${at}`) | 1);

function minHashes(plain: string): Uint32Array {
  const least = new Uint32Array(VALUES).fill(0xffffffff);
  for (let from = 0; from + SHINGLE <= plain.length; from++) {
    const shingle = hash32(plain, from, from + SHINGLE);
    for (let at = 0; at < VALUES; at++) {
      const mixed = Math.imul(shingle ^ (shingle >>> 15), MULTIPLIERS[at] ?? 1);
      const value = (mixed ^ (mixed >>> 13)) >>> 0;
      if (value < (least[at] ?? 0)) least[at] = value;
    }
  }
  return least;
}

/** FNV-1a over UTF-16 units, finished as MurmurHash3 is. Part of what is stored: never change it. */
export function hash32(text: string, from = 0, to: number = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
