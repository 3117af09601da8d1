import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import packageJson from '../package.json' with { type: 'json' };
import { createApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import type { Deps } from './deps.ts';
import { LONGEST_COMPARED } from './domain/facts.ts';
import { answerBroken, answerUnreadable } from './node/broken-requests.ts';
import { clientAddressBehind } from './node/client-address.ts';
import { firstAdminKey } from './node/first-key.ts';
import { gracefulStop } from './node/graceful-stop.ts';
import { logLine } from './node/log.ts';
import { idMaker } from './node/new-id.ts';
import { openSqliteFile } from './node/open-sqlite.ts';
import { openRuleFiles } from './node/rule-files.ts';
import { secretBeside } from './node/secret-file.ts';
import { cutOffUnreadBodies } from './node/unread-bodies.ts';
import type { SqliteDatabase } from './store/dialects/sqlite.ts';
import { forgetAnswers } from './store/idempotency.ts';
import { forgetLimits } from './store/limits.ts';
import { forgetSketches } from './store/sketches.ts';

/** A service that listens. */
export interface Running {
  /** With the port that the system gave where the configured one is 0. */
  readonly address: string;
  readonly sites: readonly string[];
  /** An admin key that was made just now, as there was no key at all; null from the second start on. */
  readonly newAdminKey: string | null;
  /** Reads the sites' files again. */
  reloadRules(): Promise<void>;
  /** Takes no new request, finishes those in flight, and closes the database. */
  stop(): Promise<void>;
}

/** Answers to idempotency keys are kept so long (ms). */
const ANSWERS_KEPT = 24 * 60 * 60 * 1000;
const CLEAN_UP_EVERY = 10 * 60 * 1000;
/** A request that isn't whole after so long (ms) is given up; Node looks every 30 s if it isn't told to. */
const PATIENCE = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 1000,
};
/** A client that takes nothing of its answer for so long (ms) is cut off. */
const UNREAD = 30_000;

/** Opens, makes and migrates the database of a configuration. */
export async function openDatabase({ database }: Config): Promise<SqliteDatabase> {
  try {
    return await openSqliteFile(database.file);
  } catch (error) {
    throw new Error(`HAKAM_DATABASE=file:${database.file}: ${(error as Error).message}`, { cause: error });
  }
}

/** Load balancers that ask by HTTP/1.0 name no host. */
const LISTENING = { hostname: 'localhost', errorHandler: answerBroken };

/** What only tests replace: the clock (ms since 1970 UTC), and where the log goes. */
export type Surroundings = Pick<Deps, 'now' | 'log'>;

/** Starts the service as the environment's variables say; rejects where it can't be. */
export async function start(
  variables: NodeJS.ProcessEnv,
  { now, log }: Surroundings = { now: Date.now, log: logLine },
): Promise<Running> {
  const config = readConfig(variables);
  const database = await openDatabase(config);
  const ruleFiles = await openRuleFiles(config.rules, { database, now, log });
  const app = createApp({
    database,
    ruleSets: ruleFiles,
    clientAddress: clientAddressBehind(config.trustProxy),
    now,
    newId: idMaker(),
    log,
    settings: {
      secret: config.secret ?? secretBeside(config.database.file),
      adminKey: config.adminKey,
      build: packageJson.version,
    },
  });
  const server = createServer(PATIENCE, getRequestListener(app.fetch, LISTENING));
  answerUnreadable(server);
  cutOffUnreadBodies(server);
  server.setTimeout(UNREAD);
  const stopServer = gracefulStop(server);
  await listen(server, config);
  ruleFiles.follow();
  const cleanUp = setInterval(() => forgetOld(database, now(), log), CLEAN_UP_EVERY);
  const stop = async (): Promise<void> => {
    clearInterval(cleanUp);
    ruleFiles.stop();
    await stopServer();
    await database.close();
  };
  try {
    // Last of all, for a key that is made is shown this once.
    const newAdminKey = config.adminKey === null ? await firstAdminKey(database, now()) : null;
    const { reload: reloadRules, sites } = ruleFiles;
    return { address: addressOf(server), sites: sites(), newAdminKey, reloadRules, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const listen = (server: Server, { port, host }: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Error(`HOST=${host} PORT=${port}: ${error.message}`)));
    server.listen(port, host, resolve);
  });

function addressOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function forgetOld(database: SqliteDatabase, now: number, log: Deps['log']): Promise<void> {
  try {
    await database.atomically([
      forgetAnswers({ before: now - ANSWERS_KEPT }),
      forgetLimits({ now: now * 1000 }),
      forgetSketches({ before: now - LONGEST_COMPARED }),
    ]);
  } catch (error) {
    log({ level: 'warn', event: 'clean-up-failed', error: String(error) });
  }
}
