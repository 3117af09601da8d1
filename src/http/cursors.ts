import { decodeCursor, encodeCursor, type Position } from '../read/cursor.ts';
import { keyedHash } from '../secrets/subkeys.ts';
import { malformed } from './problem.ts';
import type { Service } from './route.ts';

/** A page of rows that were read with one more than `limit`; `last` is its last one if others follow. */
export function cutPage<R>(rows: readonly R[], limit: number): { page: readonly R[]; last: R | undefined } {
  const page = rows.slice(0, limit);
  return { page, last: rows.length > limit ? page.at(-1) : undefined };
}

/** Reads and writes the cursors of one list: of one route with its filters and order. */
export interface Cursors {
  /** undefined for the first page. */
  read(cursor: string | undefined): Position | undefined | Response;
  write(position: Position): string;
}

/** `list` names the route with all that narrows or orders it; a cursor of another list is malformed. */
export function cursorsOf({ subkeys }: Service, list: readonly unknown[]): Cursors {
  const sign = (text: string): string => keyedHash(subkeys.cursors, text);
  const bound = JSON.stringify(list);
  return {
    read: (cursor) =>
      cursor === undefined
        ? undefined
        : (decodeCursor(sign, bound, cursor) ??
          malformed([
            {
              path: 'cursor',
              message: 'Send the `next` of the page before, with the same filters and order.',
            },
          ])),
    write: (position) => encodeCursor(sign, bound, position),
  };
}
