import { keysOfArabic, toUnits } from '../../text/arabizi.ts';
import { fold } from '../../text/fold.ts';
import { unitsToString } from '../../text/folded.ts';
import { joinUnits } from './join-units.ts';
import type { Needle } from './needles.ts';

/** Arabic terms by the keys of their spellings in Latin letters. */
export interface LatinSpellings {
  /** Ascending. */
  readonly keys: Int32Array;
  /** Where the terms of each key begin in `terms`, and last where the last ones end. */
  readonly starts: Uint32Array;
  /** The numbers of terms; these are in the columns that follow. */
  readonly terms: Uint32Array;
  readonly sets: Uint32Array;
  /** The words in the normal fold, one after another. */
  readonly words: Uint16Array;
  readonly wordStarts: Uint32Array;
}

export interface LatinSpellingsBuilder {
  readonly add: (set: number, needle: Needle) => void;
  /** Null where no term can be spelled so. */
  readonly build: () => LatinSpellings | null;
}

/** Terms that share a key are tried one by one; so many are in no list of real words. */
export const MOST_ALIKE = 100;

export function latinSpellingsBuilder(): LatinSpellingsBuilder {
  const byKey = new Map<number, number[]>();
  const sets: number[] = [];
  const words: Uint16Array[] = [];
  return {
    add: (set, needle) => {
      const word = spelledWord(needle);
      const keys = word === null ? [] : keysOfArabic(word);
      if (word === null || keys.length === 0) return;
      const term = sets.push(set) - 1;
      words.push(Uint16Array.from(toUnits(word)));
      for (const key of keys) {
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, [term]);
        else if (known.length < MOST_ALIKE) known.push(term);
      }
    },
    build: () => (byKey.size === 0 ? null : joined(byKey, sets, words)),
  };
}

/** The folded term, if it is also looked for as it is spelled. */
export const spelledWord = ({ text, match, fold: how }: Needle): string | null =>
  how === 'exact' || match === 'part' || match === 'start' ? null : unitsToString(fold(text, 'normal').units);

function joined(
  byKey: ReadonlyMap<number, readonly number[]>,
  sets: readonly number[],
  words: readonly Uint16Array[],
): LatinSpellings {
  const keys = Int32Array.from(byKey.keys()).sort();
  const starts = new Uint32Array(keys.length + 1);
  const terms: number[] = [];
  for (const [index, key] of keys.entries()) {
    terms.push(...(byKey.get(key) ?? []));
    starts[index + 1] = terms.length;
  }
  const { units, starts: wordStarts } = joinUnits(words);
  return {
    keys,
    starts,
    terms: Uint32Array.from(terms),
    sets: Uint32Array.from(sets),
    words: units,
    wordStarts,
  };
}
