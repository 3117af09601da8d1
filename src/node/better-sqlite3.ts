import Sqlite from 'better-sqlite3';
import type { PreparedSql, SqliteDriver } from '../store/dialects/sqlite-driver.ts';

/** SQLite by better-sqlite3, whose errors have the names of SQLite's result codes already. */
export const betterSqlite3: SqliteDriver = (file, { readOnly }) => {
  const native = new Sqlite(file, { readonly: readOnly });
  return {
    get inTransaction() {
      return native.inTransaction;
    },
    prepare: (sql) => prepared(native.prepare(sql)),
    exec: (sql) => {
      native.exec(sql);
    },
    close: () => {
      native.close();
    },
  };
};

/** It has `all` for statements that return rows alone. */
const prepared = (statement: Sqlite.Statement): PreparedSql => ({
  all: statement.reader
    ? (values) => statement.all(values)
    : (values) => {
        statement.run(values);
        return [];
      },
});
