import { readFolded } from '../text/fold.ts';
import type { Folded } from '../text/folded.ts';
import { SPACE } from '../text/kinds.ts';
import { isWordAt } from '../text/word-units.ts';

/** The distinct features of a text, as numbers of buckets; good until the next call. */
export interface Features {
  /** What stands from `length` on is none of it; the same of the other arrays. */
  readonly buckets: Uint32Array;
  readonly length: number;
  /** Of each bucket: in which word of the text it was met first. */
  readonly words: Uint32Array;
  /** Of each word: where it stands in the original, in UTF-16 units. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly wordCount: number;
}

/**
 * The features of a text: hashed characters 2 to 5 of its words, the words, and neighbouring words, all in the
 * normal fold with equal neighbours joined. `buckets` is a power of two.
 */
export function readFeatures(text: string, buckets: number): Features {
  return readFolded(text, 'runs', (folded) => featuresOf(folded, buckets));
}

const WORD = 0x2545f491;
const PAIR = 0x9e3779b1;
const LONGEST = 5;

const found = {
  buckets: new Uint32Array(4096),
  length: 0,
  words: new Uint32Array(4096),
  starts: new Uint32Array(512),
  ends: new Uint32Array(512),
  wordCount: 0,
};
/** Of each bucket: in which round it was met last. */
let seen = new Uint16Array(0);
let round = 0;
let shift = 0;

function featuresOf(folded: Folded, buckets: number): Features {
  begin(buckets);
  const { units, starts, ends } = folded;
  let before = 0;
  for (let at = 0; at < folded.length; ) {
    const from = at;
    if (units[at++] === SPACE) continue;
    const isWord = isWordAt(units, from);
    while (at < folded.length && units[at] !== SPACE && isWordAt(units, at) === isWord) at++;
    beginWord(starts[from] ?? 0, ends[at - 1] ?? 0);
    const word = addWord(units, from, at);
    add(Math.imul(before ^ PAIR, 0x85ebca6b) ^ word);
    before = word;
  }
  return found;
}

/** Adds a word and its parts; returns its hash. */
function addWord(units: Uint16Array, from: number, to: number): number {
  let word = WORD;
  for (let at = from - 1; at <= to; at++) {
    let hash = 0;
    for (let next = at; next < at + LONGEST && next <= to; next++) {
      const unit = next < from || next === to ? SPACE : (units[next] ?? 0);
      hash = Math.imul(hash ^ unit, 0x01000193) + 0x3c6ef35f;
      if (next > at) add(hash);
    }
    if (at >= from && at < to) word = Math.imul(word ^ (units[at] ?? 0), 0x01000193);
  }
  add(word);
  return word;
}

function begin(buckets: number): void {
  if (seen.length !== buckets) {
    seen = new Uint16Array(buckets);
    round = 0;
    shift = 32 - Math.log2(buckets);
  }
  if (++round > 0xffff) {
    seen.fill(0);
    round = 1;
  }
  found.length = found.wordCount = 0;
}

function beginWord(start: number, end: number): void {
  const at = found.wordCount++;
  if (at === found.starts.length) {
    found.starts = longer(found.starts);
    found.ends = longer(found.ends);
  }
  found.starts[at] = start;
  found.ends[at] = end;
}

function add(hash: number): void {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  const bucket = Math.imul(mixed ^ (mixed >>> 13), 0x297a2d39) >>> shift;
  if (seen[bucket] === round) return;
  seen[bucket] = round;
  const at = found.length++;
  if (at === found.buckets.length) {
    found.buckets = longer(found.buckets);
    found.words = longer(found.words);
  }
  found.buckets[at] = bucket;
  found.words[at] = found.wordCount - 1;
}

function longer(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const twice = new Uint32Array(array.length * 2);
  twice.set(array);
  return twice;
}
