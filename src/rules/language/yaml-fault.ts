import type { ErrorCode, YAMLError } from 'yaml';

/** What is wrong with a file that is no YAML, and the usual cure, for an author who is no programmer. */
export function explainFault(fault: YAMLError): string {
  const cure = CURES[fault.code];
  const words = INSTEAD[fault.code] ?? fault.message + (cure === undefined ? '' : `; ${cure}`);
  return `not valid YAML: ${words}`;
}

/** Where the parser's own words are for programmers. */
const INSTEAD: Readonly<Partial<Record<ErrorCode, string>>> = {
  MULTIPLE_DOCS: 'a file is one document; remove this line',
  RESOURCE_EXHAUSTION: 'nested too deep',
};

const QUOTES = 'put a value with signs such as > < : # * & ! % @ [ or { into quotes, for example ">= 3"';
const COLUMNS = 'entries of one level begin in the same column, and a key ends with a colon and a space';
const CLOSED =
  'every bracket, brace and quote needs its end; what follows a # is a comment, if not in quotes';

const CURES: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_DQ_ESCAPE: 'put patterns into single quotes, where \\ stands for itself',
  BAD_INDENT: `${COLUMNS}; ${CLOSED}`,
  BAD_SCALAR_START: QUOTES,
  BLOCK_AS_IMPLICIT_KEY: `${COLUMNS}; ${QUOTES}`,
  DUPLICATE_KEY: 'this key is there already',
  MISSING_CHAR: CLOSED,
  MULTILINE_IMPLICIT_KEY: COLUMNS,
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: QUOTES,
  UNEXPECTED_TOKEN: QUOTES,
};
