import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command } from 'commander';
import type { Surroundings } from './command-surroundings.ts';
import { copyWithBar } from './copy-bar.ts';
import { databaseFileOf, refuseForeign } from './hakam-file.ts';
import { refuseMissing } from './new-file.ts';
import { putInPlace, refuseInUse } from './put-in-place.ts';
import { secretFileOf } from './secret-file.ts';
import { warn } from './terminal.ts';

/** `hakam restore <file>`: a backup becomes the database again. */
export const restoreCommand = ({ config, print }: Pick<Surroundings, 'config' | 'print'>): Command =>
  new Command('restore')
    .description('make a backup the database again; no service may run')
    .argument('<file>', 'what `hakam backup` has written')
    .option('--replace', 'put aside the database that is there, under another name')
    .action(async (from: string, { replace = false }: { replace?: boolean }) => {
      const to = databaseFileOf(config());
      const aside = await restore(from, to, replace);
      print(`${to} is what ${from} holds; the next start brings its schema up to date.`);
      if (aside !== null) print(`The database that was there is ${aside}.`);
      if (config().secret === null && !existsSync(secretFileOf(from))) warn([NO_SECRET]);
    });

const NO_SECRET =
  'No secret came with it: the one of its time must be beside the database, or in HAKAM_SECRET, before the next start; under another one the audit is not sealed on, and limits and bans by address start anew.';

/** Returns where the database that was there is now; null where there was none. */
async function restore(from: string, to: string, replace: boolean): Promise<string | null> {
  refuseMissing(from);
  if (existsSync(to) && !replace)
    throw new Error(`There is a database at ${to} already: --replace puts it aside, under another name.`);
  await refuseForeign(from);
  await refuseInUse(to);
  mkdirSync(dirname(to), { recursive: true });
  const unfinished = `${to}.${process.pid}`;
  try {
    await copyWithBar({ from, to: unfinished }); // on the disk that it is to be on, and known to be sound
    await refuseInUse(to);
    return putInPlace(unfinished, from, to);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
