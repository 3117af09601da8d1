import { type Automaton, scan } from './automaton.ts';
import { withoutSpellings } from './latin-spellings.ts';
import type { Layer, Layers } from './layers.ts';
import { type Needle, type Sought, shaped, soughtFor, type Use } from './needles.ts';

/** A term of a set. */
export interface SetTerm {
  readonly set: number;
  readonly needle: Needle;
}

/**
 * The same without some terms, each as often as it is given: the automata stay, and tell nobody of them. Null
 * if one of them isn't there.
 */
export function withoutTerms(layers: Layers, gone: readonly SetTerm[]): Layers | null {
  const soughtOf = ({ set, needle }: SetTerm) => soughtFor(set, needle);
  const [strong, plain] = [true, false].map((isStrong) =>
    gone.filter(({ needle }) => (needle.fold === 'strong') === isStrong).flatMap(soughtOf),
  );
  const letters = layerWithout(layers.letters, plain ?? []);
  const shapes = layers.shapes && layerWithout(layers.shapes, (strong ?? []).map(shaped));
  const latin = layers.latin && withoutSpellings(layers.latin, gone);
  const isWhole = (shapes !== null || strong?.length === 0) && (latin !== null || layers.latin === null);
  return letters !== null && isWhole ? { ...layers, letters, shapes: shapes ?? layers.shapes, latin } : null;
}

function layerWithout({ automaton, uses }: Layer, gone: readonly Sought[]): Layer | null {
  const left = uses.slice();
  for (const { units, use } of gone) {
    const pattern = patternOf(automaton, units);
    const users = left[pattern] ?? [];
    const at = users.findIndex((one) => sameUse(one, use));
    if (at < 0) return null;
    left[pattern] = users.toSpliced(at, 1);
  }
  return { automaton, uses: left };
}

/** The number of a pattern; -1 if there is none of these units. */
function patternOf(automaton: Automaton, units: Uint16Array): number {
  const { length } = units;
  let known = -1;
  scan(automaton, { units, length }, (pattern, end) => {
    if (end === length && automaton.patterns[pattern]?.length === length) known = pattern;
  });
  return known;
}

const sameUse = (one: Use, other: Use): boolean =>
  one.set === other.set &&
  one.match === other.match &&
  one.exact === other.exact &&
  one.isLiteral === other.isLiteral &&
  one.needsEnding === other.needsEnding &&
  one.runs.length === other.runs.length &&
  one.runs.every((run, at) => run === other.runs[at]);
