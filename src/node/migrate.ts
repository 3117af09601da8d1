import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SqliteConnection } from '../store/dialects/sqlite-driver.ts';

/** Where the repository keeps the SQLite and D1 schema. */
export const MIGRATIONS: string = join(import.meta.dirname, '../../migrations');

/**
 * Applies the migrations that a database hasn't had, in the order of their names, all or none, and
 * returns their names. Two processes that start at once are safe: one waits for the other.
 */
export function migrate(writer: SqliteConnection, folder: string = MIGRATIONS): string[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort();
  if (isUpToDate(writer, files)) return []; // needs no lock, which a backup may hold
  writer.exec('pragma busy_timeout = 30000');
  try {
    return applyMissing(writer, folder, files);
  } finally {
    writer.exec('pragma busy_timeout = 0');
  }
}

function isUpToDate(writer: SqliteConnection, files: readonly string[]): boolean {
  const known = writer.prepare("select 1 from sqlite_master where name = 'migrations'").all([]);
  return known.length > 0 && missingOf(writer, files).length === 0;
}

function missingOf(writer: SqliteConnection, files: readonly string[]): string[] {
  const rows = writer.prepare('select name from migrations').all([]) as { name: string }[];
  const applied = new Set(rows.map(({ name }) => name));
  return files.filter((file) => !applied.has(file));
}

function applyMissing(writer: SqliteConnection, folder: string, files: readonly string[]): string[] {
  writer.exec('begin immediate');
  try {
    writer.exec('create table if not exists migrations (name text primary key, applied_at bigint not null)');
    const missing = missingOf(writer, files);
    for (const file of missing) {
      writer.exec(readFileSync(join(folder, file), 'utf8'));
      writer.prepare('insert into migrations (name, applied_at) values (?, ?)').all([file, Date.now()]);
    }
    writer.exec('commit');
    return missing;
  } catch (error) {
    if (writer.inTransaction) writer.exec('rollback');
    throw error;
  }
}
