import { SPELLINGS, toUnits } from '../../text/arabizi.ts';

/** What some Latin letters may be read as. */
export interface Reading {
  /** How many Latin letters. */
  readonly length: number;
  /** The Arabic ones, as UTF-16 units; none for a short vowel. */
  readonly units: readonly number[];
  /** More for what is rarer. */
  readonly price: number;
}

/** By Latin letters. */
type Readings = ReadonlyMap<string, readonly Reading[]>;

/** Anywhere: as Arabic letters are spelled, their rarer spellings dearer; short vowels; 2 for a hamza on its seat, and digits for letters with a dot. */
const ANYWHERE = readings([
  ...Object.entries(SPELLINGS).flatMap(([arabic, spellings]) =>
    spellings
      .split('|')
      .map((latin, price) => [latin, arabic, price] as const)
      .filter(([latin]) => /^[a-z0-9]+$/.test(latin)),
  ),
  ['a', '', 1],
  ['e', '', 1],
  ['i', '', 1],
  ['o', '', 2],
  ['u', '', 1],
  ['e', 'ا', 3],
  ['2', '', 1],
  ['2', 'ا', 1],
  ['2', 'ي', 1],
  ['2', 'و', 1],
  ['3', 'غ', 2],
  ['7', 'خ', 2],
  ['9', 'ض', 2],
  ['6', 'ظ', 2],
]);
const AT_START = readings([
  ['e', 'ا', 0],
  ['i', 'ا', 0],
  ['o', 'ا', 0],
  ['u', 'ا', 0],
  ['el', 'ال', 0],
  ['il', 'ال', 0],
  ['l', 'ال', 1],
]);
const AT_END = readings([
  ['a', 'ه', 1],
  ['a', 'ي', 2],
  ['ah', 'ه', 0],
  ['e', 'ه', 1],
  ['eh', 'ه', 0],
  ['o', 'ه', 1],
]);

function readings(all: readonly (readonly [latin: string, arabic: string, price: number])[]): Readings {
  const read = all.map(([latin, arabic, price]) => ({
    latin,
    reading: { length: latin.length, units: toUnits(arabic), price },
  }));
  const byLatin = Map.groupBy(read, ({ latin }) => latin);
  return new Map(Array.from(byLatin, ([latin, some]) => [latin, some.map(({ reading }) => reading)]));
}

/** What may be read at a place of a word in small Latin letters and digits; nothing where no letter is known. */
export function readingsAt(word: string, at: number): readonly Reading[] {
  return [2, 1].flatMap((length) => {
    const latin = word.slice(at, at + length);
    if (latin.length < length) return [];
    return [
      ...((at === 0 && AT_START.get(latin)) || []),
      ...((at + length === word.length && AT_END.get(latin)) || []),
      ...(ANYWHERE.get(latin) ?? []),
    ];
  });
}
