import { type Metrics, NO_METRICS } from '../../domain/metrics.ts';
import { Unavailable, type WriteOptions } from '../database.ts';
import type { Statement } from '../statement.ts';
import { failureOf, isBusy } from './sqlite-failures.ts';
import type { Outcome, Transaction } from './sqlite-transaction.ts';

/** How long a write waits for a lock that another process holds, in ms. */
const PATIENCE = 2000;
/** How often it asks again, in ms: about what a commit takes, for the other may be a process that serves beside this one. */
const RETRY = 2;
/** So many batches at most in one commit: the event loop stands still while they run. */
const GROUP = 250;
/** So many may wait; more would be answered too late to matter. */
const WAITING = 10_000;

interface Batch {
  readonly statements: readonly Statement[];
  readonly deadline: number;
  resolve(rows: unknown[][]): void;
  reject(error: unknown): void;
}

export interface GroupCommit {
  atomically(statements: readonly Statement[], options?: WriteOptions): Promise<unknown[][]>;
  /** Resolves when nothing waits any more. */
  stop(): Promise<void>;
}

/**
 * Commits all batches that wait together, as the disk's flush costs far more than the writes; nobody
 * hears before the commit. What need not be durable is run and answered at once, and committed with
 * what comes next: a submission's two round trips are then one commit.
 */
export function groupCommit(
  transaction: Transaction,
  committed: Metrics['committed'] = NO_METRICS.committed,
): GroupCommit {
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
    const began = performance.now();
    const group = waiting.splice(0, GROUP);
    try {
      if (group.length > 0) transaction.open();
      if (transaction.isOpen()) {
        commitTogether(transaction, group);
        committed((performance.now() - began) / 1000, group.length);
      }
      next();
    } catch (error) {
      if (isBusy(error)) waiting = [...stillPatient(group), ...waiting];
      else failAll(group, error);
      next(RETRY);
    }
  }

  function next(delay?: number): void {
    if (waiting.length > 0) schedule(delay);
    else idle?.();
  }

  /** undefined where another process holds the lock: then it has to wait as well. */
  function runNow(statements: readonly Statement[]): Outcome | undefined {
    try {
      transaction.open();
      return transaction.run(statements);
    } catch (error) {
      return isBusy(error) ? undefined : { error };
    } finally {
      schedule();
    }
  }

  return {
    atomically(statements, options) {
      if (waiting.length >= WAITING) return Promise.reject(new Unavailable('too many writes wait'));
      return new Promise((resolve, reject) => {
        const outcome = options?.durable === false ? runNow(statements) : undefined;
        if (outcome) return answer({ resolve, reject }, outcome);
        waiting.push({ statements, deadline: performance.now() + PATIENCE, resolve, reject });
        schedule();
      });
    },
    async stop() {
      if (waiting.length > 0 || scheduled)
        await new Promise<void>((resolve) => {
          idle = resolve;
        });
    },
  };
}

/** Throws where nothing of the group is done. */
function commitTogether(transaction: Transaction, group: readonly Batch[]): void {
  let outcomes: Outcome[];
  try {
    outcomes = group.map(({ statements }) => transaction.run(statements));
    transaction.commit();
  } catch (error) {
    transaction.rollback();
    throw error;
  }
  for (const [at, batch] of group.entries()) {
    const outcome = outcomes[at];
    if (outcome) answer(batch, outcome);
  }
}

function answer({ resolve, reject }: Pick<Batch, 'resolve' | 'reject'>, outcome: Outcome): void {
  if ('rows' in outcome) resolve(outcome.rows);
  else reject(failureOf(outcome.error));
}

/** Those that may wait for the lock a little longer; the others are told that it can't be had. */
function stillPatient(group: readonly Batch[]): Batch[] {
  const now = performance.now();
  const late = group.filter(({ deadline }) => deadline <= now);
  for (const { reject } of late) reject(new Unavailable('another process holds the write lock'));
  return group.filter(({ deadline }) => deadline > now);
}

function failAll(group: readonly Batch[], error: unknown): void {
  const failure = new Unavailable(`nothing was committed: ${String(error)}`, { cause: error });
  for (const { reject } of group) reject(failure);
}
