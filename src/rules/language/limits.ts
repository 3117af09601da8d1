import { COUNTED_BY, type Limit } from '../../domain/site.ts';
import { type Cell, readAll, readInteger, readList, readOneOf } from './cell.ts';
import { readField, readFields } from './fields.ts';
import { homeOf } from './homes.ts';
import { LIMIT_KEYS } from './keys.ts';
import { quoted } from './quote.ts';
import { readDuration, readId } from './scalars.ts';

/** The most submissions that a limit can let through at once. */
export const LARGEST_LIMIT = 1_000_000;
const EXAMPLES = { id: 'reader', by: 'address', max: '5', per: '1m' };

/** The limits of a site's file, narrow to wide, and within that in the order of their ids. */
export function readLimits(cell: Cell): readonly Limit[] {
  const ids = new Set<string>();
  const limits = readAll(readList(cell), (item) => readLimit(item, ids));
  const width = (limit: Limit) => COUNTED_BY.indexOf(limit.by);
  return limits.sort((a, b) => width(a) - width(b) || (a.id < b.id ? -1 : 1));
}

function readLimit(cell: Cell, ids: Set<string>): Limit | undefined {
  const fields = readFields(cell, LIMIT_KEYS, LIMIT_KEYS, { title: 'a limit', examples: EXAMPLES, homeOf });
  const id = readField(fields, 'id', (field) => readNewId(field, ids));
  const by = readField(fields, 'by', (field) => readOneOf(field, COUNTED_BY));
  const max = readField(fields, 'max', (field) => readInteger(field, 1, LARGEST_LIMIT));
  const per = readField(fields, 'per', readDuration);
  if (id === undefined || by === undefined || max === undefined || per === undefined) return undefined;
  return { id, by, max, per };
}

function readNewId(cell: Cell, ids: Set<string>): string | undefined {
  const id = readId(cell);
  if (id === undefined) return undefined;
  if (ids.has(id))
    cell.report(cell.place, `there is another limit ${quoted(id)}; give each an id of its own`);
  ids.add(id);
  return id;
}
