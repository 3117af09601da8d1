import { unitsToString } from '../../text/folded.ts';
import type { Automaton } from './automaton.ts';
import { buildAutomaton } from './build-automaton.ts';
import { type Needle, type Sought, shaped, soughtFor, soughtForLiteral, type Use } from './needles.ts';
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
export type Matcher = (text: string) => Scan;

/** All that is sought in one form of a text. */
export interface Layer {
  readonly automaton: Automaton;
  /** By pattern. */
  readonly uses: readonly (readonly Use[])[];
}

/** All that is sought. */
export interface Layers {
  readonly hasTerms: boolean;
  readonly letters: Layer;
  /** Terms that are looked for in dotless shapes; null without any. */
  readonly shapes: Layer | null;
}

interface Patterns {
  readonly units: Uint16Array[];
  readonly uses: Use[][];
  readonly numbers: Map<string, number>;
}

export function matcherBuilder(): MatcherBuilder {
  const letters = newPatterns();
  const shapes = newPatterns();
  let [sets, hasTerms] = [0, false];
  return {
    addTerms: (needles) => {
      const set = sets++;
      hasTerms ||= needles.length > 0;
      for (const needle of needles) {
        const all = soughtFor(set, needle);
        if (needle.fold === 'strong') for (const one of all) addPattern(shapes, shaped(one));
        else for (const one of all) addPattern(letters, one);
      }
      return set;
    },
    addLiterals: (literals) => {
      const set = sets++;
      for (const literal of literals)
        for (const one of soughtForLiteral(set, literal)) addPattern(letters, one);
      return set;
    },
    build: () => buildMatcher(hasTerms, letters, shapes),
  };
}

const newPatterns = (): Patterns => ({ units: [], uses: [], numbers: new Map() });

function addPattern(patterns: Patterns, { units, use }: Sought): void {
  const key = unitsToString(units);
  const known = patterns.numbers.get(key);
  if (known !== undefined) patterns.uses[known]?.push(use);
  else {
    patterns.numbers.set(key, patterns.units.length);
    patterns.units.push(units);
    patterns.uses.push([use]);
  }
}

function buildMatcher(hasTerms: boolean, letters: Patterns, shapes: Patterns): Matcher | null {
  const layers = [letters, shapes].map(buildLayer);
  const [first, second] = layers;
  if (!first || second === null) return null;
  const built = { hasTerms, letters: first, shapes: shapes.units.length > 0 ? (second ?? null) : null };
  return (text) => scanText(built, text);
}

function buildLayer({ units, uses }: Patterns): Layer | null {
  const automaton = buildAutomaton(units);
  return automaton && { automaton, uses };
}
