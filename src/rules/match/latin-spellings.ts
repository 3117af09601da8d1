import {
  hasSignal,
  isLongKey,
  type Key,
  keyOf,
  keysOfArabic,
  spellingsOf,
  stemsOf,
  toUnits,
} from '../../text/arabizi.ts';
import { fold } from '../../text/fold.ts';
import { type Marked, unitsToString } from '../../text/folded.ts';
import { KIND } from '../../text/kinds.ts';
import type { UnitRange } from '../../text/words.ts';
import type { Needle } from './needles.ts';

/** Arabic terms by the keys of their spellings in Latin letters. */
export interface LatinSpellings {
  readonly byKey: ReadonlyMap<number, readonly Spelled[]>;
}

interface Spelled {
  readonly set: number;
  readonly word: string;
  /** Made when it is first needed. */
  pattern: RegExp | null;
}

export interface LatinSpellingsBuilder {
  readonly add: (set: number, needle: Needle) => void;
  /** Null where no term can be spelled so. */
  readonly build: () => LatinSpellings | null;
}

export function latinSpellingsBuilder(): LatinSpellingsBuilder {
  const byKey = new Map<number, Spelled[]>();
  return {
    add: (set, needle) => {
      const word = spelledWord(needle);
      if (word === null) return;
      const spelled: Spelled = { set, word, pattern: null };
      for (const key of keysOfArabic(word)) {
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, [spelled]);
        else if (known.length < MOST_ALIKE) known.push(spelled);
      }
    },
    build: () => (byKey.size === 0 ? null : { byKey }),
  };
}

/** The folded term, if it is also looked for as it is spelled. */
const spelledWord = ({ text, match, fold: how }: Needle): string | null =>
  how === 'exact' || match === 'part' || match === 'start' ? null : unitsToString(fold(text, 'normal').units);

/** The same without some terms of sets, each as often as it is given; null if that can't be told. */
export function withoutSpellings(
  { byKey }: LatinSpellings,
  gone: readonly { readonly set: number; readonly needle: Needle }[],
): LatinSpellings | null {
  const left = new Map(byKey);
  for (const { set, needle } of gone) {
    const word = spelledWord(needle);
    for (const key of word === null ? [] : keysOfArabic(word)) {
      const known = left.get(key) ?? [];
      const at = known.findIndex((one) => one.set === set && one.word === word);
      if (at < 0 || known.length >= MOST_ALIKE) return null;
      left.set(key, known.toSpliced(at, 1));
    }
  }
  return { byKey: left };
}

/** Terms that share a key are tried one by one; so many are in no list of real words. */
const MOST_ALIKE = 100;
const LONGEST_WORD = 30;

/** Finds listed Arabic terms among the words in Latin letters. */
export function findLatinSpellings(
  { byKey }: LatinSpellings,
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
    const sets = setsOf(byKey, units, start, end);
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
  byKey: LatinSpellings['byKey'],
  units: Uint16Array,
  start: number,
  end: number,
): Iterable<number> | null {
  const isSignalled = hasSignal(units, start, end);
  if (!isSignalled) {
    const key = keyOf(units, start, end);
    const known = isLongKey(key) ? byKey.get(key.number) : undefined;
    return known === undefined ? null : matching(known, unitsToString(units.subarray(start, end)));
  }
  const stems = stemsOf(unitsToString(units.subarray(start, end)));
  return new Set(stems.flatMap((stem) => matching(byKey.get(keyOfText(stem).number) ?? [], stem)));
}

const keyOfText = (text: string): Key => keyOf(toUnits(text), 0, text.length);

function matching(spelled: readonly Spelled[], word: string): readonly number[] {
  return spelled.filter((one) => patternOf(one).test(word)).map(({ set }) => set);
}

function patternOf(spelled: Spelled): RegExp {
  spelled.pattern ??= spellingsOf(spelled.word);
  return spelled.pattern;
}
