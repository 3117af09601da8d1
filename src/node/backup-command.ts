import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { Command } from 'commander';
import type { Surroundings } from './command-surroundings.ts';
import { copyWithBar, megabytes } from './copy-bar.ts';
import { flushName } from './flush.ts';
import { databaseFileOf, refuseForeign } from './hakam-file.ts';
import { refuseTaken } from './new-file.ts';
import { copySecret, secretFileOf } from './secret-file.ts';
import { warn } from './terminal.ts';

/** `hakam backup <file>`: a whole copy of the database, while it is in use. */
export const backupCommand = ({ config, print }: Pick<Surroundings, 'config' | 'print'>): Command =>
  new Command('backup')
    .description('copy the SQLite database as it is now to a new file, whole and checked; services may run')
    .argument('<file>', 'the new file; the secret goes beside it, to <file>.secret')
    .action(async (to: string) => {
      const from = databaseFileOf(config());
      const began = performance.now();
      await backup(from, to);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      print(`${to} is a whole copy of ${from}: ${megabytes(statSync(to).size)} MB in ${seconds} s.`);
      if (config().secret !== null) warn(['HAKAM_SECRET is not in it: keep that as well.']);
    });

async function backup(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new Error(`There is no database at ${from}.`);
  for (const file of [to, secretFileOf(to)]) refuseTaken(file);
  await refuseForeign(from);
  const unfinished = `${to}.${process.pid}`;
  await copyWithBar({ from, to: unfinished });
  try {
    if (existsSync(secretFileOf(from))) copySecret(from, to);
    renameSync(unfinished, to); // last: what has the name is whole, and has its secret
  } finally {
    rmSync(unfinished, { force: true });
  }
  flushName(to);
}
