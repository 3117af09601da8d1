import { Conflict, Unavailable } from '../database.ts';

/** D1 tells its errors by their text alone: https://developers.cloudflare.com/d1/observability/debug-d1/ */
const UNIQUE = /UNIQUE constraint failed/;
/** What SQLite finds wrong in a statement or a value: our mistake, whenever it is run. */
const OURS = /SQLITE_(ERROR|CONSTRAINT|MISMATCH|RANGE|TOOBIG)|D1_TYPE_ERROR|D1_COLUMN_NOTFOUND/;
/** D1 refused before it began. */
const REFUSED = /overloaded|SQLITE_(BUSY|FULL|READONLY)|Exceeded maximum DB size/;

/**
 * The store's own error for one of D1's; a bug of ours stays what it is. All else passes by itself. `wrote`: whether
 * there was anything to write.
 */
export function failureOf(error: unknown, wrote: boolean): unknown {
  const text = String(error);
  if (UNIQUE.test(text)) return new Conflict(text, { cause: error });
  if (OURS.test(text)) return error;
  return new Unavailable(text, { cause: error, uncertain: wrote && !REFUSED.test(text) });
}
