import { obfuscate, type TechniqueName } from './obfuscate.ts';
import { ownTexts } from './own-texts.ts';
import { oneOf, seeded } from './random.ts';
import { type Example, readExamples, SOURCES } from './read-data.ts';

/** A text to learn from, and the part of the cross-validation that it is held out in. */
export interface Lesson extends Example {
  /** -1 for texts that are in all parts. */
  readonly part: number;
  /** Whether it is an obfuscated copy of another one. */
  readonly isCopy: boolean;
}

export const PARTS = 5;
const SEED = 10;
/** What leaves a trace, however a text is read. */
const TAUGHT: readonly TechniqueName[] = [
  'same sound',
  'other dots',
  'leet',
  'one space',
  'one space',
  'spaces between all letters',
  'arabizi',
];
const COPY_COST = 0.25;

/** All that is learned from: the sets' texts, an obfuscated copy of each, and own counter-examples. */
export function readLessons(folder: string): Lesson[] {
  const random = seeded(SEED);
  const originals = Object.keys(SOURCES)
    .flatMap((source) => readExamples(folder, source))
    .map((one) => ({ ...one, part: partOf(one.text), isCopy: false }));
  const copies = originals.map((one) => ({
    ...one,
    text: obfuscate(one.text, oneOf(random, TAUGHT), 1, random),
    cost: one.cost * COPY_COST,
    isCopy: true,
  }));
  const own = ownTexts(random).map((one) => ({ ...one, part: -1, isCopy: false }));
  return [...originals, ...copies, ...own];
}

/** The same for texts that differ in accounts, addresses and signs alone, as copies of one tweet do. */
function partOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text.replace(/@\w+|https?:\S+|\bURL\b|\bRT\b|<LF>|\P{L}/gu, '')) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return ((hash ^ (hash >>> 15)) >>> 0) % PARTS;
}
