import Sqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';

/** Holds the write lock, so that another process can't write until it is given back. */
export function lockFor(file: string): () => void {
  const other = new Sqlite(file);
  onTestFinished(() => {
    other.close();
  });
  other.exec('begin immediate');
  return () => other.exec('commit');
}
