import { sql } from 'kysely';
import { type Insert, insertEntryFrom, type NewEntry, valuesOf } from './audit.ts';
import { type Statement, statement } from './statement.ts';
import type { KeysTable } from './tables.ts';

export type StoredKey = Omit<KeysTable, 'hash'>;
type NewKey = Pick<KeysTable, keyof KeysTable>;

export const insertKey: (values: NewKey) => Statement = statement(({ db }, p: NewKey) =>
  db.insertInto('keys').values({
    id: p.id,
    hash: p.hash,
    role: p.role,
    site: p.site,
    name: p.name,
    created_at: p.created_at,
  }),
);

export const findKey: (values: { id: string }) => Statement<NewKey> = statement(({ db }, p: { id: string }) =>
  // Named one by one: what was prepared for all columns fails in PostgreSQL once a migration adds one.
  db.selectFrom('keys').select(['id', 'hash', 'role', 'site', 'name', 'created_at']).where('id', '=', p.id),
);

/** Oldest first. */
export const listKeys: (values: Record<string, never>) => Statement<StoredKey> = statement(({ db }) =>
  db
    .selectFrom('keys')
    .select(['id', 'role', 'site', 'name', 'created_at'])
    .orderBy('created_at')
    .orderBy('id'),
);

/** Revoking is deleting: decisions carry the name of who made them. Returns the id if there was one. */
export const deleteKey: (values: { id: string }) => Statement<{ id: string }> = statement(
  ({ db }, p: { id: string }) => db.deleteFrom('keys').where('id', '=', p.id).returning('id'),
);

/** Appends an entry on a key, its subject, unless there is none; of those who revoke one at once only one finds it. */
export const appendOfKey = (entry: NewEntry): Statement => insertOfKey(valuesOf(entry));

const insertOfKey: (values: Insert) => Statement = statement(({ lock }, p: Insert) =>
  insertEntryFrom(p, sql`from keys as k where k.id = ${p.subject} ${lock('k')}`),
);
