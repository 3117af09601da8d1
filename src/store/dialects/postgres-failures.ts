import { Conflict, Unavailable } from '../database.ts';

/** Classes and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html */
const UNIQUE = '23505';
/** serialization_failure, deadlock_detected: nothing was done, and the same again may go through. */
const CROSSED = /^(40001|40P01)$/;
/** An earlier statement of the transaction failed; that one's error says why. */
const FOLLOWING = '25P02';
/**
 * What passes by itself, or when an operator makes room: connections (08), resources and disks (53, 58),
 * an administrator or a restart (57), locks and time-outs (55P03, 25P03, 25P04), what crossed too often, and what
 * a connection's prepared statements don't fit any more, for which another comes. A password that was changed (28), or a
 * database that is gone (3D000), is an operator's as well: a start refuses them by itself.
 */
const PASSING = /^(08|53|57|58|55P03|25006|25P03|25P04|40|26000|0A000|28|3D000)/;

/** What PostgreSQL itself said, which comes with a severity; of the network's errors one is `EPIPE`. */
const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'severity' in error && 'code' in error ? String(error.code) : undefined;

/** Two transactions got into one another's way: the batch may be run again. */
export const isCrossed = (error: unknown): boolean => CROSSED.test(codeOf(error) ?? '');

/** Whether an error only says that another statement of its transaction failed. */
export const isFollowing = (error: unknown): boolean => codeOf(error) === FOLLOWING;

/**
 * Errors after which the server closes the connection, and those that all later uses of it would have: it forgot a
 * prepared statement (26000), or a table has changed under one (0A000).
 */
const OF_CONNECTION = /^(08|57P|25P03|25P04|26000|0A000)/;

/** Whether a connection is to be closed for an error: what didn't come from the server is the network, or a time-out. */
export function isOfConnection(error: unknown): boolean {
  const code = codeOf(error);
  return code === undefined || OF_CONNECTION.test(code);
}

/** The server went away, or the network did: what was sent may have been done. */
const BROKEN = /^(08|57P)/;

/** The store's own error for a driver's; a bug of ours stays what it is. `wrote`: whether a write had been sent. */
export function failureOf(error: unknown, wrote: boolean): unknown {
  if (error instanceof Unavailable) return error;
  const code = codeOf(error);
  if (code === UNIQUE) return new Conflict(String(error), { cause: error });
  const uncertain = wrote && (code === undefined || BROKEN.test(code));
  if (code === undefined || PASSING.test(code))
    return new Unavailable(String(error), { cause: error, uncertain });
  return error;
}
