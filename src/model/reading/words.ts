import { copyInto } from '../../text/folded.ts';

/** What a word of a text is. */
export const IS = {
  /** Letters and digits. */
  word: 0,
  /** An emoji, or another sign. */
  sign: 1,
  /** A word with a masked letter. */
  masked: 2,
} as const;

/** What stands between a word and the word before it. */
export const GAP = {
  /** More than the others, or no word. */
  wide: 0,
  space: 1,
  sign: 2,
} as const;

/** Longer words are none that was altered: they are left as they stand. */
export const LONGEST_WORD = 20;

/** The words of a text; good until the next call. What stands from `count` on is none of them. */
export interface Words {
  count: number;
  /** The letters of all words, in their order. What stands from `length` on is none of them. */
  letters: Uint16Array;
  length: number;
  /** Of each word, where it stands among the letters. */
  from: Uint32Array;
  to: Uint32Array;
  /** And in the original, in UTF-16 units. */
  starts: Uint32Array;
  ends: Uint32Array;
  /** How many more spellings may be tried of Latin and masked words: reading a text takes no longer than its length allows. */
  tries: number;
  /** One of `IS`. */
  kinds: Uint8Array;
  /** One of `GAP`. */
  gaps: Uint8Array;
  /** How each is known to the vocabulary, once that was looked up: see `price.ts`. */
  known: Uint8Array;
}

/** Those of the text that is read: the only ones there are, as making them anew would cost more than reading. */
export const words: Words = {
  count: 0,
  letters: new Uint16Array(1024),
  length: 0,
  tries: 0,
  from: new Uint32Array(512),
  to: new Uint32Array(512),
  starts: new Uint32Array(512),
  ends: new Uint32Array(512),
  kinds: new Uint8Array(512),
  gaps: new Uint8Array(512),
  known: new Uint8Array(512),
};
/** Adds a word that ends with the last letter. */
export function addWord(from: number, start: number, end: number, kind: number, gap: number): void {
  const at = words.count++;
  if (at === words.from.length) makeRoomForWords();
  words.from[at] = from;
  words.to[at] = words.length;
  words.starts[at] = start;
  words.ends[at] = end;
  words.kinds[at] = kind;
  words.gaps[at] = gap;
}

function makeRoomForWords(): void {
  const size = words.from.length * 2;
  for (const name of ['from', 'to', 'starts', 'ends'] as const) {
    words[name] = copyInto(new Uint32Array(size), words[name]);
  }
  for (const name of ['kinds', 'gaps', 'known'] as const)
    words[name] = copyInto(new Uint8Array(size), words[name]);
}

/** Writes one more letter behind all others of the text that was read last. */
export function write(unit: number): void {
  const { letters, length } = words;
  if (length === letters.length) words.letters = copyInto(new Uint16Array(length * 2), letters);
  words.letters[words.length++] = unit;
}
