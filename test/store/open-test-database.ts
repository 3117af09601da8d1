import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { migrate } from '../../src/node/migrate.ts';
import { openSqlite, type SqliteDatabase } from '../../src/store/dialects/sqlite.ts';

/** An empty folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hakam-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A migrated database in a file of its own, closed when the test ends. */
export function openTestDatabase(file: string = join(temporaryFolder(), 'hakam.db')): SqliteDatabase {
  const database = openSqlite(file);
  migrate(database.writer);
  onTestFinished(() => database.close());
  return database;
}
