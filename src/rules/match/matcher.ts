import { type Layers, layersBuilder } from './layers.ts';
import type { Needle } from './needles.ts';
import { type Scan, scanText } from './scan.ts';

/** Collects all that a site looks for in texts, so that every text is read once. */
export interface MatcherBuilder {
  /** Registers a set of terms; returns its number. */
  readonly addTerms: (needles: readonly Needle[]) => number;
  /** Registers a set of literals of which a pattern needs one; returns its number. */
  readonly addLiterals: (literals: readonly string[]) => number;
  /** Null if it would not fit into memory. */
  readonly build: () => Matcher | null;
}

/** Looks for everything at once. */
export interface Matcher {
  readonly scan: (text: string) => Scan;
  /** How many terms were added since it was built. */
  readonly added: number;
  /**
   * The same with more terms in sets that there are. Takes time by the terms that were added since it was
   * built, however many it had then; null if they would not fit into memory.
   */
  readonly withTerms: (more: readonly Added[]) => Matcher | null;
}

/** A term for a set. */
export interface Added {
  readonly set: number;
  readonly needle: Needle;
}

export function matcherBuilder(): MatcherBuilder {
  const layers = layersBuilder();
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
    build: () => {
      const built = layers.build();
      return built && matcherOf(built, []);
    },
  };
}

/** What was added later is searched for by an automaton of its own, which is small and soon made anew. */
function matcherOf(first: Layers, added: readonly Added[]): Matcher | null {
  const later = layersBuilder();
  for (const { set, needle } of added) later.addTerm(set, needle);
  const second = added.length === 0 ? undefined : later.build();
  if (second === null) return null;
  const all = second === undefined ? [first] : [first, second];
  return {
    scan: (text) => scanText(all, text),
    added: added.length,
    withTerms: (more) => matcherOf(first, [...added, ...more]),
  };
}
