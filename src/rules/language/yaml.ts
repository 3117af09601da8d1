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
import type { Cell, CellValue, Effort } from './cell.ts';
import type { Place, Report } from './problem.ts';
import { quoted } from './quote.ts';
import { explainFault } from './yaml-fault.ts';

/** Deeper than any rule that a person can read. */
const MAX_DEPTH = 32;
const TOO_DEEP = `nested more than ${MAX_DEPTH} levels deep; write it flatter`;

/** A file as cells; undefined if it is no YAML, or empty, which is reported with its place. */
export function readYaml(file: string, content: string, report: Report, effort: Effort): Cell | undefined {
  // A byte order mark is no column, and what editors show as a line is one.
  const text = content.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const lines = new LineCounter();
  const place = placeIn(file, text, lines);
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false, // It compares each with each, which takes minutes for a hundred thousand.
  });
  const [fault] = [...document.errors, ...document.warnings]; // The others mostly follow from the first.
  if (fault !== undefined) {
    const { at, message } = explainFault(fault, text, document);
    report(place(...at), message);
    return undefined;
  }
  if (document.directives.yaml.explicit) {
    report(place(0, text.length), 'remove this line: a line that begins with % has a meaning of its own');
    return undefined;
  }
  const root = { ...place(0, text.length), file };
  return toCell({ text, place, report, effort }, file, document.contents, root, 0);
}

type PlaceIn = (from: number, to: number) => Place;

interface Reading {
  readonly text: string;
  readonly place: PlaceIn;
  readonly report: Report;
  readonly effort: Effort;
}

/** Places by offsets; what goes on over more lines than one is meant to the end of its first. */
function placeIn(file: string, text: string, lines: LineCounter): PlaceIn {
  return (from, to) => {
    const { line, col } = lines.linePos(Math.min(from, text.length));
    const end = text.slice(from, to).indexOf('\n');
    const length = end < 0 ? Math.max(Math.min(to, text.length) - from, 0) : end;
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), length };
  };
}

function toCell(
  reading: Reading,
  name: string,
  node: ParsedNode | null,
  keyPlace: Place,
  depth: number,
): Cell {
  const place = node === null ? keyPlace : placeOf(reading, node);
  const value = toValue(reading, node, place, name, depth);
  return { name, place, keyPlace, value, report: reading.report, effort: reading.effort };
}

const placeOf = ({ place }: Reading, { range }: ParsedNode): Place => place(range[0], range[1]);

function toValue(
  reading: Reading,
  node: ParsedNode | null,
  place: Place,
  name: string,
  depth: number,
): CellValue {
  const special = node && specialSign(node);
  if (depth > MAX_DEPTH || special) {
    reading.report(place, special || TOO_DEEP);
    return { kind: 'nothing', comment: false, told: true };
  }
  if (isSeq<ParsedNode>(node)) return { kind: 'list', items: toItems(reading, node.items, name, depth) };
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    return { kind: 'map', entries: toEntries(reading, node.items, depth) };
  }
  if (isScalar(node)) return toScalar(node);
  return { kind: 'nothing', comment: false };
}

/** What YAML has for programmers, and an author mostly wrote by accident. */
function specialSign(node: ParsedNode): string | null {
  const cure = (sign: string) => `write the value itself, or put a text that begins with ${sign} into quotes`;
  if (isAlias(node)) return `aliases (*name) are not used here; ${cure('*')}`;
  if (node.anchor !== undefined) return `anchors (&name) are not used here; ${cure('&')}`;
  return node.tag === undefined ? null : `tags (!name) are not used here; ${cure('!')}`;
}

function toItems(reading: Reading, nodes: readonly ParsedNode[], name: string, depth: number): Cell[] {
  return nodes.map((node) => toCell(reading, name, node, placeOf(reading, node), depth + 1));
}

function toEntries(
  reading: Reading,
  pairs: readonly { key: ParsedNode; value: ParsedNode | null }[],
  depth: number,
): Cell[] {
  const lines = new Map<string, number>();
  return pairs.map(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : '';
    const place = placeOf(reading, key);
    const before = lines.get(name);
    if (before === undefined) lines.set(name, place.line);
    else
      reading.report(
        place,
        `the key ${quoted(name)} is there already, in line ${before}; remove one of the two`,
      );
    return toCell(reading, name, value, place, depth + 1);
  });
}

function toScalar({ value, source, comment, type }: Scalar.Parsed): CellValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return { kind: 'scalar', value, source: source ?? String(value), quoted: type !== 'PLAIN' };
  }
  return { kind: 'nothing', comment: comment != null };
}
