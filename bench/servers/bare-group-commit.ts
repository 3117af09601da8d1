import type Sqlite from 'better-sqlite3';

/** Runs all work that came in one turn of the event loop in one transaction, and nothing else. */
export function bareGroupCommit(database: Sqlite.Database): (work: () => void) => Promise<void> {
  const begin = database.prepare('begin immediate');
  const commit = database.prepare('commit');
  let waiting: { readonly work: () => void; readonly resolve: () => void }[] = [];

  const flush = (): void => {
    const group = waiting;
    waiting = [];
    begin.run();
    for (const { work } of group) work();
    commit.run();
    for (const { resolve } of group) resolve();
  };

  return (work) =>
    new Promise((resolve) => {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push({ work, resolve });
    });
}
