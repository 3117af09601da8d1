import type { Statement } from '../statement.ts';
import type { SqliteConnection } from './sqlite-driver.ts';

/** What came of one batch: the rows of each statement, or why it is undone. */
export type Outcome = { readonly rows: unknown[][] } | { readonly error: unknown };

/** The writer's transaction, in which batches run one after another. */
export interface Transaction {
  isOpen(): boolean;
  /** Takes the write lock, if it isn't held; throws SQLITE_BUSY where another process has it. */
  open(): void;
  /**
   * Runs a batch in a savepoint of its own: one that fails undoes only itself. Throws where the whole
   * transaction is gone, as after SQLITE_FULL: then nothing of it is done.
   */
  run(statements: readonly Statement[]): Outcome;
  commit(): void;
  /** Undoes all of it, if anything is left. */
  rollback(): void;
}

/** The transaction of a connection that nothing else writes by. */
export function transactionOf(
  writer: SqliteConnection,
  run: (statement: Statement) => unknown[],
): Transaction {
  const begin = writer.prepare('begin immediate');
  const savepoint = writer.prepare('savepoint batch');
  const undo = writer.prepare('rollback to batch');
  const release = writer.prepare('release batch');
  const commit = writer.prepare('commit');
  const rollback = writer.prepare('rollback');
  return {
    isOpen: () => writer.inTransaction,
    open: () => {
      if (!writer.inTransaction) begin.all([]);
    },
    run: (statements) => {
      savepoint.all([]);
      try {
        const rows = statements.map(run);
        release.all([]);
        return { rows };
      } catch (error) {
        if (!writer.inTransaction) throw error;
        undo.all([]);
        release.all([]);
        return { error };
      }
    },
    commit: () => {
      commit.all([]);
    },
    rollback: () => {
      if (writer.inTransaction) rollback.all([]);
    },
  };
}
