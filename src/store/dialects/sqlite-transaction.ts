import type Sqlite from 'better-sqlite3';
import type { Statement } from '../statement.ts';

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
  writer: Sqlite.Database,
  run: (statement: Statement) => unknown[],
): Transaction {
  const begin = writer.prepare('begin immediate');
  const savepoint = writer.prepare('savepoint batch');
  const undo = writer.prepare('rollback to batch');
  const release = writer.prepare('release batch');
  const commit = writer.prepare('commit');
  return {
    isOpen: () => writer.inTransaction,
    open: () => {
      if (!writer.inTransaction) begin.run();
    },
    run: (statements) => {
      savepoint.run();
      try {
        const rows = statements.map(run);
        release.run();
        return { rows };
      } catch (error) {
        if (!writer.inTransaction) throw error;
        undo.run();
        release.run();
        return { error };
      }
    },
    commit: () => {
      commit.run();
    },
    rollback: () => {
      if (writer.inTransaction) writer.exec('rollback');
    },
  };
}
