import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { reachPostgres, refuseEncoding } from './reach-postgres.ts';

/** Where the repository keeps the PostgreSQL schema. */
const MIGRATIONS: string = join(import.meta.dirname, '../../migrations/postgres');

/** Any number, as long as nothing else in the database takes an advisory lock by it. */
const LOCK = 4_202_611_250;

/**
 * Applies the migrations that a database hasn't had, in the order of their names, all or none, and returns their
 * names. Processes that start at once are safe: one applies them, the others wait for it, however long it takes.
 * Rejects in plain words where a database can't be reached, or isn't fit.
 */
export async function migratePostgres(url: string): Promise<string[]> {
  const client = await reachPostgres(url);
  try {
    await refuseEncoding(client);
    // Needs no lock, and no right to create tables, which the service's own role needn't have.
    return (await isUpToDate(client)) ? [] : await applyAlone(client);
  } finally {
    await client.end();
  }
}

async function applyAlone(client: Client): Promise<string[]> {
  try {
    // Others' migrations, and the building of an index, may take longer than a role's settings allow.
    await client.query('begin; set local lock_timeout to 0; set local statement_timeout to 0');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    const applied = await applyMissing(client);
    await client.query('commit');
    return applied;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function isUpToDate(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>(
    "select to_regclass('migrations') is not null as known",
  );
  return rows[0]?.known === true && (await missingIn(client)).length === 0;
}

async function missingIn(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migrations');
  const applied = new Set(rows.map(({ name }) => name));
  return readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql') && !applied.has(file))
    .sort();
}

async function applyMissing(client: Client): Promise<string[]> {
  await client.query(
    'create table if not exists migrations (name text primary key, applied_at bigint not null)',
  );
  const missing = await missingIn(client);
  for (const file of missing) {
    await client.query(readFileSync(join(MIGRATIONS, file), 'utf8'));
    await client.query('insert into migrations (name, applied_at) values ($1, $2)', [file, Date.now()]);
  }
  return missing;
}
