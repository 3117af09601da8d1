import type { Statement } from '../statement.ts';
import type { SqliteConnection } from './sqlite-driver.ts';
import { failureOf } from './sqlite-failures.ts';

interface Reading {
  readonly statements: readonly Statement[];
  resolve(rows: unknown[][]): void;
  reject(error: unknown): void;
}

interface GroupRead {
  /** The rows of each statement, all of one snapshot. */
  read(statements: readonly Statement[]): Promise<unknown[][]>;
  /** Resolves when nothing waits any more. */
  stop(): Promise<void>;
}

/**
 * Reads in one snapshot all that was asked for in one turn of the event loop, as its locks cost more than most of what is
 * read. It is taken after the last of them asked, so that each sees all that was committed before it did.
 */
export function groupRead(reader: SqliteConnection, run: (statement: Statement) => unknown[]): GroupRead {
  const begin = reader.prepare('begin');
  const end = reader.prepare('commit');
  let waiting: Reading[] = [];

  function flush(): void {
    const group = waiting;
    waiting = [];
    for (const { statements, resolve, reject } of group) {
      try {
        if (!reader.inTransaction) begin.all([]);
        resolve(statements.map(run));
      } catch (error) {
        reject(failureOf(error));
      }
    }
    if (reader.inTransaction) end.all([]);
  }

  return {
    read: (statements) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ statements, resolve, reject });
      }),
    async stop() {
      if (waiting.length > 0) flush();
    },
  };
}
