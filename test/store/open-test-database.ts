import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { betterSqlite3 } from '../../src/node/better-sqlite3.ts';
import { migrate } from '../../src/node/migrate.ts';
import { openSqlite, type SqliteDatabase } from '../../src/store/dialects/sqlite.ts';
import type { SqliteDriver } from '../../src/store/dialects/sqlite-driver.ts';

/** An empty folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hakam-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A migrated database in a file of its own, closed when the test ends. */
export function openTestDatabase(
  file: string = join(temporaryFolder(), 'hakam.db'),
  driver: SqliteDriver = betterSqlite3,
): SqliteDatabase {
  const database = openSqlite(driver, file);
  migrate(database.writer);
  onTestFinished(() => database.close());
  return database;
}
