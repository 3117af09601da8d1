import { type Layers, layersBuilder, openLayers } from './layers.ts';
import type { Needle } from './needles.ts';
import { openWithout, type SetTerm } from './remove-terms.ts';
import { type Run, type Runs, runFinder, runsBuilder } from './runs.ts';
import { type Scan, scanText } from './scan.ts';

/** Collects all that a site looks for in texts, so that every text is read once. */
export interface MatcherBuilder {
  /** Registers a set of terms; returns its number. */
  readonly addTerms: (needles: readonly Needle[]) => number;
  /** Registers a set of literals of which a pattern needs one; returns its number. */
  readonly addLiterals: (literals: readonly string[]) => number;
  /** Registers a run that a pattern needs; returns its number, among runs. */
  readonly addRun: (run: Run) => number;
  /** Null if it would not fit into memory. */
  readonly build: () => Matcher | null;
}

/** Looks for everything at once. */
export interface Matcher {
  readonly scan: (text: string) => Scan;
  /** What it is made of, from which `openMatcher` makes the same. */
  readonly parts: MatcherParts;
  /** How many terms were added and taken out since it was built. */
  readonly added: number;
  /**
   * The same with more terms in sets that there are, and without others, each as often as it is given. Takes time
   * by the terms that were added since it was built, however many it had then; null if they would not fit into
   * memory, or are not to be taken out so.
   */
  readonly withTerms: (more: readonly SetTerm[], less: readonly SetTerm[]) => Matcher | null;
}

/** A matcher as plain data. */
export interface MatcherParts {
  readonly layers: Layers;
  readonly runs: Runs;
  /** What was added since it was built. */
  readonly added: readonly SetTerm[];
  /** What was taken out of the layers. */
  readonly removed: readonly SetTerm[];
}

export function matcherBuilder(): MatcherBuilder {
  const layers = layersBuilder();
  const runs = runsBuilder();
  let sets = 0;
  return {
    addTerms: (needles) => {
      const set = sets++;
      for (const needle of needles) layers.addTerm(set, needle);
      return set;
    },
    addLiterals: (literals) => {
      const set = sets++;
      for (const literal of literals) layers.addLiteral(set, literal);
      return set;
    },
    addRun: runs.add,
    build: () => {
      const built = layers.build();
      return built && openMatcher({ layers: built, runs: runs.build(), added: [], removed: [] });
    },
  };
}

/**
 * What was added later is searched for by an automaton of its own, which is small and soon made anew. Null
 * if that would not fit into memory, or what was taken out was not there.
 */
export function openMatcher(parts: MatcherParts): Matcher | null {
  const { layers, runs, added, removed } = parts;
  const later = layersBuilder();
  for (const { set, needle } of added) later.addTerm(set, needle);
  const second = added.length === 0 ? undefined : later.build();
  if (second === null) return null;
  const first = openWithout(layers, removed);
  if (first === null) return null;
  const all = second === undefined ? [first] : [first, openLayers(second)];
  const finder = runFinder(runs);
  return {
    scan: (text) => scanText(all, finder, text),
    parts,
    added: added.length + removed.length,
    withTerms: (more, less) => {
      const { left, others } = takenOut(added, less);
      return openMatcher({ ...parts, added: [...left, ...more], removed: [...removed, ...others] });
    },
  };
}

/** Takes terms out of those that were added; `others` are in the first automaton. */
function takenOut(
  added: readonly SetTerm[],
  gone: readonly SetTerm[],
): { readonly left: readonly SetTerm[]; readonly others: readonly SetTerm[] } {
  const left = [...added];
  const others = gone.filter(({ set, needle }) => {
    const at = left.findIndex((one) => one.set === set && sameNeedle(one.needle, needle));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return { left, others };
}

const sameNeedle = (one: Needle, other: Needle): boolean =>
  one.text === other.text && one.match === other.match && one.fold === other.fold;
