import { keyedHash } from '../secrets/subkeys.ts';
import type { AuditTable } from '../store/tables.ts';

/** What of an entry is sealed: all that it says. */
export type Sealable = Omit<AuditTable, 'sequence' | 'hash'>;

/** What the hash before the first entry is taken to be. */
export const BEFORE_ALL = '';

/** The hash of an entry: over the one of the entry before, its own place in the chain, and every column. */
export const entryHash = (key: Uint8Array, previous: string, sequence: number, entry: Sealable): string =>
  keyedHash(
    key,
    JSON.stringify([
      previous,
      sequence,
      entry.id,
      entry.site,
      entry.at,
      entry.by_kind,
      entry.by_id,
      entry.by_name,
      entry.kind,
      entry.subject,
      entry.from_status,
      entry.to_status,
      entry.undoes,
      entry.bulk,
      entry.reason_code,
      entry.detail,
    ]),
  );

/** Over the last entry's place and hash, so that the last entries can't be cut off unseen. */
export const headSeal = (
  key: Uint8Array,
  { sequence, hash }: { readonly sequence: number; readonly hash: string },
): string => keyedHash(key, JSON.stringify(['head', sequence, hash]));
