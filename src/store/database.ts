import type { Statement } from './statement.ts';

/** The rows of a list of statements, in its order; a statement that returns none gives []. */
export type RowsOf<S extends readonly Statement[]> = {
  -readonly [K in keyof S]: S[K] extends Statement<infer R> ? R[] : never;
};

export interface WriteOptions {
  /**
   * False for what may be forgotten in a power cut, such as a limit's counter: it may then be
   * answered before its commit. Anything that is answered for must be durable, which is the default.
   */
  readonly durable?: boolean;
}

/** The only ways to a database. All reject with `Unavailable` where it can't be reached. */
export interface Database {
  /** Reads in one round trip, from one snapshot. */
  read<const S extends readonly Statement[]>(statements: S): Promise<RowsOf<S>>;
  /**
   * All of the statements or none, in one round trip. Resolves when they are committed.
   * Rejects with `Conflict` where a unique key exists already.
   */
  atomically<const S extends readonly Statement[]>(statements: S, options?: WriteOptions): Promise<RowsOf<S>>;
  /**
   * A number that is another one once anything was committed, by any process: what was read before it was asked for still
   * holds as long as it is the same. Not there where to ask costs as much as to read.
   */
  stamp?(): number;
}

/** A unique key exists already; nothing of the batch was done. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/**
 * The database can't take this now (locked, full, gone). Nothing of the batch was done; but where the connection
 * broke before the answer came, as `uncertain` tells, all of it may have been.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
  readonly uncertain: boolean;
  constructor(
    message: string,
    { uncertain = false, ...options }: ErrorOptions & { uncertain?: boolean } = {},
  ) {
    super(message, options);
    this.uncertain = uncertain;
  }
}
