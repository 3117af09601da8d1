import { shapeOf } from '../text/arabic.ts';
import { readFolded } from '../text/fold.ts';
import { copyInto } from '../text/folded.ts';
import { SPACE } from '../text/kinds.ts';
import { hashOf, mixed, STEM, stemHash, WORD } from './hashes.ts';
import { readWords } from './reading/read-words.ts';
import { rejoin } from './reading/rejoin.ts';
import { respell } from './reading/respell.ts';
import { IS, type Words } from './reading/words.ts';
import { soundOf } from './sounds.ts';
import { stemEnd, stemStart } from './stems.ts';
import type { Vocabulary } from './vocabulary.ts';

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
 * words and stems; all in the normal fold with equal neighbours joined, words that were parted or altered as the
 * vocabulary has them. There are as many buckets as it has. By `weights`, one a bucket, it is guessed which word was
 * masked; while there are none, as in training, the commonest one.
 */
export function readFeatures(
  text: string,
  vocabulary: Vocabulary,
  weights: Int8Array = NO_WEIGHTS,
): Features {
  const { shift } = vocabulary;
  const weightOf = (hash: number): number => weights[mixed(hash) >>> shift] ?? 0;
  return readFolded(text, 'runs', (folded) => {
    const words = readWords(folded);
    rejoin(words, vocabulary);
    respell(words, vocabulary, (letters, from, to) =>
      Math.abs(weightOf(hashOf(letters, from, to, WORD)) + weightOf(stemHash(letters, from, to))),
    );
    return featuresOf(words, shift);
  });
}

const NO_WEIGHTS = new Int8Array(0);

const PAIR = 0x9e3779b1;
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
/** What makes a bucket of a hash. */
let shift = 0;
/** The word that is read. */
let word = 0;

/** Slots that are for each feature that there is room for, so that most are found at once. */
const SPARE = 4;
/** Of a feature: its number, above `base`; what is not above it is of texts before. */
let slots = new Uint32Array(4096 * SPARE);
let base = 0;
const MOST = 0x7fffffff;

function featuresOf(words: Words, by: number): Features {
  shift = by;
  begin(words);
  let before = 0;
  let stemBefore = 0;
  const { letters, kinds } = words;
  for (word = 0; word < words.count; word++) {
    const [from, to] = [words.from[word] ?? 0, words.to[word] ?? 0];
    const hash = hashOf(letters, from, to, WORD);
    add(hash);
    if (kinds[word] === IS.sign) continue;
    const stem = addStem(letters, from, to);
    add(Math.imul(before ^ PAIR, 0x85ebca6b) ^ hash);
    add(Math.imul(stemBefore ^ STEMS, 0x85ebca6b) ^ stem);
    before = hash;
    stemBefore = stem;
    addParts(letters, from, to);
  }
  return found;
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

function begin(words: Words): void {
  found.in = words;
  base += found.length;
  found.length = 0;
  if (base < MOST) return;
  slots.fill(0);
  base = 0;
}

const bucketOf = (hash: number): number => mixed(hash) >>> shift;

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
