import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import type { Metrics } from '../domain/metrics.ts';
import type { Database } from '../store/database.ts';
import { openPostgres } from '../store/dialects/postgres.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { openSqliteFile } from './open-sqlite.ts';

/** A database that is migrated, and to be closed. */
export interface OpenDatabase extends Database {
  /** Waits for what is under way, then closes every connection. */
  close(): Promise<void>;
}

/** Opens, makes and migrates the database of a configuration; rejects in plain words where that can't be. */
export async function openDatabase(
  { database }: Config,
  log: Deps['log'],
  committed?: Metrics['committed'],
): Promise<OpenDatabase> {
  try {
    return database.kind === 'sqlite'
      ? await openSqliteFile(database.file, committed)
      : await openServer(database, log, committed);
  } catch (error) {
    throw new Error(`HAKAM_DATABASE=${shown(database)}: ${(error as Error).message}`, { cause: error });
  }
}

async function openServer(
  { url, connections }: Extract<Config['database'], { kind: 'postgres' }>,
  log: Deps['log'],
  committed?: Metrics['committed'],
): Promise<OpenDatabase> {
  await migratePostgres(url);
  const onLost = (error: Error): void =>
    log({ level: 'warn', event: 'connection-lost', error: String(error) });
  return openPostgres(url, connections, onLost, committed);
}

/** How a database is called in messages: without its password. */
const shown = (database: Config['database']): string =>
  database.kind === 'sqlite' ? `file:${database.file}` : withoutPassword(database.url);

/** As much of a URL as may be shown: a password with a `/`, `?` or `#` in it reaches into what comes after the host. */
const withoutPassword = (url: string): string =>
  Object.assign(new URL(url), { password: '', pathname: '', search: '', hash: '' }).href;
