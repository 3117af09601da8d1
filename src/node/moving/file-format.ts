/** The first line of a file. */
export interface Header {
  readonly hakam: 'export';
  /** Of the format of the file. */
  readonly version: typeof VERSION;
  /** The last migration of the database it was made of. */
  readonly schema: string;
  /** Tells whether another database has the same secret. */
  readonly secret: string;
  /** The columns of each table, in the order of the values in its rows: `["comments", …]`. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
}

export const VERSION = 1;

/** The last line: without it a file was cut off. */
export interface EndMark {
  readonly end: {
    /** Lines between the first and this. */
    readonly rows: number;
    /** Of all that comes before this line, in hexadecimal digits. */
    readonly sha256: string;
  };
}

/** What is wrong with a file, in plain words. */
export class WrongFile extends Error {
  override readonly name = 'WrongFile';
}

/** One line of a file. */
export const lineOf = (content: Header | EndMark | readonly unknown[]): string =>
  `${JSON.stringify(content)}\n`;

/** The first line of a file, if it is one of this version of Hakam; throws `WrongFile` otherwise. */
export function readHeader(line: string): Header {
  const header = parsed(line);
  if (!isRecord(header) || header.hakam !== 'export')
    throw new WrongFile('Line 1: this is no file of `hakam export`.');
  if (header.version !== VERSION)
    throw new WrongFile(
      `Line 1: the file's format is version ${header.version}, and this Hakam reads version ${VERSION}: import it with the Hakam that made it.`,
    );
  const { schema, secret, tables } = header;
  if (
    typeof schema === 'string' &&
    typeof secret === 'string' &&
    isRecord(tables) &&
    Object.values(tables).every(isTextList)
  )
    return header as unknown as Header;
  throw new WrongFile('Line 1 is not as an export writes it. Export again.');
}

/** The last line of a file, or undefined where it is none. */
export function readEndMark(line: string): EndMark['end'] | undefined {
  const mark = parsed(line);
  const end = isRecord(mark) ? mark.end : undefined;
  return isRecord(end) && typeof end.rows === 'number' && typeof end.sha256 === 'string'
    ? (end as unknown as EndMark['end'])
    : undefined;
}

const isTextList = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
