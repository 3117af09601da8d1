import { Unavailable } from '../database.ts';
import type { Statement } from '../statement.ts';
import type { SqliteConnection } from './sqlite-driver.ts';
import { failureOf } from './sqlite-failures.ts';

interface Reading {
  readonly work: () => unknown;
  resolve(result: never): void;
  reject(error: unknown): void;
}

interface GroupRead {
  /** The rows of each statement, all of one snapshot. */
  read(statements: readonly Statement[]): Promise<unknown[][]>;
  /** Another number after each commit of anyone else's. */
  stamp(): Promise<number>;
  /** Reads what waits, and nothing after it. */
  stop(): void;
}

/**
 * Reads in one snapshot all that was asked for in one turn of the event loop, as its locks cost more than most of what is
 * read. It is taken after the last of them asked, so that each sees all that was committed before it did.
 */
export function groupRead(reader: SqliteConnection, run: (statement: Statement) => unknown[]): GroupRead {
  const begin = reader.prepare('begin');
  const end = reader.prepare('commit');
  const dataVersion = reader.prepare('pragma data_version');
  let waiting: Reading[] = [];
  let stamp: Promise<number> | undefined;
  let stopped = false;

  function flush(): void {
    const group = waiting;
    waiting = [];
    stamp = undefined;
    for (const { work, resolve, reject } of group) {
      try {
        if (!reader.inTransaction) begin.all([]);
        resolve(work() as never);
      } catch (error) {
        reject(failureOf(error));
      }
    }
    if (group.length > 0 && reader.inTransaction) end.all([]);
  }

  const inGroup = <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (stopped) return reject(new Unavailable('the database is closed'));
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ work, resolve, reject });
    });

  return {
    read: (statements) => inGroup(() => statements.map(run)),
    stamp: () =>
      (stamp ??= inGroup(() => (dataVersion.all([]) as [{ data_version: number }])[0].data_version)),
    stop() {
      flush();
      stopped = true;
    },
  };
}
