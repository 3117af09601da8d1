import { newApiKey } from '../../src/secrets/api-key.ts';
import type { Database } from '../../src/store/database.ts';
import type { PostgresDatabase } from '../../src/store/dialects/postgres.ts';
import { insertKey } from '../../src/store/keys.ts';
import type { Keys } from '../scenarios.ts';
import { type Server, startServer } from '../server.ts';
import { drive } from './drive.ts';
import { KINDS, type Kind, type Sent } from './kinds.ts';
import { cpuOf, type Work, workBetween, workOf } from './postgres-server.ts';

/** What one request costs; the server's part is PostgreSQL's, whether it is asked or not. */
export interface Cost extends Work {
  /** CPU in µs: of Hakam's process, and of all of the server's. */
  readonly hakam: number;
  readonly server: number;
  /** Requests a second. */
  readonly rate: number;
}

interface Setting {
  readonly database: string;
  readonly rules: string;
  readonly log: string;
  readonly stock: Sent;
  /** One session of our own, which asks the server what it did. */
  readonly asking: PostgresDatabase;
  readonly warmUp: number;
  readonly seconds: number;
}

const site = newApiKey();
const moderator = newApiKey();
export const KEYS: Keys = { site: site.key, moderator: moderator.key };

/** Stores the keys with which the bench asks. */
export const keysIn = (database: Database): Promise<unknown> =>
  database.atomically([
    insertKey({ ...stored(site), role: 'site' }),
    insertKey({ ...stored(moderator), role: 'moderator' }),
  ]);

const stored = ({ id, hash }: typeof site) => ({ id, hash, site: '*', name: 'bench', created_at: 0 });

/** The cost of each kind of request, by its name. */
export async function costsOver(setting: Setting): Promise<Map<string, Cost>> {
  const costs = new Map<string, Cost>();
  for (const kind of KINDS) {
    process.stdout.write(`${setting.database.split(':')[0]}: ${kind.name}\n`);
    costs.set(kind.name, await costOf(kind, setting));
  }
  return costs;
}

/** Starts Hakam anew, as sessions of PostgreSQL have told all that they did when they end. */
async function costOf(kind: Kind, setting: Setting): Promise<Cost> {
  const { pool } = setting.asking;
  const before = await workOf(pool);
  const hakam = await startHakam(setting);
  const warm = await drive(hakam, kind, setting.stock, KEYS, setting.warmUp);
  const cpu = async () => ({ hakam: await hakam.ask<number>({ ask: 'cpu' }), server: await cpuOf(pool) });
  const began = await cpu();
  const answered = await drive(hakam, kind, setting.stock, KEYS, setting.seconds);
  const ended = await cpu();
  await hakam.stop();
  await sessionsEnded(setting);
  const work = workBetween(before, await workOf(pool));
  const each = Object.fromEntries(
    Object.entries(work).map(([what, much]) => [what, much / (warm + answered)]),
  );
  return {
    hakam: (ended.hakam - began.hakam) / answered,
    server: (ended.server - began.server) / answered,
    rate: answered / setting.seconds,
    ...(each as unknown as Work),
  };
}

const startHakam = ({ database, rules, log }: Setting): Promise<Server> =>
  startServer('hakam.ts', {
    log,
    env: {
      PORT: '0',
      HAKAM_DATABASE: database,
      HAKAM_SECRET: 'a secret that only the bench knows, of 32',
      HAKAM_RULES: rules,
    },
  });

/** Waits until no session but our own is left. */
async function sessionsEnded({ asking: { pool } }: Setting): Promise<void> {
  const others = `select 1 from pg_stat_activity
    where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`;
  while ((await pool.query(others)).rows.length > 0);
}
