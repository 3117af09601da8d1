import { foldCase } from '../../text/case-fold.ts';
import { type Fold, fold } from '../../text/fold.ts';
import { unitsToString } from '../../text/folded.ts';
import type { Match } from '../../text/words.ts';
import { buildAutomaton, fitsAutomaton } from './automaton.ts';
import { type Layer, type Scan, scanText, type Use } from './scan.ts';

/** A term as it is looked for. */
interface Needle {
  readonly text: string;
  readonly match: Match;
  readonly fold: Fold;
}

/** Collects all that a site looks for in texts, so that every text is read once a fold. */
export interface MatcherBuilder {
  /** Registers a set of terms; returns its number. */
  readonly addTerms: (needles: readonly Needle[]) => number;
  /** Registers a set of literals of which a pattern needs one; returns its number. */
  readonly addLiterals: (literals: readonly string[]) => number;
  /** Null if it would not fit into memory. */
  readonly build: () => Matcher | null;
}

/** Looks for everything at once. */
export type Matcher = (text: string) => Scan;

interface LayerPatterns {
  readonly patterns: Uint16Array[];
  readonly uses: Use[][];
  readonly numbers: Map<string, number>;
}

export function matcherBuilder(): MatcherBuilder {
  const layers = { normal: newLayer(), exact: newLayer(), literal: newLayer() };
  let sets = 0;
  const add = (layer: Layer, units: Uint16Array, use: Use) => addPattern(layers[layer], units, use);
  const addTerms = (needles: readonly Needle[]) => {
    const set = sets++;
    for (const one of needles)
      add(one.fold, trimUnits(fold(one.text, one.fold).units), { set, match: one.match });
    return set;
  };
  const addLiterals = (literals: readonly string[]) => {
    const set = sets++;
    for (const literal of literals) {
      const folded = fold(literal, 'exact');
      foldCase(folded);
      add('literal', folded.units, { set, match: 'part' });
    }
    return set;
  };
  return { addTerms, addLiterals, build: () => buildMatcher(Object.entries(layers)) };
}

const newLayer = (): LayerPatterns => ({ patterns: [], uses: [], numbers: new Map() });

function addPattern(layer: LayerPatterns, units: Uint16Array, use: Use): void {
  const key = unitsToString(units);
  if (key === '') return;
  const known = layer.numbers.get(key);
  if (known !== undefined) layer.uses[known]?.push(use);
  else {
    layer.numbers.set(key, layer.patterns.length);
    layer.patterns.push(units.slice());
    layer.uses.push([use]);
  }
}

/** A term may begin or end with a space once it is folded; words have none around them. */
function trimUnits(units: Uint16Array): Uint16Array {
  let [from, to] = [0, units.length];
  while (from < to && units[from] === 0x20) from++;
  while (to > from && units[to - 1] === 0x20) to--;
  return units.subarray(from, to);
}

function buildMatcher(layers: readonly [string, LayerPatterns][]): Matcher | null {
  const used = layers.filter(([, { patterns }]) => patterns.length > 0);
  if (!used.every(([, { patterns }]) => fitsAutomaton(patterns))) return null;
  const built = used.map(([layer, { patterns, uses }]) => ({
    layer: layer as Layer,
    automaton: buildAutomaton(patterns),
    patterns,
    uses,
  }));
  return (text) => scanText(built, text);
}
