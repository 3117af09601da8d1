import type { Span } from '../../domain/decision.ts';
import { CLITIC_SHAPES, type Clitics } from '../../text/clitics.ts';
import { fold, isExact, readFolded } from '../../text/fold.ts';
import { type Folded, originalSpan, unitsToString } from '../../text/folded.ts';
import { isPlausible } from '../../text/plausible.ts';
import { respell } from '../../text/respelled.ts';
import { type Respelled, spellingGap } from '../../text/respelled-writer.ts';
import { readShapes } from '../../text/shapes.ts';
import { type UnitRange, wordAround } from '../../text/words.ts';
import { scan } from './automaton.ts';
import { findLatinSpellings } from './latin-spellings.ts';
import type { OpenLayer, OpenLayers } from './layers.ts';
import { findMasked } from './masked.ts';
import type { Use } from './needles.ts';
import type { RunFinder } from './runs.ts';

/** What is in one text. */
export interface Scan {
  /** The sets of which anything is there. */
  readonly sets: () => Iterable<number>;
  /** Whether anything of a set is there. */
  readonly has: (set: number) => boolean;
  /** Whether a run, by its number among runs, is in the text in NFC. */
  readonly hasRun: (run: number) => boolean;
  /** Where the terms of a set are, in original offsets; unmerged, in no order. */
  readonly spans: (set: number) => readonly Span[];
  /** The text in NFC with its map, for patterns. */
  readonly exact: () => ExactText;
}

export interface ExactText {
  readonly folded: () => Folded;
  readonly text: string;
}

/** Looks for everything at once: in the text's letters, as they may be meant, and in their shapes. */
export function scanText(all: readonly OpenLayers[], findRuns: RunFinder, text: string): Scan {
  const found: Found = { text, spans: new Map() };
  readFolded(text, 'runs', (folded) => {
    for (const { letters } of all) scanLetters(letters, folded, found);
    const hasPhrases = all.some((layers) => layers.hasPhrases);
    const respelled = all.some(({ hasTerms }) => hasTerms) ? respell(folded, text, hasPhrases) : null;
    for (const { letters, shapes, latin } of all) {
      if (respelled !== null) scanRespelled(letters, folded, respelled, found);
      if (shapes !== null) scanShapes(shapes, folded, found);
      if (latin !== null)
        findLatinSpellings(latin, folded, (set, range) => addSpan(found, folded, set, range));
    }
  });
  const exact = once(() => exactText(text));
  const hasRun = once(() => findRuns(exact().text));
  return {
    sets: () => found.spans.keys(),
    has: (set) => found.spans.has(set),
    spans: (set) => found.spans.get(set) ?? NO_SPANS,
    hasRun: (run) => hasRun()(run),
    exact,
  };
}

const NO_SPANS: readonly Span[] = [];

interface Found {
  readonly text: string;
  /** By set; empty for literals, of which it is enough that they are there. */
  readonly spans: Map<number, Span[]>;
}

function scanLetters({ automaton, uses }: OpenLayer, folded: Folded, found: Found): void {
  scan(automaton, folded, (pattern, to) => {
    for (const use of uses(pattern)) {
      const from = to - use.runs.length;
      if (use.isLiteral) {
        if (!found.spans.has(use.set) && hasRuns(folded, from, use)) found.spans.set(use.set, []);
      } else addSpan(found, folded, use.set, wordOf(folded, from, to, use, found.text));
    }
  });
}

/** Other characters of the text may have joined the runs at the literal's ends. */
function hasRuns({ runs }: Folded, from: number, use: Use): boolean {
  return use.runs.every((run, at) => (runs[from + at] ?? 0) >= run);
}

function wordOf(folded: Folded, from: number, to: number, use: Use, text: string): UnitRange | null {
  const range = formAround(folded, from, to, use);
  if (range === null) return null;
  return use.exact === null || isWritten(folded, from, to, use.exact, text) ? range : null;
}

/** The word around a form of the term; none where the form stands only before an ending that is not there. */
function formAround(text: Folded, from: number, to: number, use: Use, clitics?: Clitics): UnitRange | null {
  const range = wordAround(text, from, to, use, clitics);
  return use.needsEnding && range?.[1] === to ? null : range;
}

/** Whether the term stands there as it is listed, but for what is attached with the same letter. */
function isWritten(folded: Folded, from: number, to: number, exact: string, text: string): boolean {
  const written = text.slice(...originalSpan(folded, from, to)).normalize('NFC');
  return written === exact || written.endsWith(exact) || written.startsWith(exact);
}

function addSpan(found: Found, folded: Folded, set: number, range: UnitRange | null): void {
  if (range === null) return;
  const span = originalSpan(folded, ...range);
  const known = found.spans.get(set);
  if (known === undefined) found.spans.set(set, [span]);
  else known.push(span);
}

function scanRespelled(
  { automaton, uses }: OpenLayer,
  folded: Folded,
  respelled: Respelled,
  found: Found,
): void {
  scan(automaton, respelled, (pattern, to) => {
    for (const use of uses(pattern)) {
      if (use.isLiteral || use.exact !== null) continue;
      const from = to - use.runs.length;
      respelled.joint = spellingGap(respelled, from, to);
      const range = formAround(respelled, from, to, use);
      if (range !== null && isPlausible(respelled, from, to, use.match, from - range[0]))
        addSpan(found, respelled, use.set, range);
    }
  });
  findMasked(automaton, folded, respelled.masked, (pattern, letters, range) => {
    for (const use of uses(pattern)) {
      const isWhole = !use.isLiteral && use.exact === null && !use.needsEnding && lengthOf(use) === letters;
      if (isWhole) addSpan(found, folded, use.set, range);
    }
  });
}

const lengthOf = ({ runs }: Use): number => runs.reduce((sum, run) => sum + run, 0);

function scanShapes({ automaton, uses }: OpenLayer, folded: Folded, found: Found): void {
  const shapes = readShapes(folded);
  scan(automaton, shapes, (pattern, to) => {
    for (const use of uses(pattern)) {
      const range = formAround(shapes, to - use.runs.length, to, use, CLITIC_SHAPES);
      if (range !== null) addSpan(found, shapes, use.set, range);
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
