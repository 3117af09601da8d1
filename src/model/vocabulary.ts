import { mixed } from './hashes.ts';

/**
 * The words that a model knows, as stems without their clitics: by them it reads what was written so that nobody
 * should find it. One can be asked for in it; a list of them can't be had from it.
 */
export interface Vocabulary {
  /** A byte a bucket, of which there is a power of two: how common its stem is, and some bits of its hash. */
  readonly marks: Uint8Array;
  /** How far to the right the hash of a stem goes to become the number of its bucket. */
  readonly shift: number;
}

/** The lower half of a mark: of 16 other stems in a bucket it takes one for its own. */
const CHECK = 0xf;
/** No stem is said to be more common. */
export const COMMONEST = 15;

export const vocabularyOf = (marks: Uint8Array): Vocabulary => ({
  marks,
  shift: 32 - Math.log2(marks.length),
});

/** How common a stem (`stemHash`) is: 0 if it isn't known; 1 if one text had it, and 1 more for each doubling, up to 15. */
export function commonness({ marks, shift }: Vocabulary, stem: number): number {
  const hash = mixed(stem);
  const mark = marks[hash >>> shift] ?? 0;
  return (mark & CHECK) === (hash & CHECK) ? mark >>> 4 : 0;
}

/** Enters a stem that so many texts have, unless a commoner one is in its bucket. */
export function enter({ marks, shift }: Vocabulary, stem: number, texts: number): void {
  const hash = mixed(stem);
  const mark = (Math.min(COMMONEST, 1 + Math.floor(Math.log2(texts))) << 4) | (hash & CHECK);
  if (mark > (marks[hash >>> shift] ?? 0)) marks[hash >>> shift] = mark;
}
