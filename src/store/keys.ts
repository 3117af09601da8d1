import type { Role } from '../domain/access.ts';
import { type Statement, statement } from './statement.ts';

export type StoredKey = { id: string; role: Role; site: string; name: string; created_at: number };
type NewKey = StoredKey & { hash: string };

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
  db.selectFrom('keys').selectAll().where('id', '=', p.id),
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
