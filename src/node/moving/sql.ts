import type { Value } from '../../store/statement.ts';

/** The values of a row, in the order in which they were asked for. */
export type Row = readonly Value[];

/**
 * One connection to a database, for what is done with all of it at once, whatever its tables are: all else goes by
 * `Database`, whose statements name theirs.
 */
export interface Sql {
  readonly kind: 'sqlite' | 'postgres';
  /** Runs one statement, with a `?` for each value; arrays of values are PostgreSQL's alone. Its rows, or none. */
  rows(text: string, values?: readonly (Value | readonly Value[])[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** A name as it stands in SQL. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Names as they stand in a list. */
export const quotedList = (names: readonly string[]): string => names.map(quoted).join(', ');

/** Runs work as one transaction: all of it, or nothing. */
export async function inTransaction<T>(sql: Sql, work: () => Promise<T>): Promise<T> {
  // SQLite's waits here for who writes: later on it could not.
  await sql.rows(sql.kind === 'sqlite' ? 'begin immediate' : 'begin');
  try {
    const done = await work();
    await sql.rows('commit');
    return done;
  } catch (error) {
    await sql.rows('rollback').catch(() => undefined); // what ended the transaction says more
    throw error;
  }
}
