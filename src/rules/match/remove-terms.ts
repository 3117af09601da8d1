import { keysOfArabic } from '../../text/arabizi.ts';
import { type Automaton, patternOf, scan } from './automaton.ts';
import { MOST_ALIKE, spelledWord } from './latin-index.ts';
import type { Spelled, SpelledAs } from './latin-spellings.ts';
import { type Layers, type OpenLayer, type OpenLayers, openLayers } from './layers.ts';
import { type Needle, type Sought, shaped, soughtFor, type Use } from './needles.ts';

/** A term of a set. */
export interface SetTerm {
  readonly set: number;
  readonly needle: Needle;
}

/**
 * Layers ready for texts, without some of their terms, each as often as it is given: the automata stay, and tell
 * nobody of them. Null if one of them isn't there.
 */
export function openWithout(layers: Layers, gone: readonly SetTerm[]): OpenLayers | null {
  const open = openLayers(layers);
  const soughtIn = (isStrong: boolean) =>
    gone
      .filter(({ needle }) => (needle.fold === 'strong') === isStrong)
      .flatMap(({ set, needle }) => soughtFor(set, needle));
  const letters = layerWithout(open.letters, soughtIn(false));
  const shapes = open.shapes && layerWithout(open.shapes, soughtIn(true).map(shaped));
  const latin = open.latin && spelledWithout(open.latin, gone);
  const isWhole = (shapes === null) === (open.shapes === null) && (latin === null) === (open.latin === null);
  return letters !== null && isWhole ? { ...open, letters, shapes, latin } : null;
}

function layerWithout({ automaton, uses }: OpenLayer, gone: readonly Sought[]): OpenLayer | null {
  const left = new Map<number, readonly Use[]>();
  for (const { units, use } of gone) {
    const pattern = numberOf(automaton, units);
    const users = left.get(pattern) ?? (pattern < 0 ? [] : uses(pattern));
    const at = users.findIndex((one) => sameUse(one, use));
    if (at < 0) return null;
    left.set(pattern, users.toSpliced(at, 1));
  }
  return left.size === 0
    ? { automaton, uses }
    : { automaton, uses: (pattern) => left.get(pattern) ?? uses(pattern) };
}

function spelledWithout(spelledAs: SpelledAs, gone: readonly SetTerm[]): SpelledAs | null {
  const left = new Map<number, readonly Spelled[]>();
  for (const { set, needle } of gone) {
    const word = spelledWord(needle);
    for (const key of word === null ? [] : keysOfArabic(word)) {
      const known = left.get(key) ?? spelledAs(key);
      const at = known.findIndex((one) => one.set === set && one.word === word);
      // Of so many alike some were left out, for which there is room now.
      if (at < 0 || spelledAs(key).length >= MOST_ALIKE) return null;
      left.set(key, known.toSpliced(at, 1));
    }
  }
  return left.size === 0 ? spelledAs : (key) => left.get(key) ?? spelledAs(key);
}

/** The number of a pattern; -1 if there is none of these units. */
function numberOf(automaton: Automaton, units: Uint16Array): number {
  const { length } = units;
  let known = -1;
  scan(automaton, { units, length }, (pattern, end) => {
    if (end === length && patternOf(automaton, pattern).length === length) known = pattern;
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
