import { type Cell, readAll, readOneOrMore, readText } from '../language/cell.ts';
import { type Help, oneOrMore, TEXT } from '../language/json-schema.ts';
import { quoted } from '../language/quote.ts';
import { compilePattern, type Pattern, patternSpans } from '../match/pattern.ts';
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
  type TextField,
} from './condition.ts';

/** `regex`: a pattern, or several of which one has to match, over the body or the name as written, in NFC. */
export function regexKind(group: 'text' | 'name', field: TextField): ConditionKind {
  const key = `${group}.regex`;
  return {
    key,
    options: [],
    help: HELP[group],
    schema: oneOrMore(TEXT),
    read: (cell) => readRegex(key, field, cell),
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

function readRegex(key: string, field: TextField, cell: Cell): Condition | undefined {
  const cells = readOneOrMore(cell);
  const patterns = readAll(cells, readPattern);
  if (patterns.length === 0 || patterns.length < cells.length) return undefined;
  const alwaysRun = patterns
    .filter(({ pattern }) => pattern.required.kind === 'nothing')
    .map(({ place }) => place);
  const bind = (binding: Binding) =>
    bindRegex(
      binding,
      field,
      patterns.map(({ pattern }) => pattern),
    );
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

function bindRegex(binding: Binding, field: TextField, patterns: readonly Pattern[]): Check {
  const gated = patterns.map((pattern) => ({ pattern, gate: bindRequired(binding, pattern) }));
  const sets = gated.flatMap(({ gate }) => (gate.kind === 'literals' ? [gate.set] : []));
  const check = (look: Look): Outcome => {
    const scan = look.scan(field);
    const due = gated.filter(({ gate }) => mayMatch(gate, scan));
    const spans = mergeSpans(due.flatMap(({ pattern }) => patternSpans(pattern, scan.exact())));
    return { truth: spans.length > 0, field, spans, actual: null };
  };
  return sets.length === patterns.length ? Object.assign(check, { sought: { field, sets } }) : check;
}

/** What a text must have before a pattern is run over it. */
type Gate =
  | { readonly kind: 'literals'; readonly set: number }
  | { readonly kind: 'run'; readonly found: RegExp }
  | { readonly kind: 'nothing' };

function bindRequired(binding: Binding, { required }: Pattern): Gate {
  if (required.kind !== 'literals') return required;
  const set = binding.addLiterals(required.oneOf);
  return { kind: 'literals', set };
}

function mayMatch(gate: Gate, scan: Scan): boolean {
  if (gate.kind === 'literals') return scan.has(gate.set);
  return gate.kind === 'nothing' || gate.found.test(scan.exact().text);
}
