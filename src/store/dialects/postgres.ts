import pg from 'pg';
import type { Database, RowsOf } from '../database.ts';
import { bind, compilerOf, type Statement, type Template } from '../statement.ts';
import { failureOf, isCrossed, isFollowing } from './postgres-failures.ts';
import { LIMITS, PLANNING } from './postgres-settings.ts';
import { postgresSyntax } from './postgres-syntax.ts';

/** How often a batch is run again whose locks crossed with another's; the order of locks makes that rare. */
const TRIES = 5;

export interface PostgresDatabase extends Database {
  /** For what only opening a database needs (migrations). */
  readonly pool: pg.Pool;
  /** Waits for what is under way, then closes every connection; once more it does nothing. */
  close(): Promise<void>;
}

/**
 * Opens a pool of connections; none is made before the first use. `onLost` hears of connections that broke while
 * nobody used them, as in a restart of the database: the pool makes new ones by itself.
 */
export function openPostgres(
  url: string,
  connections: number,
  onLost: (error: Error) => void,
): PostgresDatabase {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // All statements of a batch are sent at once: a round trip a batch.
    pipeline: true,
    keepAlive: true,
    application_name: 'hakam',
    options: PLANNING,
    types: { getTypeParser: parserOf },
    ...LIMITS,
  });
  pool.on('error', onLost);
  // What a connection in use breaks by is told to its queries. The event can come while nobody listens, between two
  // who use it, and would then end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const run = runner();
  let closed: Promise<void> | undefined;
  return {
    pool,
    read: (statements) =>
      statements.length === 1 ? alone(pool, run, statements) : batch(pool, run, READING, statements),
    atomically: (statements, options) =>
      batch(pool, run, options?.durable === false ? FORGETTING : WRITING, statements),
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

type Run = (client: pg.Pool | pg.PoolClient, statement: Statement) => Promise<unknown[]>;

/** Sends statements; each is prepared once a connection, under a name. */
function runner(): Run {
  const compile = compilerOf(postgresSyntax);
  const names = new Map<Template, string>();
  const nameOf = (template: Template): string => {
    const name = names.get(template) ?? `hakam_${names.size}`;
    names.set(template, name);
    return name;
  };
  return async (client, { template, values }) => {
    const { text, slots } = compile(template);
    const { rows } = await client.query({ name: nameOf(template), text, values: bind(slots, values) });
    return rows;
  };
}

async function alone<S extends readonly Statement[]>(pool: pg.Pool, run: Run, statements: S) {
  try {
    return (await Promise.all(statements.map((statement) => run(pool, statement)))) as RowsOf<S>;
  } catch (error) {
    throw failureOf(error, false);
  }
}

async function batch<S extends readonly Statement[]>(pool: pg.Pool, run: Run, begin: string, statements: S) {
  for (let tries = 1; ; tries++) {
    try {
      return (await attempt(pool, run, begin, statements)) as RowsOf<S>;
    } catch (error) {
      if (tries === TRIES || !isCrossed(error)) throw failureOf(error, begin !== READING);
    }
  }
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw failureOf(error, false);
  }
}

/** One transaction, sent whole: a COMMIT after a statement that failed is a ROLLBACK. */
async function attempt(
  pool: pg.Pool,
  run: Run,
  begin: string,
  statements: readonly Statement[],
): Promise<unknown[][]> {
  const client = await connect(pool);
  let lost: Error | undefined;
  const onError = (error: Error): void => {
    lost = error;
  };
  client.on('error', onError); // a connection in use tells by this too that it broke
  try {
    const outcomes = await Promise.allSettled([
      client.query(begin),
      ...statements.map((statement) => run(client, statement)),
      client.query('commit'),
    ]);
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason);
    const cause = failures.find((error) => !isFollowing(error)) ?? failures[0];
    if (cause !== undefined) throw cause;
    return outcomes.slice(1, -1).map((outcome) => (outcome as PromiseFulfilledResult<unknown[]>).value);
  } finally {
    client.off('error', onError);
    client.release(lost);
  }
}
