import {
  hasSignal,
  isLongKey,
  isSpelled,
  type Key,
  keyOf,
  readLatinWord,
  type Spellings,
  spellingsOf,
  stemsOf,
  toUnits,
} from '../../text/arabizi.ts';
import { type Marked, unitsToString } from '../../text/folded.ts';
import { KIND } from '../../text/kinds.ts';
import type { UnitRange } from '../../text/words.ts';
import type { LatinSpellings } from './latin-index.ts';

export interface Spelled {
  readonly set: number;
  /** In the normal fold. */
  readonly word: string;
  readonly spellings: Spellings;
}

/** Gives the terms that have a spelling with a key. */
export type SpelledAs = (key: number) => readonly Spelled[];

/** Each term's spellings are made when they are first needed. */
export function readLatinSpellings({
  keys,
  starts,
  terms,
  sets,
  words,
  wordStarts,
}: LatinSpellings): SpelledAs {
  const made: (Spelled | undefined)[] = new Array(sets.length);
  const known: (readonly Spelled[] | undefined)[] = new Array(keys.length);
  const spelled = (term: number): Spelled => {
    const known = made[term];
    if (known !== undefined) return known;
    const word = unitsToString(words.subarray(wordStarts[term], wordStarts[term + 1]));
    made[term] = { set: sets[term] ?? 0, word, spellings: spellingsOf(word) };
    return made[term];
  };
  return (key) => {
    const at = indexOfSorted(keys, key);
    if (at < 0) return NO_TERMS;
    known[at] ??= Array.from(terms.subarray(starts[at], starts[at + 1]), spelled);
    return known[at];
  };
}

const NO_TERMS: readonly Spelled[] = [];

function indexOfSorted(keys: Int32Array, key: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return keys[low] === key ? low : -1;
}

const LONGEST_WORD = 30;

/** Finds listed Arabic terms among the words in Latin letters. */
export function findLatinSpellings(
  spelledAs: SpelledAs,
  text: Marked,
  found: (set: number, range: UnitRange) => void,
): void {
  if ((text.kinds & KIND.latin) === 0) return;
  const { units, length } = text;
  for (let at = 0; at < length; at++) {
    if (spellingUnits[units[at] ?? 0] !== 1) continue;
    let start = at;
    while (at < length && spellingUnits[units[at] ?? 0] === 1) at++;
    if (units[start] === APOSTROPHE) start++; // At an end it is a quotation mark.
    const end = units[at - 1] === APOSTROPHE ? at - 1 : at;
    if (end - start < SHORTEST_WORD || end - start > LONGEST_WORD) continue;
    const sets = setsOf(spelledAs, units, start, end);
    if (sets !== null) for (const set of sets) found(set, [start, end]);
  }
}

const SHORTEST_WORD = 3;

const APOSTROPHE = 0x27;
/** 1 for small Latin letters, digits and the apostrophe. */
const spellingUnits = new Uint8Array(0x10000);
for (const unit of "abcdefghijklmnopqrstuvwxyz0123456789'") spellingUnits[unit.charCodeAt(0)] = 1;

/** Without a sign of Arabic a word is looked up as a whole alone. */
function setsOf(
  spelledAs: SpelledAs,
  units: Uint16Array,
  start: number,
  end: number,
): Iterable<number> | null {
  const isSignalled = hasSignal(units, start, end);
  if (!isSignalled) {
    const key = keyOf(units, start, end);
    const known = isLongKey(key) ? spelledAs(key.number) : NO_TERMS;
    return known.length === 0 ? null : matching(known, unitsToString(units.subarray(start, end)));
  }
  const stems = stemsOf(unitsToString(units.subarray(start, end)));
  return new Set(stems.flatMap((stem) => matching(spelledAs(keyOfText(stem).number), stem)));
}

const keyOfText = (text: string): Key => keyOf(toUnits(text), 0, text.length);

function matching(spelled: readonly Spelled[], word: string): readonly number[] {
  if (spelled.length === 0) return [];
  const latin = readLatinWord(word);
  return spelled.filter((one) => isSpelled(one.spellings, latin)).map(({ set }) => set);
}
