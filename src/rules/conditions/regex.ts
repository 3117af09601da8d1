import type { Span } from '../../domain/decision.ts';
import { type Cell, readAll, readOneOrMore, readText } from '../language/cell.ts';
import { type Help, oneOrMore, TEXT } from '../language/json-schema.ts';
import { quoted } from '../language/quote.ts';
import { compilePattern, type Pattern, spansOfPattern } from '../match/pattern.ts';
import type { PatternPart } from '../match/pattern-fault.ts';
import type { Scan } from '../match/scan.ts';
import { mergeSpans } from '../match/spans.ts';
import {
  type Binding,
  type Check,
  type Condition,
  type ConditionKind,
  type Look,
  type Outcome,
  PLAIN,
  type Sought,
  type TextField,
} from './condition.ts';

/** `regex`: a pattern, or several of which one has to match, over the body or the name as written, in NFC. */
export function regexKind(group: 'text' | 'name', field: TextField): ConditionKind<readonly Gated[]> {
  const key = `${group}.regex`;
  return {
    key,
    options: [],
    help: HELP[group],
    schema: oneOrMore(TEXT),
    read: (cell) => readRegex(key, cell),
    check: (patterns) => checkRegex(field, patterns),
  };
}

const HELP: Readonly<Record<'text' | 'name', Help>> = {
  text: {
    en: "A pattern (RE2) that the comment matches somewhere, in single quotes: '[0-9٠-٩]{9,}'. Of several, one has to match.",
    ar: "نمط (RE2) يطابق موضعًا من التعليق، بين علامتي ': '[0-9٠-٩]{9,}'. ويكفي واحد من عدة أنماط.",
  },
  name: {
    en: "A pattern (RE2) that the author's name matches somewhere, in single quotes. Of several, one has to match.",
    ar: "نمط (RE2) يطابق موضعًا من اسم المعلّق، بين علامتي '. ويكفي واحد من عدة أنماط.",
  },
};

function readRegex(key: string, cell: Cell): Condition<readonly Gated[]> | undefined {
  const cells = readOneOrMore(cell);
  const patterns = readAll(cells, readPattern);
  if (patterns.length === 0 || patterns.length < cells.length) return undefined;
  const alwaysRun = patterns
    .filter(({ pattern }) => pattern.required.kind === 'nothing')
    .map(({ place }) => place);
  const bind = (binding: Binding) =>
    patterns.map(({ pattern }) => ({ source: pattern.source, gate: bindRequired(binding, pattern) }));
  return { ...PLAIN, key, place: cell.place, judgesText: true, alwaysRun, bind };
}

/** What the patterns of a site may take together: a hundred of the largest, or thousands of usual ones. */
const MAX_STEPS = 100_000;
const FEWER = 'remove some, or put words into a list for "has"';

function readPattern(cell: Cell) {
  const source = readText(cell, 'a pattern');
  if (source === undefined) return undefined;
  if (cell.effort.patternSteps > MAX_STEPS) {
    cell.report(cell.place, `the site's patterns together are too large; ${FEWER}`);
    return undefined;
  }
  const result = compilePattern(source);
  if (result.ok) cell.effort.patternSteps += result.pattern.engine.programSize();
  if (result.ok) return { pattern: result.pattern, place: cell.place };
  const { place, words } = partOf(cell, source, result.part);
  cell.report(place, `${quoted(cell.name)}: ${words}${result.message}`);
  return undefined;
}

/** The part of a pattern as it stands in the file, where it is written in it sign for sign. */
function partOf(cell: Cell, source: string, part: PatternPart | undefined) {
  const written = cell.value.kind === 'scalar' ? cell.value.source : '';
  if (part === undefined) return { place: cell.place, words: '' };
  const words = `${quoted(source.slice(part.from, part.from + part.length))} at character ${part.from + 1}: `;
  const quote = (cell.place.length - written.length) / 2; // What stands around it, if nothing is escaped in it.
  if (written !== source || (quote !== 0 && quote !== 1)) return { place: cell.place, words };
  return {
    place: { ...cell.place, column: cell.place.column + quote + part.from, length: part.length },
    words,
  };
}

interface Gated {
  readonly source: string;
  readonly gate: Gate;
}

function checkRegex(field: TextField, patterns: readonly Gated[]): Check {
  const gated = patterns.map(({ source, gate }) => ({ gate, spansIn: spansOfPattern(source) }));
  const check = (look: Look): Outcome => {
    const scan = look.scan(field);
    const spans: Span[] = [];
    for (const { gate, spansIn } of gated) {
      if (mayMatch(gate, scan)) spans.push(...spansIn(scan.exact()));
    }
    return { truth: spans.length > 0, field, spans: mergeSpans(spans), actual: null };
  };
  const sought = soughtBy(
    field,
    gated.map(({ gate }) => gate),
  );
  return sought === null ? check : Object.assign(check, { sought });
}

/** What a text must have before a pattern is run over it. */
type Gate =
  | { readonly kind: 'literals'; readonly sets: readonly number[] }
  | { readonly kind: 'run'; readonly run: number }
  | { readonly kind: 'nothing' };

function bindRequired(binding: Binding, { required }: Pattern): Gate {
  if (required.kind === 'literals') return { kind: 'literals', sets: required.all.map(binding.addLiterals) };
  return required.kind === 'run' ? { kind: 'run', run: binding.addRun(required.run) } : required;
}

function mayMatch(gate: Gate, scan: Scan): boolean {
  if (gate.kind === 'literals') return gate.sets.every(scan.has);
  return gate.kind === 'nothing' || scan.hasRun(gate.run);
}

/** Of a pattern's sets of literals the first is enough: without it the others are not asked for. */
function soughtBy(field: TextField, gates: readonly Gate[]): Sought | null {
  if (gates.some(({ kind }) => kind === 'nothing')) return null;
  return {
    field,
    sets: gates.flatMap((gate) => (gate.kind === 'literals' ? gate.sets.slice(0, 1) : [])),
    runs: gates.flatMap((gate) => (gate.kind === 'run' ? [gate.run] : [])),
  };
}
