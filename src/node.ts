import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { getRequestListener } from '@hono/node-server';
import packageJson from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import type { Deps } from './deps.ts';
import { idMaker } from './new-id.ts';
import { answerBroken, answerUnreadable } from './node/broken-requests.ts';
import { builtAssets } from './node/built-assets.ts';
import { builtInModel } from './node/built-in-model.ts';
import { clientAddressBehind } from './node/client-address.ts';
import { countHere } from './node/count-here.ts';
import { firstAdminKey } from './node/first-key.ts';
import { gracefulStop } from './node/graceful-stop.ts';
import type { AdminKey } from './node/greeting.ts';
import { startJobs } from './node/jobs.ts';
import { logLine } from './node/log.ts';
import { type OpenDatabase, openDatabase } from './node/open-database.ts';
import { refuseUnfinished } from './node/refuse-unfinished.ts';
import { openRuleFiles } from './node/rule-files.ts';
import { secretBeside } from './node/secret-file.ts';
import { cutOffUnreadBodies } from './node/unread-bodies.ts';

/** A service that listens. */
export interface Running {
  /** With the port that the system gave where the configured one is 0. */
  readonly address: string;
  readonly sites: readonly string[];
  /** An admin key that was made just now, or that there is none; null where there is any key. */
  readonly adminKey: AdminKey;
  /** Reads the sites' files again. */
  reloadRules(): Promise<void>;
  /** Takes no new request, finishes those in flight, and closes the database. */
  stop(): Promise<void>;
}

/** A request that isn't whole after so long (ms) is given up; Node looks every 30 s if it isn't told to. */
const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1000,
};
/** A client that takes nothing of its answer for so long (ms) is cut off. */
const UNREAD = 30_000;

/** Load balancers that ask by HTTP/1.0 name no host. */
const LISTENING = { hostname: 'localhost', errorHandler: answerBroken };

/** What only tests replace: the clock (ms since 1970 UTC), and where the log goes. */
export type Surroundings = Pick<Deps, 'now' | 'log'>;

/** Starts the service as the environment's variables say; rejects where it can't be, and leaves nothing open then. */
export async function start(
  variables: NodeJS.ProcessEnv,
  surroundings: Surroundings = { now: Date.now, log: logLine },
): Promise<Running> {
  const config = readConfig(variables);
  const metrics = countHere();
  const database = await openDatabase(config, surroundings.log, metrics.committed);
  try {
    await refuseUnfinished(database);
    return await serve(config, { database, metrics, ...surroundings });
  } catch (error) {
    await database.close();
    throw error;
  }
}

type Inside = Surroundings & Pick<Deps, 'metrics'> & { readonly database: OpenDatabase };

async function serve(config: Config, { database, metrics, now, log }: Inside): Promise<Running> {
  const assets = builtAssets();
  const ruleFiles = await openRuleFiles(config.rules, { database, now, log });
  const secret = secretOf(config);
  const newId = idMaker();
  const app = createApp({
    database,
    ruleSets: ruleFiles,
    clientAddress: clientAddressBehind(config.trustProxy),
    now,
    newId,
    log,
    metrics,
    inFlight: new Map(),
    asset: async (name) => assets.get(name),
    loadModel: async () => builtInModel(),
    sharedPages: null,
    gzip: compress,
    settings: {
      secret,
      adminKey: config.adminKey,
      metricsKey: config.metricsKey,
      signIn: config.signIn,
      webhookHosts: config.webhookHosts,
      build: packageJson.version,
      mostReplayed: 200_000,
      mostExportPages: Number.POSITIVE_INFINITY,
    },
  });
  const server = createServer(PATIENCE, getRequestListener(app.fetch, LISTENING));
  answerUnreadable(server);
  cutOffUnreadBodies(server);
  server.setTimeout(UNREAD);
  const stopServer = gracefulStop(server);
  const jobs = startJobs(config, { database, ruleSets: ruleFiles, now, newId, log, metrics, secret });
  const end = async (): Promise<void> => {
    await jobs.stopSweeping();
    ruleFiles.stop();
    await stopServer();
    await jobs.stop();
  };
  try {
    await listen(server, config);
    ruleFiles.follow();
    // Last of all, for a key that is made is shown this once; of several processes the one above them makes it.
    const adminKey = config.workers > 1 ? null : await firstAdminKey(config, database, now());
    const { reload: reloadRules, sites } = ruleFiles;
    const stop = () => end().then(database.close);
    return { address: addressOf(server), sites: sites(), adminKey, reloadRules, stop };
  } catch (error) {
    await end();
    throw error;
  }
}

const gzipped = promisify<Uint8Array, Uint8Array>(gzip);

/** In a buffer of its own: zlib's is longer than what it gives. */
const compress: Deps['gzip'] = async (bytes) => new Uint8Array(await gzipped(bytes));

const listen = (server: Server, { port, host }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Error(`HOST=${host} PORT=${port}: ${error.message}`)));
    server.listen(port, host, resolve);
  });

function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** The one beside the database file, where none is configured. */
export function secretOf({ database, secret }: Config): string {
  if (secret !== null) return secret;
  if (database.kind === 'sqlite') return secretBeside(database.file);
  throw new Error('HAKAM_SECRET is needed with PostgreSQL.');
}
