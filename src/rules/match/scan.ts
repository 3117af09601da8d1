import type { Span } from '../../domain/decision.ts';
import { foldCase } from '../../text/case-fold.ts';
import { type Fold, fold, isExact, readFolded } from '../../text/fold.ts';
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
  readonly folded: () => Folded;
  readonly text: string;
}

/** Reads a text once a fold. */
export function scanText(layers: readonly BuiltLayer[], text: string): Scan {
  const spans = new Map<number, Span[]>();
  for (const layer of layers) {
    readFolded(text, FOLD_OF[layer.layer], (folded) => scanLayer(layer, folded, spans));
  }
  return { spans: (set) => spans.get(set) ?? [], exact: once(() => exactText(text)) };
}

const FOLD_OF: Readonly<Record<Layer, Fold>> = { normal: 'normal', exact: 'exact', literal: 'exact' };

function scanLayer(layer: BuiltLayer, folded: Folded, spans: Map<number, Span[]>): void {
  const onceIsEnough = layer.layer === 'literal'; // Of a literal it matters only that it is there.
  if (layer.layer === 'literal') foldCase(folded);
  scan(layer.automaton, folded, (pattern, to) => {
    const from = to - (layer.patterns[pattern]?.length ?? 0);
    for (const { set, match } of layer.uses[pattern] ?? []) {
      if (onceIsEnough && spans.has(set)) continue;
      const range = wordAround(folded, from, to, match);
      if (range !== null) pushTo(spans, set, originalSpan(folded, ...range));
    }
  });
}

function exactText(text: string): ExactText {
  const folded = once(() => fold(text, 'exact'));
  return { text: isExact(text) ? text : unitsToString(folded().units), folded };
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
