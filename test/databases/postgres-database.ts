import { randomBytes } from 'node:crypto';
import { inject, onTestFinished } from 'vitest';
import { openPostgres, type PostgresDatabase } from '../../src/store/dialects/postgres.ts';
import { inDatabase } from './postgres-set-up.ts';

/** Makes a database for the test that runs, migrated and empty; returns its URL. */
export const newPostgres = (): Promise<string> => copyOf(inject('postgres').template);

/** Makes a database with nothing in it at all for the test that runs; returns its URL. */
export const barePostgres = (): Promise<string> => copyOf('template0');

/** Makes a database with nothing in it, for texts of one encoding alone; returns its URL. */
export const postgresIn = (encoding: string): Promise<string> =>
  copyOf(`template0 encoding '${encoding}' lc_collate 'C' lc_ctype 'C'`);

async function copyOf(template: string): Promise<string> {
  const { url } = inject('postgres');
  const name = `hakam_test_${randomBytes(8).toString('hex')}`;
  await sqlInPostgres(url, `create database ${name} template ${template} strategy file_copy`);
  onTestFinished(async () => {
    await sqlInPostgres(url, `drop database ${name} with (force)`);
  });
  return inDatabase(url, name);
}

/** Opens a database of the test that runs, by one more pool of connections. */
export function openTestPostgres(url: string): PostgresDatabase {
  const database = openPostgres(url, 5, () => undefined);
  onTestFinished(() => database.close());
  return database;
}

/** Runs SQL on a database, by a connection of its own; returns its rows. */
export async function sqlInPostgres(url: string, text: string): Promise<unknown[]> {
  const server = openPostgres(url, 1, () => undefined);
  try {
    return (await server.pool.query(text)).rows;
  } finally {
    await server.close();
  }
}
