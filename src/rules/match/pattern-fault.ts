import { RE2JSSyntaxException } from 're2js';

/** What is wrong with a pattern, and where in it, in UTF-16 units, if that is known. */
export interface PatternFault {
  readonly message: string;
  readonly part?: PatternPart | undefined;
}

export interface PatternPart {
  readonly from: number;
  readonly length: number;
}

/** What RE2 says of a pattern that is none, in plain words and with the cure. */
export function explainPattern(source: string, error: unknown): PatternFault {
  if (!(error instanceof RE2JSSyntaxException)) return { message: `not a pattern: ${String(error)}` };
  const input = error.input ?? '';
  const words = WORDS[error.error] ?? error.error;
  const lookAround = /^\(\?<?[=!]/.test(input) ? WORDS['look-around'] : undefined;
  return { message: lookAround ?? words, part: partOf(source, input) };
}

/** Where the part stands that RE2 names; undefined where it names all of it, or what stands there twice. */
function partOf(source: string, input: string): PatternPart | undefined {
  const from = source.indexOf(input);
  const isOnly = input !== '' && from >= 0 && source.indexOf(input, from + 1) < 0;
  return isOnly && input !== source ? { from, length: input.length } : undefined;
}

const SIGN = 'a sign such as ( ) [ ] { } * + ? . that is meant itself has \\ before it';

/** By RE2's own words. */
const WORDS: Readonly<Record<string, string>> = {
  'missing closing )': `a bracket ( has no ) that ends it; ${SIGN}`,
  'unexpected )': `a bracket ) has no ( before it; ${SIGN}`,
  'missing closing ]': `a bracket [ has no ] that ends it; ${SIGN}`,
  'invalid nested repetition operator': `two counts follow one another; remove one; ${SIGN}`,
  'missing argument to repetition operator': `nothing stands before it that could be repeated; ${SIGN}`,
  'invalid repeat count': 'a count goes from the smaller to the larger, to 1000 at most, as in {2,5}',
  'invalid character class range':
    'there is no such range or class; write the smaller first, as in [a-z], and classes as in \\p{Arabic}',
  'invalid escape sequence':
    'there is no such escape, nor references to groups; \\ stands before signs, and in \\d \\s \\w \\p{L} and the like',
  'trailing backslash at end of expression':
    'nothing follows the \\ at the end; write \\\\ for the sign itself',
  'invalid or unsupported Perl syntax': 'there is no such group; write ( ), (?: ) or (?i)',
  'invalid named capture': 'there is no such group; write ( ), (?: ) or (?i)',
  'duplicate capture group name': 'two groups have one name; write ( ) without a name',
  'expression nests too deeply': 'nested too deep; write it flatter',
  'look-around': 'looking ahead or behind is not possible; match more, and take it away with "unless"',
};
