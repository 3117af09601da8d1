import { shapeOf } from '../text/arabic.ts';
import { readFolded } from '../text/fold.ts';
import { copyInto } from '../text/folded.ts';
import { SPACE } from '../text/kinds.ts';
import { MASK } from './parts.ts';
import { soundOf } from './sounds.ts';
import { stemEnd, stemStart } from './stems.ts';
import { IS, readWords, type Words } from './words.ts';

/** The distinct features of a text, as numbers of buckets; good until the next call. */
export interface Features {
  /** What stands from `length` on is none of it; the same of the other arrays. */
  readonly buckets: Uint32Array;
  readonly length: number;
  /** Of each bucket: in which word it was met first. */
  readonly words: Uint32Array;
  readonly in: Words;
}

/** Fewer features than this count as so many: a word or two are little to judge by. */
const FEWEST = 40;

/** What the sum of so many features' weights is multiplied by. */
export const shareOf = (length: number): number => 1 / Math.sqrt(Math.max(FEWEST, length));

/**
 * The features of a text: hashed characters 2 to 5 of its words, the words, their stems in three views, neighbouring
 * words and stems; all in the normal fold with equal neighbours joined. `buckets` is a power of two. By weights that
 * are `known`, one a bucket, a masked letter is guessed, and whether two words are parts of one.
 */
export function readFeatures(text: string, buckets: number, known: Int8Array = NOTHING_KNOWN): Features {
  return readFolded(text, 'runs', (folded) => featuresOf(readWords(folded), buckets, known));
}

const NOTHING_KNOWN = new Int8Array(0);

/** What each kind of feature's hash begins with. */
const WORD = 0x2545f491;
const PAIR = 0x9e3779b1;
const STEM = 0x334455;
const STEMS = 0x1e377131;
const SHAPE = 0x77777;
const SOUND = 0x7788777;
const LONGEST = 5;

/** The same while they are found. */
type Filled = { -readonly [Key in keyof Features]: Features[Key] };

const found: Filled = {
  buckets: new Uint32Array(4096),
  length: 0,
  words: new Uint32Array(4096),
  in: readFolded('', 'runs', readWords),
};
let shift = 0;
/** The word that is read. */
let word = 0;

/** Slots that are for each feature that there is room for, so that most are found at once. */
const SPARE = 4;
/** Of a feature: its number, above `base`; what is not above it is of texts before. */
let slots = new Uint32Array(4096 * SPARE);
let base = 0;
const MOST = 0x7fffffff;

function featuresOf(words: Words, buckets: number, known: Int8Array): Features {
  begin(buckets, words);
  let before = 0;
  let stemBefore = 0;
  const { letters, kinds } = words;
  for (word = 0; word < words.count; word++) {
    const [from, to, kind] = [words.from[word] ?? 0, words.to[word] ?? 0, kinds[word]];
    if (kind === IS.word && known.length > 0) unmask(letters, from, to, known);
    const hash = hashOf(letters, from, to, WORD);
    add(hash);
    if (kind === IS.sign) continue;
    const stem = addStem(letters, from, to);
    if (kind !== IS.joined) {
      add(Math.imul(before ^ PAIR, 0x85ebca6b) ^ hash);
      add(Math.imul(stemBefore ^ STEMS, 0x85ebca6b) ^ stem);
      before = hash;
      stemBefore = stem;
    } else if (weightOf(hash, known) + weightOf(stem, known) < PARTED) continue;
    addParts(letters, from, to);
  }
  return found;
}

/** What a word weighs, with its stem, that was parted on purpose. */
const PARTED = 24;
const weightOf = (hash: number, known: Int8Array): number => known[bucketOf(hash)] ?? 0;

/** Writes, for the first masked letter of a word, the one with which the word weighs most, either way. */
function unmask(letters: Uint16Array, from: number, to: number, known: Int8Array): void {
  const at = letters.subarray(from, to).indexOf(MASK) + from;
  if (at < from) return;
  let best = MASK;
  let most = 0;
  for (const letter of (letters[at - 1] ?? 0) < FIRST_ARABIC ? LATIN : ARABIC) {
    letters[at] = letter;
    const start = stemStart(letters, from, to);
    const stem = hashOf(letters, start, stemEnd(letters, start, to), STEM);
    const weight = Math.abs(weightOf(hashOf(letters, from, to, WORD), known) + weightOf(stem, known));
    if (weight > most) [best, most] = [letter, weight];
  }
  letters[at] = best;
}

const toUnits = (text: string): readonly number[] => Array.from(text, (letter) => letter.charCodeAt(0));
const ARABIC = toUnits('ابتثجحخدذرزسشصضطظعغفقكلمنهوي');
const LATIN = toUnits('abcdefghijklmnopqrstuvwxyz');
const FIRST_ARABIC = 0x600;

function hashOf(
  letters: Uint16Array,
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

/** Without its clitics: as it is, in dotless shapes, and in letters that sound alike. Returns the first one's hash. */
function addStem(letters: Uint16Array, from: number, to: number): number {
  const start = stemStart(letters, from, to);
  const end = stemEnd(letters, start, to);
  const stem = hashOf(letters, start, end, STEM);
  add(stem);
  add(hashOf(letters, start, end, SHAPE, shapeOf));
  add(hashOf(letters, start, end, SOUND, soundOf));
  return stem;
}

function addParts(letters: Uint16Array, from: number, to: number): void {
  for (let at = from - 1; at < to; at++) {
    let hash = 0;
    for (let next = at; next < at + LONGEST && next <= to; next++) {
      const unit = next < from || next === to ? SPACE : (letters[next] ?? 0);
      hash = Math.imul(hash ^ unit, 0x01000193) + 0x3c6ef35f;
      if (next > at) add(hash);
    }
  }
}

function begin(buckets: number, words: Words): void {
  shift = 32 - Math.log2(buckets);
  found.in = words;
  base += found.length;
  found.length = 0;
  if (base < MOST) return;
  slots.fill(0);
  base = 0;
}

function bucketOf(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39) >>> shift;
}

function add(hash: number): void {
  const bucket = bucketOf(hash);
  const slot = slotOf(bucket);
  if ((slots[slot] ?? 0) > base) return;
  const at = found.length++;
  slots[slot] = base + found.length;
  found.buckets[at] = bucket;
  found.words[at] = word;
  if (found.length === found.buckets.length) makeRoom();
}

/** Where the bucket is entered, or is to be: the first free slot from its own on. */
function slotOf(bucket: number): number {
  const mask = slots.length - 1;
  let slot = bucket & mask;
  for (let taken = slots[slot] ?? 0; taken > base; taken = slots[slot] ?? 0) {
    if (found.buckets[taken - base - 1] === bucket) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

function makeRoom(): void {
  const size = found.buckets.length * 2;
  found.buckets = copyInto(new Uint32Array(size), found.buckets);
  found.words = copyInto(new Uint32Array(size), found.words);
  slots = new Uint32Array(size * SPARE);
  for (let at = 0; at < found.length; at++) slots[slotOf(found.buckets[at] ?? 0)] = base + at + 1;
}
