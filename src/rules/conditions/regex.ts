import { type Cell, readAll, readOneOrMore, readText } from '../language/cell.ts';
import { oneOrMore } from '../language/json-schema.ts';
import { compilePattern, type Pattern, patternSpans } from '../match/pattern.ts';
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
    schema: oneOrMore({ type: 'string' }),
    read: (cell) => readRegex(key, field, cell),
  };
}

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

function readPattern(cell: Cell) {
  const source = readText(cell, 'a pattern');
  if (source === undefined) return undefined;
  const result = compilePattern(source);
  if (result.ok) return { pattern: result.pattern, place: cell.place };
  cell.report(cell.place, `"${cell.name}": ${result.message}`);
  return undefined;
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
