import type { ForgetAfter } from '../../domain/site.ts';
import type { Cell } from './cell.ts';
import { readField, readFields } from './fields.ts';
import { homeOf } from './homes.ts';
import { FORGET_KEYS } from './keys.ts';
import { readDuration } from './scalars.ts';

/** What holds where a site's file says nothing: all is kept. */
export const NOTHING_FORGOTTEN: ForgetAfter = { addresses: null, rejected: null, spam: null };

/** The part `forget_after` of a site's file. */
export function readForgetAfter(cell: Cell): ForgetAfter {
  const fields = readFields(cell, FORGET_KEYS, [], { homeOf });
  const after = (key: keyof ForgetAfter) => readField(fields, key, readDuration) ?? null;
  return { addresses: after('addresses'), rejected: after('rejected'), spam: after('spam') };
}
