import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Metrics } from '../domain/metrics.ts';
import { openSqlite, type SqliteDatabase } from '../store/dialects/sqlite.ts';
import type { SqliteDriver } from '../store/dialects/sqlite-driver.ts';
import { migrate } from './migrate.ts';

/** Opens, makes and migrates a database file, by the driver that is the runtime's own. */
export async function openSqliteFile(
  file: string,
  committed?: Metrics['committed'],
): Promise<SqliteDatabase> {
  mkdirSync(dirname(file), { recursive: true });
  // For its owner's eyes alone, where it is new; SQLite gives what it keeps beside it the same rights.
  closeSync(openSync(file, 'a', 0o600));
  const database = openSqlite(await driverHere(), file, committed);
  migrate(database.writer);
  return database;
}

/** SQLite by the runtime. Only the one that is used is loaded: better-sqlite3 is machine code that is built for Node. */
export async function driverHere(): Promise<SqliteDriver> {
  if ('bun' in process.versions || 'deno' in process.versions)
    return (await import('./node-sqlite.ts')).nodeSqlite;
  return (await import('./better-sqlite3.ts')).betterSqlite3;
}
