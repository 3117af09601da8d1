import { statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SqliteConnection, SqliteDriver } from '../store/dialects/sqlite-driver.ts';

/**
 * How thoroughly: `truncate` empties the WAL, which has pages as they were before; `rewrite` writes the whole file anew
 * as well, as SQLite leaves copies of what it moves in parts of pages that nothing uses, where any erasure waits for that;
 * `rewrite-always` in any case.
 */
export type Sweeping = 'truncate' | 'rewrite' | 'rewrite-always';

/** So long (ms) the write lock is waited for, and others at most for readers: less than writes wait for it. */
const LOCK_PATIENCE = 5000;
const READER_PATIENCE = 1000;
/** So often the WAL is tried again, for somebody may read for some seconds. */
const TRIES = 10;

/**
 * Leaves in the database's files only what is in the database. Returns how many erasures are swept with it. Blocks until
 * it is done: to be run in a process of its own. Throws where others hold a lock for too long, or the disk has no room;
 * nothing is lost then, nor if it is killed.
 */
export function sweepFile(open: SqliteDriver, file: string, how: Sweeping, now: number): number {
  const connection = open(file, { readOnly: false });
  try {
    connection.exec('pragma secure_delete = on');
    truncateWal(connection);
    if (how === 'truncate') return 0;
    // Not before: another process may have swept as long as this one waited.
    const erasures = connection.prepare('select id from erasures where swept_at is null').all([]);
    if (how === 'rewrite' && erasures.length === 0) return 0;
    refuseWithoutRoom(file);
    connection.exec(`pragma busy_timeout = ${LOCK_PATIENCE}`);
    connection.exec('vacuum');
    truncateWal(connection);
    markSwept(connection, erasures as { id: string }[], now);
    return erasures.length;
  } finally {
    connection.close();
  }
}

function truncateWal(connection: SqliteConnection): void {
  connection.exec(`pragma busy_timeout = ${READER_PATIENCE}`);
  const checkpoint = connection.prepare('pragma wal_checkpoint(truncate)');
  for (let tries = 0; tries < TRIES; tries++) {
    const [row] = checkpoint.all([]) as [{ busy: number }];
    if (row.busy === 0) return;
  }
  throw new Error('another process reads or writes the database for long');
}

function markSwept(connection: SqliteConnection, erasures: readonly { id: string }[], now: number): void {
  connection.exec(`pragma busy_timeout = ${LOCK_PATIENCE}`);
  const mark = connection.prepare('update erasures set swept_at = ? where id = ?');
  for (const { id } of erasures) mark.all([now, id]);
}

/** The file goes through the WAL as a whole; where others write until the disk is full, they fail too. */
function refuseWithoutRoom(file: string): void {
  const { bavail, bsize } = statfsSync(dirname(file));
  const { size } = statSync(file);
  if (bavail * bsize < 2 * size)
    throw new Error(`${Math.ceil((2 * size) / 1e6)} MB of the disk must be free to write the file anew`);
}
