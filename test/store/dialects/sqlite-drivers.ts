import { betterSqlite3 } from '../../../src/node/better-sqlite3.ts';
import { nodeSqlite } from '../../../src/node/node-sqlite.ts';
import type { SqliteConnection, SqliteDriver } from '../../../src/store/dialects/sqlite-driver.ts';

/**
 * All drivers that Node 24 can run. In one process a file is opened by one of them alone: each brings an
 * SQLite of its own, and locks within a process are known to the SQLite that took them.
 */
export const DRIVERS: readonly (readonly [string, SqliteDriver])[] = [
  ['better-sqlite3', betterSqlite3],
  ['node:sqlite', nodeSqlite],
];

/** The values of a query's first column. */
export const column = (connection: SqliteConnection, sql: string): unknown[] =>
  connection
    .prepare(sql)
    .all([])
    .map((row) => Object.values(row as object)[0]);
