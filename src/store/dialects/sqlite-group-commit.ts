import type Sqlite from 'better-sqlite3';
import { Unavailable, type WriteOptions } from '../database.ts';
import type { Statement } from '../statement.ts';
import { failureOf, isBusy } from './sqlite-failures.ts';

/** How long a write waits for a lock that another process holds, in ms. */
const PATIENCE = 2000;
/** How often it asks again, in ms. */
const RETRY = 10;
/** So many batches at most in one commit: the event loop stands still while they run. */
const GROUP = 250;
/** So many may wait; more would be answered too late to matter. */
const WAITING = 10_000;

interface Batch {
  readonly statements: readonly Statement[];
  readonly durable: boolean;
  readonly deadline: number;
  resolve(rows: unknown[][]): void;
  reject(error: unknown): void;
}

type Outcome = { readonly rows: unknown[][] } | { readonly error: unknown };

export interface GroupCommit {
  atomically(statements: readonly Statement[], options?: WriteOptions): Promise<unknown[][]>;
  /** Resolves when nothing waits any more. */
  stop(): Promise<void>;
}

/**
 * Commits all batches that wait together, as the disk's flush costs far more than the writes. Each
 * has its own savepoint, so that one that fails undoes only itself; nobody hears before the commit.
 */
export function groupCommit(writer: Sqlite.Database, run: (statement: Statement) => unknown[]): GroupCommit {
  const [begin, savepoint, undo, release, commit] = [
    'begin immediate',
    'savepoint batch',
    'rollback to batch',
    'release batch',
    'commit',
  ].map((text) => writer.prepare(text)) as [
    Sqlite.Statement,
    Sqlite.Statement,
    Sqlite.Statement,
    Sqlite.Statement,
    Sqlite.Statement,
  ];
  let waiting: Batch[] = [];
  let scheduled = false;
  let idle: (() => void) | undefined;

  const schedule = (delay?: number): void => {
    if (scheduled) return;
    scheduled = true;
    if (delay === undefined) setImmediate(flush);
    else setTimeout(flush, delay);
  };

  function flush(): void {
    scheduled = false;
    const group = waiting.splice(0, GROUP);
    try {
      setDurability(group.some((batch) => batch.durable));
      begin.run();
    } catch (error) {
      if (isBusy(error)) waitForTheLock(group);
      else failAll(group, error);
      return;
    }
    settle(group);
    next();
  }

  function next(): void {
    if (waiting.length > 0) schedule();
    else idle?.();
  }

  // PRAGMA synchronous holds for the commits that follow; a later FULL one also syncs what came before.
  let full: boolean | undefined;
  function setDurability(durable: boolean): void {
    if (full === durable) return;
    writer.pragma(`synchronous = ${durable ? 'FULL' : 'NORMAL'}`);
    full = durable;
  }

  function waitForTheLock(group: Batch[]): void {
    const late = group.filter((batch) => batch.deadline <= performance.now());
    for (const batch of late) batch.reject(new Unavailable('another process holds the write lock'));
    waiting = [...group.filter((batch) => !late.includes(batch)), ...waiting];
    if (waiting.length > 0) schedule(RETRY);
    else idle?.();
  }

  function settle(group: readonly Batch[]): void {
    let outcomes: Outcome[];
    try {
      outcomes = group.map(runBatch);
      commit.run();
    } catch (error) {
      if (writer.inTransaction) writer.exec('rollback');
      failAll(group, error);
      return;
    }
    group.forEach((batch, index) => {
      const outcome = outcomes[index];
      if (outcome && 'rows' in outcome) batch.resolve(outcome.rows);
      else batch.reject(failureOf(outcome?.error));
    });
  }

  /** Throws where the whole transaction is gone, as after SQLITE_FULL: then no batch of the group is done. */
  function runBatch(batch: Batch): Outcome {
    savepoint.run();
    try {
      const rows = batch.statements.map(run);
      release.run();
      return { rows };
    } catch (error) {
      if (!writer.inTransaction) throw error;
      undo.run();
      release.run();
      return { error };
    }
  }

  function failAll(group: readonly Batch[], error: unknown): void {
    for (const batch of group) batch.reject(new Unavailable('nothing was committed', { cause: error }));
    next();
  }

  return {
    atomically(statements, options) {
      if (waiting.length >= WAITING) return Promise.reject(new Unavailable('too many writes wait'));
      return new Promise((resolve, reject) => {
        const deadline = performance.now() + PATIENCE;
        waiting.push({ statements, durable: options?.durable ?? true, deadline, resolve, reject });
        schedule();
      });
    },
    async stop() {
      if (waiting.length > 0)
        await new Promise<void>((resolve) => {
          idle = resolve;
        });
    },
  };
}
