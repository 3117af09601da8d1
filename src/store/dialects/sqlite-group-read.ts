import { Unavailable } from '../database.ts';
import type { Statement } from '../statement.ts';
import type { SqliteConnection } from './sqlite-driver.ts';
import { failureOf } from './sqlite-failures.ts';

interface Reading {
  readonly work: () => unknown;
  /** Whether it is one statement, which needs no transaction around it to be of one snapshot. */
  readonly single: boolean;
  resolve(result: never): void;
  reject(error: unknown): void;
}

interface GroupRead {
  /** The rows of each statement, all of one snapshot. */
  read(statements: readonly Statement[]): Promise<unknown[][]>;
  /** Another number after each commit, asked for once for all that came in one turn of the event loop. */
  stamp(): number;
  /** Something was committed here: what was asked for before is old. */
  forgetStamp(): void;
  /** Reads what waits, and nothing after it. */
  stop(): void;
}

/** So long (ms), and so often, a stamp is given again at most: a turn is short, and what comes in it came before. */
const TURN = 1;
const USES = 100;

/**
 * Reads in one snapshot all that was asked for in one turn of the event loop, as its locks cost more than most of what is
 * read. It is taken after the last of them asked, so that each sees all that was committed before it did.
 */
export function groupRead(reader: SqliteConnection, run: (statement: Statement) => unknown[]): GroupRead {
  const begin = reader.prepare('begin');
  const end = reader.prepare('commit');
  const dataVersion = reader.prepare('pragma data_version');
  let waiting: Reading[] = [];
  let stopped = false;
  let stamp: { readonly value: number; readonly at: number; uses: number } | undefined;
  const forgetStamp = (): void => {
    stamp = undefined;
  };
  const newStamp = (): number => {
    const [row] = dataVersion.all([]) as [{ data_version: number }];
    stamp = { value: row.data_version, at: performance.now(), uses: 0 };
    setImmediate(forgetStamp);
    return stamp.value;
  };

  function flush(): void {
    const group = waiting;
    waiting = [];
    const together = group.length > 1 || group[0]?.single === false;
    for (const { work, resolve, reject } of group) {
      try {
        if (together && !reader.inTransaction) begin.all([]);
        resolve(work() as never);
      } catch (error) {
        reject(failureOf(error));
      }
    }
    if (together && reader.inTransaction) end.all([]);
  }

  const inGroup = <T>(single: boolean, work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (stopped) return reject(new Unavailable('the database is closed'));
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ single, work, resolve, reject });
    });

  return {
    read: (statements) => inGroup(statements.length === 1, () => statements.map(run)),
    stamp: () =>
      stamp !== undefined && stamp.uses++ < USES && performance.now() - stamp.at < TURN
        ? stamp.value
        : newStamp(),
    forgetStamp,
    stop() {
      flush();
      stopped = true;
    },
  };
}
