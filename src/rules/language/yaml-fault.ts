import {
  type Document,
  type ErrorCode,
  isCollection,
  isScalar,
  type ParsedNode,
  visit,
  type YAMLError,
} from 'yaml';
import { COLONS } from './unknown-key.ts';

/** A fault as it is told: the offsets that are meant, and the message. */
interface Explained {
  readonly at: readonly [from: number, to: number];
  readonly message: string;
}

/**
 * What is wrong with a file that is no YAML, and the usual cure, for an author who is no programmer: what the
 * line looks like says more of it than the parser's own words.
 */
export function explainFault(
  fault: YAMLError,
  text: string,
  document: Document.Parsed<ParsedNode>,
): Explained {
  const [from, to] = fault.pos;
  const open = OPEN.test(fault.message) ? openedAt(document, from) : null;
  if (open !== null)
    return { at: [open, open + 1], message: `not valid YAML: ${unclosed(text.charAt(open))}` };
  const line = lineAt(text, from);
  const words = LOOKS.find(([look]) => look.test(line))?.[1] ?? BY_CODE[fault.code];
  return { at: [from, to], message: `not valid YAML: ${words ?? `${fault.message}; ${SIGNS}`}` };
}

function lineAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).slice(0, LONGEST_LINE);
}

/** Enough to see what an author did. */
const LONGEST_LINE = 500;

/** What the parser says where something was opened and never closed. */
const OPEN = /must be sufficiently indented and end with|^Missing closing|^Expected .* to end with|^Flow /;

const unclosed = (sign: string): string =>
  `this ${sign} has no ${CLOSING[sign] ?? sign} that ends it; what follows a # is a comment, if not in quotes`;

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };

/** Where the innermost bracket or quote stands that goes on past an offset. */
function openedAt(document: Document.Parsed<ParsedNode>, at: number): number | null {
  let found: number | null = null;
  visit(document, {
    Node: (_key, node) => {
      const [start, end] = node.range ?? [at + 1, at + 1];
      const isOpen = (isCollection(node) && node.flow) || (isScalar(node) && /^QUOTE/.test(node.type ?? ''));
      if (isOpen && start < at && end >= Math.min(at, end)) found = start;
    },
  });
  return found;
}

const SIGNS =
  'put a value with signs such as > < : # * & ! % @ [ or { into quotes, for example ">= 3", and a text with a colon too';
const COLUMNS =
  'entries of one level begin in the same column, and a key ends with a colon and a space, as in then: hold';

/** What a line looks like, most telling first. */
const LOOKS: readonly (readonly [look: RegExp, words: string])[] = [
  [/^[ ]*\t/, 'a tab at the beginning of a line; indent with spaces'],
  [
    /^\s*[\u00a0\u2000-\u200f\u202f\u3000]/u,
    'a space or mark that is not the usual one at the beginning of a line; type it anew with spaces',
  ],
  [
    new RegExp(`^[\\s{-]*[\\w.]+ ?[${COLONS}]`, 'u'),
    'this colon is not the usual one; write ":" and a space, as in then: hold',
  ],
  [/^\s*-[\p{L}_{["']/u, 'a dash needs a space behind it, as in "- id: insult"'],
  [/^[\s-]*[a-z_.]+:[^\s/]/, 'a colon needs a space behind it, as in then: hold'],
  [/[[{][^\]}]*[،؛]/u, 'between entries in [ ] or { } stands the comma ",", not "،"'],
  [/[:,[{]\s*[“”„«»‹›‘’]/u, "quotation marks such as “ ” and « » don't count in YAML; use \" or '"],
  [
    /: *"[^"]*"\s*[^\s#,\]}]|: *'(?:[^']|'')*'\s*[^\s#,\]}']/,
    'a text in quotes ends with the quote; write a quote inside it twice between \', or put \\ before it between "',
  ],
  [/: *["']?[^"'[{]*\S: /, SIGNS],
];

/** Where the line tells nothing. */
const BY_CODE: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: SIGNS,
  BAD_DQ_ESCAPE:
    'between " the sign \\ begins an escape; put patterns into single quotes, where \\ stands for itself',
  BAD_INDENT: COLUMNS,
  BAD_SCALAR_START: SIGNS,
  BLOCK_AS_IMPLICIT_KEY: `${COLUMNS}; ${SIGNS}`,
  BLOCK_IN_FLOW: SIGNS,
  MISSING_CHAR: 'between two entries in [ ] or { } stands a comma',
  MULTILINE_IMPLICIT_KEY: COLUMNS,
  MULTIPLE_DOCS: 'a file is one document; remove this line',
  NON_STRING_KEY: 'a key is a single word, as in then: hold; put a text with braces or brackets into quotes',
  RESOURCE_EXHAUSTION: 'nested too deep; write it flatter',
  TAB_AS_INDENT: 'a tab at the beginning of a line; indent with spaces',
  TAG_RESOLVE_FAILED: `tags (!name) are not used here; ${SIGNS}`,
  UNEXPECTED_TOKEN: SIGNS,
};
