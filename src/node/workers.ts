import cluster, { type Worker } from 'node:cluster';
import { createServer } from 'node:net';
import { type Config, ConfigError } from '../config.ts';
import type { Deps } from '../deps.ts';
import { type Running, secretOf, start } from '../node.ts';
import { firstAdminKey } from './first-key.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';
import { refuseUnfinished } from './refuse-unfinished.ts';
import { obeySignals } from './signals.ts';
import { type Ready, team } from './team.ts';

/** Whether this process is one of several, under one that started it. */
export const isWorker: boolean = cluster.isWorker;

type Log = Deps['log'];

/**
 * Starts the configured number of processes, each of which runs `start` over the same port and database; resolves
 * when all of them listen, and rejects where one of them can't. What is to be made once is made here.
 */
export async function startWorkers(config: Config, log: Log): Promise<Running> {
  if (!runsSeveral())
    throw new ConfigError(
      `HAKAM_WORKERS=${config.workers}: several processes under one port need Node or Bun; leave it out, or put a proxy before processes of their own`,
    );
  const port = await freePort(config);
  await withDatabase(config, log, async (database) => {
    await refuseUnfinished(database);
    secretOf(config);
  });
  const workers = team(config.workers, { ...process.env, PORT: `${port}` }, log);
  try {
    const { address, sites } = await workers.ready;
    const adminKey = await withDatabase(config, log, (database) =>
      firstAdminKey(config, database, Date.now()),
    );
    return {
      address,
      sites,
      adminKey,
      reloadRules: async () => workers.signal('SIGHUP'),
      stop: workers.stop,
    };
  } catch (error) {
    await workers.stop();
    throw error;
  }
}

/** Serves as one of several, until it is told to stop or the process above is gone. */
export async function runAsWorker(variables: NodeJS.ProcessEnv): Promise<void> {
  const worker = cluster.worker as Worker;
  const running = await start(variables).catch((error) => {
    worker.disconnect(); // else what joins the two keeps this process alive
    throw error;
  });
  const stop = () => running.stop().then(() => void worker.disconnect());
  obeySignals({ ...running, stop });
  worker.once('disconnect', () => {
    worker.exitedAfterDisconnect = true; // else Node ends it here, whatever is in flight
    process.kill(process.pid, 'SIGTERM');
  });
  process.send?.({ kind: 'ready', address: running.address, sites: running.sites } satisfies Ready);
}

/** Under Deno nobody has tried it, and it would have to be allowed to run any program. */
const runsSeveral = (): boolean => !('deno' in process.versions);

/**
 * The configured port, or one that the system gives; rejects where it can't be had. It is let go at once: all workers
 * come to listen on it, and would each ask for another one by `PORT=0` after they all died.
 */
const freePort = ({ port, host }: Config): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => reject(new Error(`HOST=${host} PORT=${port}: ${error.message}`)));
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : port));
    });
  });

async function withDatabase<T>(
  config: Config,
  log: Log,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(config, log);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
