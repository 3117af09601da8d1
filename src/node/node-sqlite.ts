import { DatabaseSync } from 'node:sqlite';
import type { SqliteDriver } from '../store/dialects/sqlite-driver.ts';

/** SQLite by `node:sqlite`, which Deno, Bun and Node 24 bring with them. */
export const nodeSqlite: SqliteDriver = (file, { readOnly }) => {
  const native = new DatabaseSync(file, { readOnly });
  return {
    get inTransaction() {
      return native.isTransaction;
    },
    prepare: (sql) => {
      const statement = named(() => native.prepare(sql));
      return { all: (values) => named(() => statement.all(...values)) };
    },
    exec: (sql) => native.exec(sql),
    close: () => {
      if (native.isOpen) native.close();
    },
  };
};

/** SQLite's result codes that the dialect decides by, with their names. */
const NAMES: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  15: 'SQLITE_PROTOCOL',
  26: 'SQLITE_NOTADB',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
};

/** Gives an error the name of its extended result code, or of the primary one, its lowest byte. */
function named<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'errcode' in error) {
      const code = Number(error.errcode);
      Object.assign(error, { code: NAMES[code] ?? NAMES[code & 0xff] ?? 'SQLITE_ERROR' });
    }
    throw error;
  }
}
