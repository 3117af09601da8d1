import { quotedList, type Sql } from './sql.ts';

/** A table, as the database itself describes it. */
export interface Shape {
  readonly table: string;
  /** In the order of their names: migrations leave them in another order in each database. */
  readonly columns: readonly Column[];
  /** What its rows are ordered by: no two have the same. */
  readonly key: readonly string[];
}

export interface Column {
  readonly name: string;
  readonly type: 'text' | 'bigint';
}

/** What is a database's own: its schema, counters that end within a day, and how far files are read into it. */
const NOT_MOVED: ReadonlySet<string> = new Set(['migrations', 'limits', 'imports']);

/** The order of what has no primary key, by columns that an index begins with. */
const ORDERS: Readonly<Record<string, readonly string[]>> = { sketches: ['created_at', 'comment', 'scope'] };

/**
 * All tables that are moved, in the order of their names. They come from the database's catalogue, so that none is
 * forgotten, nor a column. Throws where a table has no order, or a type that is not moved: a bug of a migration.
 */
export async function shapesOf(sql: Sql): Promise<Shape[]> {
  const columns = (await sql.rows(CATALOGUE[sql.kind])) as [string, string, string, number][];
  const tables = Map.groupBy(columns, ([table]) => table);
  return [...tables.keys()]
    .filter((table) => !NOT_MOVED.has(table))
    .sort()
    .map((table) => shapeOf(table, tables.get(table) ?? []));
}

function shapeOf(table: string, rows: readonly [string, string, string, number][]): Shape {
  const key = rows
    .filter(([, , , place]) => place > 0)
    .sort(([, , , one], [, , , other]) => one - other)
    .map(([, name]) => name);
  const order = key.length > 0 ? key : ORDERS[table];
  if (order === undefined) throw new Error(`The table ${table} has no primary key to be moved by.`);
  const columns = rows.map(([, name, type]) => ({ name, type: typeOf(table, name, type) }));
  return { table, columns: columns.sort((one, other) => (one.name < other.name ? -1 : 1)), key: order };
}

function typeOf(table: string, name: string, type: string): Column['type'] {
  if (type === 'text' || type === 'bigint') return type;
  throw new Error(`The column ${table}.${name} is ${type}, which is not moved.`);
}

/** Table, column, type, and its place in the primary key from 1, or 0. */
const CATALOGUE: Readonly<Record<Sql['kind'], string>> = {
  sqlite: `
    select t.name as "table", c.name as "column", lower(c.type) as type, c.pk as place
    from sqlite_master as t join pragma_table_info(t.name) as c
    where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\'`,
  postgres: `
    select t.relname::text, c.attname::text, case c.atttypid when 'int8'::regtype then 'bigint'
      else c.atttypid::regtype::text end, coalesce(array_position(i.indkey::int2[], c.attnum), -1) + 1
    from pg_class as t join pg_attribute as c on c.attrelid = t.oid and c.attnum > 0 and not c.attisdropped
      left join pg_index as i on i.indrelid = t.oid and i.indisprimary
    where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace`,
};

/** The columns of a table, as a statement lists them. */
export const columnList = ({ columns }: Shape): string => quotedList(columns.map(({ name }) => name));

/** The name of the last migration that a database has had. */
export async function schemaOf(sql: Sql): Promise<string> {
  const [[name] = []] = await sql.rows('select max(name) as name from migrations');
  return String(name);
}
