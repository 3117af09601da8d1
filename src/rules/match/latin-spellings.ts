import {
  type Key,
  keyOf,
  keysOfArabic,
  mayBeArabizi,
  spellingsOf,
  stemsOf,
  withoutFirst,
  withoutLast,
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
    add: (set, { text, match, fold: how }) => {
      if (how === 'exact' || match === 'part' || match === 'start') return;
      const word = unitsToString(fold(text, 'normal').units);
      const spelled: Spelled = { set, word, pattern: null };
      for (const key of keysOfArabic(word)) {
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, [spelled]);
        else known.push(spelled);
      }
    },
    build: () => (byKey.size === 0 ? null : { byKey }),
  };
}

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
    const begin = at;
    while (at < length && isSpelling(units[at] ?? 0)) at++;
    if (at - begin < SHORTEST_WORD) continue;
    const [start, end] = unquoted(units, begin, at);
    if (end - start < SHORTEST_WORD || end - start > LONGEST_WORD) continue;
    const key = keyOf(units, start, end);
    if (!mayBeArabizi(units, start, end, key)) continue;
    const word = units.subarray(start, end);
    if (!mayBeKnown(byKey, key, word)) continue;
    for (const set of setsOf(byKey, unitsToString(word))) {
      found(set, [start, end]);
    }
  }
}

const SHORTEST_WORD = 3;

/** Small Latin letters, digits and the apostrophe. */
const isSpelling = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === APOSTROPHE;
const APOSTROPHE = 0x27;

/** Whether a term has the key, or what is left of it without an article before or an ending after. */
function mayBeKnown(byKey: LatinSpellings['byKey'], { number, length }: Key, units: Uint16Array): boolean {
  const ends = ENDS.has(units[units.length - 1] ?? 0);
  const has = (key: number): boolean => byKey.has(key) || (ends && byKey.has(withoutLast(key)));
  if (has(number)) return true;
  const letters = articleLetters(units);
  if (letters === 0 || letters >= length) return false;
  return has(
    letters === 1 ? withoutFirst(number, length) : withoutFirst(withoutFirst(number, length), length - 1),
  );
}

const codesOf = (letters: string): ReadonlySet<number> =>
  new Set(Array.from(letters, (letter) => letter.charCodeAt(0)));
/** Of endings that leave a letter in the key: -in, -en, -at. */
const ENDS = codesOf('nt');
const VOWELS = codesOf('aei');
const BEFORE_ARTICLE = codesOf('bk');
const L = 0x6c;

/** How many letters of the key an article may be: one for el-, two for bel-. */
function articleLetters(units: Uint16Array): number {
  if (VOWELS.has(units[0] ?? 0) && units[1] === L) return 1;
  if (!VOWELS.has(units[1] ?? 0) || units[2] !== L) return 0;
  return BEFORE_ARTICLE.has(units[0] ?? 0) ? 2 : 1;
}

function setsOf(byKey: LatinSpellings['byKey'], word: string): ReadonlySet<number> {
  const sets = new Set<number>();
  for (const stem of stemsOf(word)) {
    const units = Array.from(stem, (letter) => letter.charCodeAt(0));
    const key = keyOf(units, 0, units.length);
    if (!mayBeArabizi(units, 0, units.length, key)) continue;
    for (const spelled of byKey.get(key.number) ?? []) {
      spelled.pattern ??= spellingsOf(spelled.word);
      if (spelled.pattern.test(stem)) sets.add(spelled.set);
    }
  }
  return sets;
}

/** An apostrophe at an end is a quotation mark. */
function unquoted(units: Uint16Array, start: number, end: number): UnitRange {
  return [units[start] === APOSTROPHE ? start + 1 : start, units[end - 1] === APOSTROPHE ? end - 1 : end];
}
