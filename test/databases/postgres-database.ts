import { randomBytes } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { openPostgres, type PostgresDatabase } from '../../src/store/dialects/postgres.ts';
import { inDatabase } from './postgres-set-up.ts';

/** Makes a database for the test that runs, migrated and empty; returns its URL. */
export async function newPostgres(): Promise<string> {
  const { url, template } = inject('postgres');
  const name = `hakam_test_${randomBytes(8).toString('hex')}`;
  await ask(url, `create database ${name} template ${template} strategy file_copy`);
  onTestFinished(() => ask(url, `drop database ${name} with (force)`));
  return inDatabase(url, name);
}

/** Opens a database of the test that runs, by one more pool of connections. */
export function openTestPostgres(url: string): PostgresDatabase {
  const database = openPostgres(url, 5, () => undefined);
  onTestFinished(() => database.close());
  return database;
}

async function ask(url: string, text: string): Promise<void> {
  const server = openPostgres(url, 1, () => undefined);
  try {
    await server.pool.query(text);
  } finally {
    await server.close();
  }
}
