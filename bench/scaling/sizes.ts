import Sqlite from 'better-sqlite3';
import type { Pool } from 'pg';

/** Bytes that a table takes, and its indexes. */
export interface Size {
  readonly table: string;
  readonly rows: number;
  readonly tableBytes: number;
  readonly indexBytes: number;
}

const TABLES = ['comments', 'decisions', 'comment_labels', 'articles', 'authors', 'idempotency', 'sketches'];

/** Of a SQLite file, page by page (https://sqlite.org/dbstat.html). */
export function sizesInFile(file: string): Size[] {
  const connection = new Sqlite(file, { readonly: true });
  const sizes = TABLES.map((table): Size => {
    const of = connection.prepare(`
      select sum(case when m.type = 'table' then s.pgsize else 0 end) as tableBytes,
        sum(case when m.type = 'index' then s.pgsize else 0 end) as indexBytes
      from dbstat s join sqlite_schema m on m.name = s.name where m.tbl_name = ?`);
    const rows = connection.prepare(`select count(*) from ${table}`).pluck().get() as number;
    return { table, rows, ...(of.get(table) as Pick<Size, 'tableBytes' | 'indexBytes'>) };
  });
  connection.close();
  return sizes;
}

/** Of a PostgreSQL database, TOAST with its table. */
export const sizesInPostgres = (pool: Pool): Promise<Size[]> =>
  Promise.all(
    TABLES.map(async (table): Promise<Size> => {
      const { rows } = await pool.query(`
        select '${table}' as table, (select count(*)::float8 from ${table}) as rows,
          pg_table_size('${table}')::float8 as "tableBytes", pg_indexes_size('${table}')::float8 as "indexBytes"`);
      return rows[0];
    }),
  );
