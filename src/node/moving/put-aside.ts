import type { Shape } from './shapes.ts';
import { quoted, type Row, type Sql } from './sql.ts';

/** Something of a database that is taken away and made again, each by a statement. */
export interface Aside {
  readonly name: string;
  readonly away: string;
  readonly again: string;
}

/**
 * What keeps rows from being read in quickly, or at all: indexes that are no keys, which are made far quicker of all
 * rows at once, and the triggers that let nobody store an entry of the audit that is sealed.
 */
export async function asideOf(sql: Sql, shapes: readonly Shape[]): Promise<Aside[]> {
  const tables = new Set(shapes.map(({ table }) => table));
  const rows = (await sql.rows(LISTS[sql.kind])) as [string, string, string, string][];
  return rows.filter(([table]) => tables.has(table)).map(([, ...each]) => ASIDE[sql.kind](each));
}

/** Table, kind, name, and the statement that makes it; indexes first. */
const LISTS: Readonly<Record<Sql['kind'], string>> = {
  sqlite: `
    select tbl_name, type, name, sql from sqlite_master where type in ('index', 'trigger') and sql is not null
    order by type, rowid`,
  postgres: `
    select t.relname::text as tbl, 'index' as type, c.relname::text as name, pg_get_indexdef(i.indexrelid) as sql
    from pg_index as i join pg_class as c on c.oid = i.indexrelid join pg_class as t on t.oid = i.indrelid
    where c.relnamespace = current_schema()::regnamespace
      and not exists (select 1 from pg_constraint as k where k.conindid = i.indexrelid)
    union all
    select distinct t.relname::text, 'trigger', t.relname::text, ''
    from pg_trigger as g join pg_class as t on t.oid = g.tgrelid
    where not g.tgisinternal and t.relnamespace = current_schema()::regnamespace
    order by type, tbl, name`,
};

const dropped = ([type, name, sql]: Row): Aside => ({
  name: String(name),
  away: `drop ${type} ${quoted(String(name))}`,
  again: String(sql),
});

const ASIDE: Readonly<Record<Sql['kind'], (row: Row) => Aside>> = {
  sqlite: dropped,
  postgres: (row) => {
    const [type, name] = row.map(String) as [string, string];
    if (type === 'index') return dropped(row);
    const table = `alter table ${quoted(name)}`;
    return { name, away: `${table} disable trigger user`, again: `${table} enable trigger user` };
  },
};
