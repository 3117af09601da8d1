import {
  type Document,
  type ErrorCode,
  isCollection,
  isScalar,
  type Node,
  type ParsedNode,
  visit,
  type YAMLError,
} from 'yaml';
import { COLUMNS, LOOKS, SIGNS } from './yaml-looks.ts';

/** A fault as it is told: the offsets that are meant, and the message. */
interface Explained {
  readonly at: readonly [from: number, to: number];
  readonly message: string;
}

type Parsed = Document.Parsed<ParsedNode>;

/**
 * What is wrong with a file that is no YAML, and the usual cure, for an author who is no programmer: what the
 * line looks like says more of it than the parser's own words.
 */
export function explainFault(fault: YAMLError, text: string, document: Parsed): Explained {
  const { at, message } =
    explainOpen(fault, text, document) ??
    explainSurely(fault) ??
    explainLook(fault, text) ??
    explainByCode(fault, text);
  return { at, message: `not valid YAML: ${message}` };
}

/** What the parser says where something was opened and never closed. */
const OPEN = /must be sufficiently indented and end with|^Missing closing|^Expected .* to end with/;

function explainOpen(fault: YAMLError, text: string, document: Parsed): Explained | null {
  const [from] = fault.pos;
  const open = OPEN.test(fault.message) ? openedAt(document, text, from) : null;
  if (open === null) return null;
  const [sign, found] = [text.charAt(open), text.charAt(from)];
  const closing = CLOSING[sign] ?? sign;
  if (found === '' || !']}'.includes(found) || found === closing) {
    const message = `this ${sign} has no ${closing} that ends it; what follows a # is a comment, if not in quotes`;
    return { at: [open, open + 1], message };
  }
  const line = text.slice(0, open).split('\n').length;
  const message = `this ${found} stands where a ${closing} is due, for the ${sign} in line ${line}; correct one of them`;
  return { at: [from, from + 1], message };
}

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** Where the innermost bracket or quote stands that is open at an offset. */
function openedAt(document: Parsed, text: string, at: number): number | null {
  let found: number | null = null;
  visit(document, {
    Node: (_key, node) => {
      const [start, end] = node.range ?? [at, at];
      if (start < at && end >= Math.min(at, text.trimEnd().length) && isOpen(node, text)) found = start;
    },
  });
  return found;
}

function isOpen(node: Node, text: string): boolean {
  const [start, end] = node.range ?? [0, 0];
  const last = end - 1 > start ? text.charAt(end - 1) : '';
  if (isScalar(node)) return /^QUOTE/.test(node.type ?? '') && last !== text.charAt(start);
  return isCollection(node) && node.flow === true && last !== CLOSING[text.charAt(start)];
}

/** Where the parser knows best. */
function explainSurely({ code, pos }: YAMLError): Explained | null {
  const message = SURELY[code];
  return message === undefined ? null : { at: pos, message };
}

const SURELY: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_DQ_ESCAPE:
    'between " the sign \\ begins an escape; put patterns into single quotes, where it stands for itself',
  BAD_SCALAR_START: SIGNS,
  MULTIPLE_DOCS: 'a file is one document; remove this line',
  NON_STRING_KEY: 'a key is a single word, as in then: hold; put a text with braces or brackets into quotes',
  RESOURCE_EXHAUSTION: 'nested too deep; write it flatter',
  TAG_RESOLVE_FAILED: 'tags (!name) are not used here; put a text that begins with ! into quotes',
};

function explainLook(fault: YAMLError, text: string): Explained | null {
  const start = lineStart(text, fault.pos[0]);
  const line = lineOf(text, start);
  for (const [look, message] of LOOKS) {
    const at = look.exec(line)?.indices?.[1];
    if (at !== undefined) return { at: [start + at[0], start + at[1]], message };
  }
  return null;
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

function lineOf(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).slice(0, LONGEST_LINE);
}

/** Enough to see what an author did. */
const LONGEST_LINE = 500;

/** Where the line tells nothing by itself. */
function explainByCode({ code, pos, message }: YAMLError, text: string): Explained {
  if (/^Unexpected ,/.test(message))
    return { at: pos, message: 'nothing stands before this comma; remove it' };
  if (/^Missing ,/.test(message))
    return { at: pos, message: 'between two entries in [ ] or { } stands a comma' };
  if (!ABOUT_COLUMNS.has(code)) return { at: pos, message: SIGNS };
  const start = lineStart(text, pos[0]);
  // A value that goes on in the next line is found here, but it is that line which is indented too far.
  const goesOn = code === 'BLOCK_AS_IMPLICIT_KEY' ? start + lineOf(text, start).length + 1 : start;
  const line = lineOf(text, goesOn);
  const from = goesOn + line.length - line.trimStart().length;
  return { at: [Math.min(from, text.length), goesOn + line.length], message: COLUMNS };
}

const ABOUT_COLUMNS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'MISSING_CHAR',
  'MULTILINE_IMPLICIT_KEY',
]);
