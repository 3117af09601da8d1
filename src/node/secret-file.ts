import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

/**
 * The secret that stands beside a database file, and belongs to its backup. It is made on the first
 * start, for its owner's eyes alone; of two processes that start at once both get the same.
 */
export function secretBeside(databaseFile: string): string {
  const file = `${databaseFile}.secret`;
  const unfinished = `${file}.${process.pid}`;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  writeDurably(unfinished, `${randomBytes(32).toString('hex')}\n`);
  try {
    linkSync(unfinished, file); // never replaces one that is there
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(unfinished);
  }
  return readFileSync(file, 'utf8').trim();
}

function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, 'w', 0o600);
  writeSync(descriptor, text);
  fsyncSync(descriptor);
  closeSync(descriptor);
}
