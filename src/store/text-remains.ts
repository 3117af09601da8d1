import { type RawBuilder, sql } from 'kysely';
import { type Dialect, type Statement, statement, type Value } from './statement.ts';

/**
 * Removes what was made of the texts of some comments, and all earlier texts of theirs; `which` selects the comments' ids.
 * Sketches go by their times first, as there is no index by comment: those at which the texts were written. One by one,
 * for SQLite looks through the whole table for a union.
 */
export const dropTextRemains = <P extends Readonly<Record<string, Value>>>(
  which: (dialect: Dialect, p: P) => RawBuilder<unknown>,
): readonly ((values: P) => Statement)[] =>
  [
    (ids: RawBuilder<unknown>) => sql`delete from sketches where (created_at, comment) in (
      select c.created_at, c.id from comments as c where c.id in (${ids}))`,
    (ids: RawBuilder<unknown>) => sql`delete from sketches where (created_at, comment) in (
      select c.edited_at, c.id from comments as c where c.id in (${ids}) and c.edited_at is not null)`,
    (ids: RawBuilder<unknown>) => sql`delete from sketches where (created_at, comment) in (
      select f.written_at, f.comment from former_texts as f where f.comment in (${ids}))`,
    (ids: RawBuilder<unknown>) => sql`delete from former_labels where comment in (${ids})`,
    (ids: RawBuilder<unknown>) => sql`delete from former_texts where comment in (${ids})`,
  ].map((drop) => statement((dialect, p: P) => drop(which(dialect, p))));
