import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type ParsedNode,
  parseDocument,
  type Scalar,
} from 'yaml';
import type { Cell, CellValue } from './cell.ts';
import type { Place, Report } from './problem.ts';
import { explainFault } from './yaml-fault.ts';

/** Deeper than any rule that a person can read. */
const MAX_DEPTH = 32;

/** A file as cells; undefined if it is no YAML, or empty, which is reported with its place. */
export function readYaml(file: string, text: string, report: Report): Cell | undefined {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const [fault] = [...document.errors, ...document.warnings]; // The others mostly follow from the first.
  if (fault !== undefined) {
    report(place(fault.pos[0]), explainFault(fault));
    return undefined;
  }
  return toCell({ place, report }, file, document.contents, place(0), 0);
}

interface Reading {
  readonly place: (offset: number) => Place;
  readonly report: Report;
}

function toCell(
  reading: Reading,
  name: string,
  node: ParsedNode | null,
  keyPlace: Place,
  depth: number,
): Cell {
  const place = node === null ? keyPlace : reading.place(node.range[0]);
  const value = toValue(reading, node, place, name, depth);
  return { name, place, keyPlace, value, report: reading.report };
}

function toValue(
  reading: Reading,
  node: ParsedNode | null,
  place: Place,
  name: string,
  depth: number,
): CellValue {
  if (depth > MAX_DEPTH) reading.report(place, `nested more than ${MAX_DEPTH} levels deep`);
  else if (isAlias(node)) reading.report(place, 'aliases (*name) are not used here; write the value itself');
  else if (isSeq<ParsedNode>(node)) return { kind: 'list', items: toItems(reading, node.items, name, depth) };
  else if (isMap<ParsedNode, ParsedNode | null>(node)) {
    return { kind: 'map', entries: toEntries(reading, node.items, depth) };
  } else if (isScalar(node)) return toScalar(node);
  return { kind: 'nothing', comment: false };
}

function toItems(reading: Reading, nodes: readonly ParsedNode[], name: string, depth: number): Cell[] {
  return nodes.map((node) => toCell(reading, name, node, reading.place(node.range[0]), depth + 1));
}

function toEntries(
  reading: Reading,
  pairs: readonly { key: ParsedNode; value: ParsedNode | null }[],
  depth: number,
): Cell[] {
  return pairs.map(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    return toCell(reading, name, value, reading.place(key.range[0]), depth + 1);
  });
}

function toScalar({ value, source, comment }: Scalar.Parsed): CellValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'scalar', value, source: source ?? String(value) };
  }
  return { kind: 'nothing', comment: comment != null };
}
