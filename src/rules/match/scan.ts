import type { Span } from '../../domain/decision.ts';
import { foldCase } from '../../text/case-fold.ts';
import { type Fold, fold, foldNormal } from '../../text/fold.ts';
import { type Folded, originalSpan, unitsToString } from '../../text/folded.ts';
import { type Match, wordAround } from '../../text/words.ts';
import { type Automaton, scan } from './automaton.ts';

/** A text is looked at in its folds; `literal` is the case fold in which patterns' literals are sought. */
export type Layer = Fold | 'literal';

/** Who wants to know of a pattern: a set of terms, and how much of a word it must be. */
export interface Use {
  readonly set: number;
  readonly match: Match;
}

/** All that is sought in one fold. */
export interface BuiltLayer {
  readonly layer: Layer;
  readonly automaton: Automaton;
  readonly patterns: readonly Uint16Array[];
  readonly uses: readonly (readonly Use[])[];
}

/** What is in one text. */
export interface Scan {
  /** Where the terms of a set are, in original offsets; unmerged, in the order of their ends. */
  readonly spans: (set: number) => readonly Span[];
  /** The text in NFC with its map, for patterns. */
  readonly exact: () => ExactText;
}

export interface ExactText {
  readonly folded: Folded;
  readonly text: string;
}

/** Reads a text once a fold. */
export function scanText(layers: readonly BuiltLayer[], text: string): Scan {
  const spans = new Map<number, Span[]>();
  const exact = once(() => fold(text, 'exact'));
  for (const layer of layers) {
    scanLayer(layer, layer.layer === 'normal' ? foldNormal(exact()) : exact(), spans);
  }
  const exactText = once(() => ({ folded: exact(), text: unitsToString(exact().units) }));
  return { spans: (set) => spans.get(set) ?? [], exact: exactText };
}

function scanLayer(layer: BuiltLayer, folded: Folded, spans: Map<number, Span[]>): void {
  const units = layer.layer === 'literal' ? foldCase(folded.units) : folded.units;
  const onceIsEnough = layer.layer === 'literal'; // Of a literal it matters only that it is there.
  scan(layer.automaton, units, (pattern, to) => {
    const from = to - (layer.patterns[pattern]?.length ?? 0);
    for (const { set, match } of layer.uses[pattern] ?? []) {
      if (onceIsEnough && spans.has(set)) continue;
      const range = wordAround(units, from, to, match);
      if (range !== null) pushTo(spans, set, originalSpan(folded, ...range));
    }
  });
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function pushTo(spans: Map<number, Span[]>, set: number, span: Span): void {
  const known = spans.get(set);
  if (known === undefined) spans.set(set, [span]);
  else known.push(span);
}
