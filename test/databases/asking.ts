import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Database } from '../../src/store/database.ts';
import { statement } from '../../src/store/statement.ts';
import { sqlInPostgres } from './postgres-database.ts';

/** Runs a query that looks into a database, and changes nothing in it; returns its rows. */
export type Ask = (text: string) => Promise<unknown[]>;

/** Asks a file that a service may have open. */
export const inFile =
  (file: string): Ask =>
  async (text) => {
    const database = new Sqlite(file, { readonly: true, timeout: 5000 });
    try {
      return database.prepare(text).all();
    } finally {
      database.close();
    }
  };

/** Asks a PostgreSQL database, by a connection of its own. */
export const inServer =
  (url: string): Ask =>
  (text) =>
    sqlInPostgres(url, text);

/** Asks a database of any kind that the test itself has open. */
export const inOpened =
  (database: Database): Ask =>
  async (text) =>
    (await database.read([statement(() => sql.raw(text))({})]))[0];
