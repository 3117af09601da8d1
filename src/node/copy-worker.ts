import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { SqliteDriver } from '../store/dialects/sqlite-driver.ts';
import type { Copying } from './copy-database.ts';
import { driverHere } from './open-sqlite.ts';

/**
 * The thread of `copyDatabase`, for both steps block: it copies, tells so, and checks. `vacuum into` reads one state of the
 * file, and writes what is in it alone: nothing of what was deleted goes along. DESIGN.md says why not by pages.
 */
function copy(open: SqliteDriver, { from, to }: Copying): void {
  const source = open(from, { readOnly: true });
  try {
    source.exec('pragma busy_timeout = 5000');
    source.prepare('vacuum into ?').all([to]);
  } finally {
    source.close();
  }
}

function check(open: SqliteDriver, { to }: Copying): void {
  const target = open(to, { readOnly: false }); // where it is opened to read alone SQLite checks no constraint
  try {
    target.exec('pragma cache_size = -65536');
    const [row] = target.prepare('pragma integrity_check(1)').all([]) as { integrity_check: string }[];
    if (row?.integrity_check !== 'ok') throw new Error(`The copy is not sound: ${row?.integrity_check}`);
  } finally {
    target.close();
  }
}

/** Behind the service, but never starved: the WAL grows for as long as the copy is made. On Linux it is this thread's alone. */
function stepBack(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is done all the same where the system doesn't let it.
  }
}

stepBack();
const driver = await driverHere();
const copying = workerData as Copying;
copy(driver, copying);
parentPort?.postMessage('copied');
check(driver, copying);
