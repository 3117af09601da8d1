import type { Value } from '../statement.ts';

/** A statement that a connection keeps prepared. */
export interface PreparedSql {
  /** Runs it with these values, in their order. Its rows as objects; none where it returns none. */
  all(values: readonly Value[]): unknown[];
}

/**
 * All that the dialect needs of a driver for SQLite. Every call is synchronous; integers up to 2^53
 * come back as exact numbers. What SQLite refuses is thrown as an `Error` whose `code` is the name of
 * its (extended) result code, as in https://sqlite.org/rescode.html: `SQLITE_CONSTRAINT_UNIQUE`.
 */
export interface SqliteConnection {
  /** False again once SQLite has rolled back by itself, as after SQLITE_FULL. */
  readonly inTransaction: boolean;
  prepare(sql: string): PreparedSql;
  /** Runs any number of statements, and leaves out their rows; what they throw may have no `code`. */
  exec(sql: string): void;
  /** A second time is nothing. */
  close(): void;
}

/** Opens a file, and makes it where there is none unless it is opened to read alone. */
export type SqliteDriver = (file: string, how: { readonly readOnly: boolean }) => SqliteConnection;
