import { Conflict, Unavailable } from '../database.ts';

/** What passes by itself, or when an operator makes room: codes of https://sqlite.org/rescode.html */
const PASSING = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|NOMEM|PROTOCOL)/;
const UNIQUE = /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/;

/** SQLite's result code of a driver's error; undefined for anything else. */
const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

/** Somebody else holds the write lock. */
export const isBusy = (error: unknown): boolean => codeOf(error)?.startsWith('SQLITE_BUSY') ?? false;

/** The store's own error for a driver's; a bug of ours stays what it is. */
export function failureOf(error: unknown): unknown {
  const code = codeOf(error) ?? '';
  if (UNIQUE.test(code)) return new Conflict(code, { cause: error });
  if (PASSING.test(code)) return new Unavailable(code, { cause: error });
  return error;
}
