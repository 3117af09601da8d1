import { MATCHES } from '../../text/words.ts';
import { joinUnits } from './join-units.ts';
import type { Use } from './needles.ts';

/** The uses of all patterns, in columns: ten thousand terms have more of them than are soon made of bytes. */
export interface Uses {
  /** Where the uses of each pattern begin in the columns, and last where the last ones end. */
  readonly starts: Uint32Array;
  readonly sets: Uint32Array;
  /** The number of `match`, and a bit each for `isLiteral` and `needsEnding`. */
  readonly traits: Uint8Array;
  /** From 1 on the number of `exact` among `texts`; 0: null. */
  readonly exact: Uint32Array;
  readonly texts: readonly string[];
  readonly runs: Uint16Array;
  /** Where each use's runs begin, and last where the last ones end. */
  readonly runStarts: Uint32Array;
}

const LITERAL = 4;
const NEEDS_ENDING = 8;
const MATCH = 3;

/** `byPattern` holds the uses of each pattern. */
export function joinUses(byPattern: readonly (readonly Use[])[]): Uses {
  const all = byPattern.flat();
  const texts = [...new Set(all.map(({ exact }) => exact).filter((text) => text !== null))];
  const numbers = new Map<string | null, number>(texts.map((text, index) => [text, index + 1]));
  const starts = new Uint32Array(byPattern.length + 1);
  for (const [index, { length }] of byPattern.entries()) starts[index + 1] = (starts[index] ?? 0) + length;
  const runs = joinUnits(all.map((use) => use.runs));
  return {
    starts,
    sets: Uint32Array.from(all, ({ set }) => set),
    traits: Uint8Array.from(all, traitsOf),
    exact: Uint32Array.from(all, ({ exact }) => numbers.get(exact) ?? 0),
    texts,
    runs: runs.units,
    runStarts: runs.starts,
  };
}

const traitsOf = ({ match, isLiteral, needsEnding }: Use): number =>
  MATCHES.indexOf(match) | (isLiteral ? LITERAL : 0) | (needsEnding ? NEEDS_ENDING : 0);

/** Gives the uses of a pattern, by its number. */
export type UsesOf = (pattern: number) => readonly Use[];

/** Each pattern's uses are made when it is first found. */
export function readUses(uses: Uses): UsesOf {
  const made: (readonly Use[] | undefined)[] = new Array(uses.starts.length - 1);
  return (pattern) => {
    made[pattern] ??= usesBetween(uses, uses.starts[pattern] ?? 0, uses.starts[pattern + 1] ?? 0);
    return made[pattern];
  };
}

const usesBetween = (uses: Uses, from: number, to: number): readonly Use[] =>
  Array.from({ length: to - from }, (_, index) => useAt(uses, from + index));

function useAt({ sets, traits, exact, texts, runs, runStarts }: Uses, at: number): Use {
  const trait = traits[at] ?? 0;
  return {
    set: sets[at] ?? 0,
    match: MATCHES[trait & MATCH] ?? 'exact',
    isLiteral: (trait & LITERAL) !== 0,
    needsEnding: (trait & NEEDS_ENDING) !== 0,
    exact: texts[(exact[at] ?? 0) - 1] ?? null,
    runs: runs.subarray(runStarts[at], runStarts[at + 1]),
  };
}
