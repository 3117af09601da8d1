import { readdirSync } from 'node:fs';
import type { Config } from '../config.ts';
import { MIGRATIONS } from './migrate.ts';
import { driverHere } from './open-sqlite.ts';

/** The file that the service keeps its data in; throws where that is PostgreSQL. */
export function databaseFileOf({ database }: Config): string {
  if (database.kind === 'sqlite') return database.file;
  throw new Error(
    'This is for SQLite files. PostgreSQL has its own way: pg_dump and pg_restore; docs/backup.md says more.',
  );
}

/** Throws in plain words where a file is no database of Hakam, or one that a later Hakam has migrated. */
export async function refuseForeign(file: string): Promise<void> {
  const ours = readdirSync(MIGRATIONS);
  const later = (await migrationsIn(file)).find((name) => !ours.includes(name));
  if (later === undefined) return;
  throw new Error(`${file} is of a later Hakam (${later}): update this one first.`);
}

async function migrationsIn(file: string): Promise<string[]> {
  const connection = (await driverHere())(file, { readOnly: true });
  try {
    const rows = connection.prepare('select name from migrations order by name').all([]);
    return (rows as { name: string }[]).map(({ name }) => name);
  } catch (error) {
    throw new Error(`${file} is no database of Hakam: ${(error as Error).message}.`, { cause: error });
  } finally {
    connection.close();
  }
}
