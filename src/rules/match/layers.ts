import { unitsToString } from '../../text/folded.ts';
import type { Automaton } from './automaton.ts';
import { buildAutomaton } from './build-automaton.ts';
import { type LatinSpellings, latinSpellingsBuilder } from './latin-index.ts';
import { readLatinSpellings, type SpelledAs } from './latin-spellings.ts';
import { type Needle, type Sought, shaped, soughtFor, soughtForLiteral, type Use } from './needles.ts';
import { joinUses, readUses, type Uses, type UsesOf } from './uses.ts';

/** All that is sought in one form of a text. */
interface Layer {
  readonly automaton: Automaton;
  readonly uses: Uses;
}

/** All that is sought at once, as plain data in large arrays, which can be kept as bytes. */
export interface Layers {
  readonly hasTerms: boolean;
  /** Some terms have several words. */
  readonly hasPhrases: boolean;
  readonly letters: Layer;
  /** Terms that are looked for in dotless shapes; null without any. */
  readonly shapes: Layer | null;
  /** Arabic terms as they are spelled in Latin letters; null without any. */
  readonly latin: LatinSpellings | null;
}

/** The same, ready for texts: what the arrays say of a pattern is made when it is first found. */
export interface OpenLayers {
  readonly hasTerms: boolean;
  readonly hasPhrases: boolean;
  readonly letters: OpenLayer;
  readonly shapes: OpenLayer | null;
  readonly latin: SpelledAs | null;
}

export interface OpenLayer {
  readonly automaton: Automaton;
  readonly uses: UsesOf;
}

export const openLayers = (layers: Layers): OpenLayers => ({
  ...layers,
  letters: openLayer(layers.letters),
  shapes: layers.shapes && openLayer(layers.shapes),
  latin: layers.latin && readLatinSpellings(layers.latin),
});

const openLayer = ({ automaton, uses }: Layer): OpenLayer => ({ automaton, uses: readUses(uses) });

/** Collects what is sought, a pattern once however many sets have it. */
export interface LayersBuilder {
  readonly addTerm: (set: number, needle: Needle) => void;
  readonly addLiteral: (set: number, literal: string) => void;
  /** Null if it would not fit into memory. */
  readonly build: () => Layers | null;
}

export function layersBuilder(): LayersBuilder {
  const letters = newPatterns();
  const shapes = newPatterns();
  const latin = latinSpellingsBuilder();
  let [hasTerms, hasPhrases] = [false, false];
  return {
    addTerm: (set, needle) => {
      hasTerms = true;
      hasPhrases ||= /\S\s+\S/.test(needle.text);
      latin.add(set, needle);
      for (const one of soughtFor(set, needle)) {
        if (needle.fold === 'strong') addPattern(shapes, shaped(one));
        else addPattern(letters, one);
      }
    },
    addLiteral: (set, literal) => {
      for (const one of soughtForLiteral(set, literal)) addPattern(letters, one);
    },
    build: () => {
      const [first, second] = [buildLayer(letters), buildLayer(shapes)];
      if (first === null || second === null) return null;
      return {
        hasTerms,
        hasPhrases,
        letters: first,
        shapes: shapes.units.length > 0 ? second : null,
        latin: latin.build(),
      };
    },
  };
}

interface Patterns {
  readonly units: Uint16Array[];
  readonly uses: Use[][];
  readonly numbers: Map<string, number>;
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

function buildLayer({ units, uses }: Patterns): Layer | null {
  const automaton = buildAutomaton(units);
  return automaton && { automaton, uses: joinUses(uses) };
}
