import pg from 'pg';
import { settingsOf } from '../store/dialects/postgres.ts';

/**
 * Opens a connection for what is done before a service starts: it waits for answers as long as they take. Rejects in
 * plain words where the server can't be reached.
 */
export async function reachPostgres(url: string): Promise<pg.Client> {
  const client = new pg.Client(settingsOf(url));
  client.on('error', () => undefined); // that it broke is told to what it was asked for
  try {
    await client.connect();
  } catch (error) {
    throw 'severity' in (error as object) ? error : new Error(`it cannot be reached: ${textOf(error)}`);
  }
  return client;
}

/** Rejects in plain words where a database can't keep every text: it would store some comments and fail with others. */
export async function refuseEncoding(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>('show server_encoding');
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8')
    throw new Error(
      `its encoding is ${encoding}, which has no room for every text; make one with: create database … encoding 'UTF8' template template0`,
    );
}

/** A name with several addresses fails once for each, and says nothing by itself. */
export const textOf = (error: unknown): string =>
  error instanceof AggregateError ? error.errors.map(textOf).join(', ') : (error as Error).message;
