import Sqlite from 'better-sqlite3';

/** So many rows in one commit. */
const COMMIT = 10_000;

/**
 * Comments a second that a prepared `insert` puts into a table without any index but the key's: the limit of whatever
 * stores comments, which has nothing to read, to check or to store beside them.
 */
export function insertBare(from: string, to: string): number {
  const source = new Sqlite(from, { readonly: true });
  const target = new Sqlite(to);
  target.pragma('journal_mode = wal');
  target.pragma('synchronous = normal');
  const { sql } = source.prepare("select sql from sqlite_master where name = 'comments'").get() as {
    sql: string;
  };
  target.exec(sql);
  const rows = source.prepare('select * from comments order by id').raw().all() as unknown[][];
  const insert = target.prepare(`insert into comments values (${rows[0]?.map(() => '?').join(', ')})`);
  const began = performance.now();
  for (let first = 0; first < rows.length; first += COMMIT)
    target.transaction(() => {
      for (let at = first; at < Math.min(first + COMMIT, rows.length); at++)
        insert.run(rows[at] as unknown[]);
    })();
  const seconds = (performance.now() - began) / 1000;
  source.close();
  target.close();
  return rows.length / seconds;
}
