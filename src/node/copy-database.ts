import { closeSync, fdatasync, openSync, rmSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { flush } from './flush.ts';

/** What the worker is told. */
export interface Copying {
  readonly from: string;
  readonly to: string;
}

/** How far a copy is: bytes that are written, or null once it is being checked. */
export type CopyProgress = (written: number | null) => void;

/** How often (ms) it is looked how far the copy is, and what was written is flushed. */
const LOOK_EVERY = 50;

/**
 * Writes all of an SQLite file, as it is at one moment, into a new one that only its owner can read, while others read
 * and write the first; checks the new one whole and flushes it. A thread of low priority does the work. Rejects, and
 * leaves nothing, where that can't be or what was written is not sound; neither does a signal to end leave anything.
 */
export async function copyDatabase({ from, to }: Copying, progress: CopyProgress): Promise<void> {
  // Before there is a file: a signal may come at any moment.
  const removeAtEnd = atSignals(() => removeCopy(to));
  const descriptor = openNew(to, removeAtEnd);
  const stopFlushing = flushInTurn(descriptor, () => progress(statSync(to).size));
  try {
    await copied({ from, to }, () => {
      stopFlushing();
      progress(null);
    });
    flush(to);
  } catch (error) {
    removeCopy(to);
    throw error;
  } finally {
    stopFlushing();
    removeAtEnd();
    closeSync(descriptor);
  }
}

/** With what SQLite keeps beside it while it writes. */
function removeCopy(file: string): void {
  for (const part of ['', '-journal']) rmSync(`${file}${part}`, { force: true });
}

/** For its owner's eyes alone. */
function openNew(file: string, otherwise: () => void): number {
  try {
    return openSync(file, 'wx', 0o600);
  } catch (error) {
    otherwise();
    throw error;
  }
}

const copied = (copying: Copying, checking: () => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./copy-worker.ts', import.meta.url), { workerData: copying });
    worker.once('message', checking); // its one message
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });

/** Bit by bit: a service on the same disk would wait for a flush of all of it, with its own. */
function flushInTurn(descriptor: number, look: () => void): () => void {
  let flushing = false;
  const timer = setInterval(() => {
    look();
    if (flushing) return;
    flushing = true;
    fdatasync(descriptor, () => {
      flushing = false; // what went wrong the last flush tells
    });
  }, LOOK_EVERY);
  return () => clearInterval(timer);
}

/** Does something before SIGINT, SIGTERM or SIGHUP ends the process, which waits for no thread then. */
function atSignals(work: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = (signal: NodeJS.Signals): void => {
    work();
    forget();
    process.kill(process.pid, signal);
  };
  const forget = (): void => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.on(signal, end);
  return forget;
}
