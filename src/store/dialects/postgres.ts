import pg from 'pg';
import { type Metrics, NO_METRICS } from '../../domain/metrics.ts';
import type { Database, RowsOf } from '../database.ts';
import { bind, compilerOf, type Statement, type Template } from '../statement.ts';
import { failureOf, isCrossed, isFollowing, isOfConnection } from './postgres-failures.ts';
import { LIMITS, PLANNING } from './postgres-settings.ts';
import { postgresSyntax } from './postgres-syntax.ts';

/** How often a batch is run again whose locks crossed with another's; the order of locks makes that rare. */
const TRIES = 5;

export interface PostgresDatabase extends Database {
  /** For what looks into the database itself, as tests do. */
  readonly pool: pg.Pool;
  /** Waits for what is under way, then closes every connection; once more it does nothing. */
  close(): Promise<void>;
}

/** What any connection to a server is opened with. */
export const settingsOf = (url: string): pg.ClientConfig => ({
  connectionString: url,
  connectionTimeoutMillis: LIMITS.connectionTimeoutMillis,
  keepAlive: true,
  application_name: 'hakam',
  options: PLANNING,
  types: { getTypeParser: parserOf },
});

/**
 * Opens a pool of connections; none is made before the first use. `onLost` hears of connections that broke while
 * nobody used them, as in a restart of the database: the pool makes new ones by itself.
 */
export function openPostgres(
  url: string,
  connections: number,
  onLost: (error: Error) => void,
  committed: Metrics['committed'] = NO_METRICS.committed,
): PostgresDatabase {
  const pool = new pg.Pool({
    ...settingsOf(url),
    max: connections,
    // All statements of a batch are sent at once: a round trip a batch.
    pipeline: true,
    ...LIMITS,
  });
  pool.on('error', onLost);
  // What a connection in use breaks by is told to its queries. The event can come while nobody listens, between two
  // who use it, and would then end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const queryOf = queryMaker();
  const run = async <S extends readonly Statement[]>(statements: S, begin: string | null) => {
    // Before anything is sent: what throws here is a bug of ours, and leaves nothing half done.
    const queries = statements.map(queryOf);
    return (await batch(pool, begin, queries)) as RowsOf<S>;
  };
  let closed: Promise<void> | undefined;
  return {
    pool,
    read: (statements) => run(statements, statements.length === 1 ? null : READING),
    atomically: async (statements, options) => {
      if (options?.durable === false) return run(statements, FORGETTING);
      const began = performance.now();
      const rows = await run(statements, WRITING);
      committed((performance.now() - began) / 1000, 1);
      return rows;
    },
    close: () => {
      closed ??= pool.end();
      return closed;
    },
  };
}

/** One snapshot for all that is read. */
const READING = 'begin isolation level repeatable read read only';
/** Each statement sees what was committed before it: after it has waited for a lock too. */
const WRITING = 'begin isolation level read committed';
/** What may be forgotten in a crash of the server doesn't wait for its disk. */
const FORGETTING = `${WRITING}; set local synchronous_commit to off`;

/** Integers of 64 bits come as numbers: times, ids of keys and counts are below 2^53. */
const INT8 = 20;
const parserOf = ((oid: number, format?: 'text' | 'binary') =>
  oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser;

/** Makes what is sent of statements; each is prepared once a connection, under a name. */
function queryMaker(): (statement: Statement) => pg.QueryConfig {
  const compile = compilerOf(postgresSyntax);
  const names = new Map<Template, string>();
  return ({ template, values }) => {
    const { text, slots } = compile(template);
    const name = names.get(template) ?? `hakam_${names.size}`;
    names.set(template, name);
    return { name, text, values: bind(slots, values) };
  };
}

/** Runs queries as one transaction; `begin` is null for a single one that only reads. */
async function batch(
  pool: pg.Pool,
  begin: string | null,
  queries: readonly pg.QueryConfig[],
): Promise<unknown[][]> {
  for (let tries = 1; ; tries++) {
    try {
      if (begin === null) return rowsOf(await sendAll(pool, queries));
      // One transaction, sent whole: a COMMIT after a statement that failed is a ROLLBACK.
      return rowsOf(await sendAll(pool, [begin, ...queries, 'commit'])).slice(1, -1);
    } catch (error) {
      if (tries === TRIES || !isCrossed(error)) throw failureOf(error, begin !== null && begin !== READING);
    }
  }
}

type Outcome = PromiseSettledResult<pg.QueryResult>;

/** The rows of each query that was sent; throws the failure that the others followed from. */
function rowsOf(outcomes: readonly Outcome[]): unknown[][] {
  const failures = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason);
  const cause = failures.find((error) => !isFollowing(error)) ?? failures[0];
  if (cause !== undefined) throw cause;
  return outcomes.map((outcome) => (outcome as PromiseFulfilledResult<pg.QueryResult>).value.rows);
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw failureOf(error, false);
  }
}

/** Sends queries at once over one connection, and waits for what comes of each; one that is of no use any more is closed. */
async function sendAll(pool: pg.Pool, queries: readonly (string | pg.QueryConfig)[]): Promise<Outcome[]> {
  const client = await connect(pool);
  let isUsable = true;
  const onError = (): void => {
    isUsable = false;
  };
  client.on('error', onError); // a connection in use tells by this too that it broke
  try {
    const outcomes = await Promise.allSettled(queries.map((query) => client.query(query)));
    isUsable &&= !outcomes.some((outcome) => outcome.status === 'rejected' && isOfConnection(outcome.reason));
    return outcomes;
  } finally {
    client.off('error', onError);
    client.release(!isUsable);
  }
}
