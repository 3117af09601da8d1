import { sql } from 'kysely';
import type { Database } from '../../src/store/database.ts';
import { statement } from '../../src/store/statement.ts';
import { DATABASE } from '../databases/kind.ts';

/** Runs SQL that changes a database, as someone with a client of it would. */
export const changing =
  (database: Database) =>
  async (...texts: string[]): Promise<void> => {
    await database.atomically(texts.map((text) => statement(() => sql.raw(text))({})));
  };

const TRIGGERS =
  DATABASE === 'postgres'
    ? []
    : ['audit_is_appended_unsealed', 'audit_is_never_changed', 'audit_is_never_deleted'];

const kept = new WeakMap<Database, string[]>();

/** Takes away what guards the audit. */
export async function unguarded(database: Database): Promise<void> {
  if (DATABASE === 'postgres') return changing(database)('alter table audit disable trigger user');
  const read = statement<Record<string, never>, { sql: string }>(
    () => sql`select sql from sqlite_master where type = 'trigger' and tbl_name = 'audit'` as never,
  );
  const [rows] = await database.read([read({})]);
  kept.set(
    database,
    rows.map((row) => row.sql),
  );
  await changing(database)(...TRIGGERS.map((name) => `drop trigger ${name}`));
}

/** Puts it back. */
export const guarded = (database: Database): Promise<void> =>
  DATABASE === 'postgres'
    ? changing(database)('alter table audit enable trigger user')
    : changing(database)(...(kept.get(database) ?? []));
