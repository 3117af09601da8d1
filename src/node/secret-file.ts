import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { SHORTEST_SECRET } from '../config.ts';

/**
 * The secret that stands beside a database file, and belongs to its backup. It is made on the first
 * start, for its owner's eyes alone; of two processes that start at once both get the same.
 */
export function secretBeside(databaseFile: string): string {
  const file = secretFileOf(databaseFile);
  const unfinished = `${file}.${process.pid}`;
  try {
    return secretIn(file);
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
  return secretIn(file);
}

/** Where the secret of a database file is kept. */
export const secretFileOf = (databaseFile: string): string => `${databaseFile}.secret`;

/** Puts the secret of one database file beside another, in the place of any that is there; it must be whole. */
export function copySecret(from: string, to: string): void {
  const file = secretFileOf(to);
  const unfinished = `${file}.${process.pid}`;
  writeDurably(unfinished, `${secretIn(secretFileOf(from))}\n`);
  renameSync(unfinished, file);
}

/** As strict as with `HAKAM_SECRET`: under a file that was cut off anyone could sign. */
function secretIn(file: string): string {
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length >= SHORTEST_SECRET) return secret;
  throw new Error(
    `${file} holds no secret of ${SHORTEST_SECRET} characters; put back the one of your backup.`,
  );
}

function writeDurably(file: string, text: string): void {
  const descriptor = openSync(file, 'w', 0o600);
  writeSync(descriptor, text);
  fsyncSync(descriptor);
  closeSync(descriptor);
}
