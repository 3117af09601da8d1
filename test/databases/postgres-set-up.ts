import type { TestProject } from 'vitest/node';
import { migratePostgres } from '../../src/node/migrate-postgres.ts';
import { openPostgres } from '../../src/store/dialects/postgres.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server, and the migrated database that every test's own is a copy of. */
    readonly postgres: { readonly url: string; readonly template: string };
  }
}

/** Before all tests over PostgreSQL: the server that `HAKAM_TEST_POSTGRES` names, or one of its own. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.HAKAM_TEST_POSTGRES;
  const own = given === undefined ? await startPostgres(['fsync=off', 'max_connections=300']) : undefined;
  const url = own?.url ?? (given as string);
  const template = `hakam_template_${process.pid}`;
  const server = openPostgres(url, 1, () => undefined);
  await server.pool.query(`create database ${template}`);
  await migratePostgres(inDatabase(url, template));
  project.provide('postgres', { url, template });
  return async () => {
    await server.pool.query(`drop database ${template}`);
    await server.close();
    await own?.remove();
  };
}

/** The URL of another database of a server. */
export function inDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}
