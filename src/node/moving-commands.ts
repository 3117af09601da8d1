import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { Config } from '../config.ts';
import { secretOf } from '../node.ts';
import type { Surroundings } from './command-surroundings.ts';
import { logLine } from './log.ts';
import { exportLines } from './moving/export-data.ts';
import { WrongFile } from './moving/file-format.ts';
import { fingerprintOf } from './moving/fingerprint.ts';
import { importData, refuseStocked } from './moving/import-data.ts';
import { lookThrough, type WholeFile } from './moving/look-through.ts';
import { openSql } from './moving/open-sql.ts';
import { takeSnapshot } from './moving/snapshot.ts';
import type { Sql } from './moving/sql.ts';
import { writeOut } from './moving/write-out.ts';
import { refuseMissing } from './new-file.ts';
import { openDatabase } from './open-database.ts';
import { progressBar } from './progress-bar.ts';
import { refuseUnfinished } from './refuse-unfinished.ts';
import { secretFileOf } from './secret-file.ts';

/** `hakam export`: all that is stored, as lines of JSON. */
export const exportCommand = ({ config, withDatabase, print }: Surroundings): Command =>
  new Command('export')
    .description(
      'write all that is stored to a file of JSON lines, as it is at one moment, while the service may go on',
    )
    .argument(
      '[file]',
      'a new file, packed if its name ends in .gz; without one the lines come on standard output',
    )
    .action((file?: string) =>
      withDatabase(async (database) => {
        await refuseUnfinished(database);
        const secret = fingerprintOf(secretOf(config()));
        await withSql(config(), true, async (sql) => {
          const bar = progressBar();
          await writeOut(file, exportLines(await takeSnapshot(sql), secret, bar.step));
          bar.end();
        });
        if (file !== undefined)
          print(`${file} holds all that was stored. Its secret is not in it: keep that too.`);
      }),
    );

/** `hakam import`: such a file into a new database. */
export const importCommand = ({ config, print }: Pick<Surroundings, 'config' | 'print'>): Command =>
  new Command('import')
    .description(
      'read a file of `hakam export` into a new database; what was stopped goes on when it is run again',
    )
    .argument('<file>', 'the file, packed or not')
    .action(async (file: string) => {
      const bar = progressBar();
      try {
        refuseMissing(file);
        const whole = await lookThrough(file, bar.step);
        // Before the secret, of which a database that is in use has its own, and needs it.
        if (isThere(config())) await withMigrated(config(), (sql) => refuseStocked(sql, whole));
        refuseOtherSecret(whole, config());
        const isNew = await withMigrated(config(), (sql) => importData(sql, whole, Date.now(), bar.step));
        bar.end();
        print(
          isNew
            ? `${whole.rows} rows of ${file} are read in.`
            : `${file} was read in before: nothing is to be done.`,
        );
      } finally {
        bar.end();
      }
    });

/** The hashes of addresses, the seals of the audit, signatures: all that was made by the secret is of use with it alone. */
function refuseOtherSecret({ header }: WholeFile, config: Config): void {
  const { database, secret } = config;
  const beside = database.kind === 'sqlite' ? secretFileOf(database.file) : null;
  const way =
    beside === null ? 'set HAKAM_SECRET to it' : `copy its file to ${beside}, or set HAKAM_SECRET to it`;
  if (secret === null && beside !== null && !existsSync(beside))
    throw new WrongFile(`The secret of the service that exported is needed here first: ${way}.`);
  if (fingerprintOf(secretOf(config)) !== header.secret)
    throw new WrongFile(`The file was made under another secret than there is here: ${way}.`);
}

/** A database that import need not make. */
const isThere = ({ database }: Config): boolean => database.kind === 'postgres' || existsSync(database.file);

/** Makes the database where there is none. */
async function withMigrated<T>(config: Config, work: (sql: Sql) => Promise<T>): Promise<T> {
  await (await openDatabase(config, logLine)).close();
  return withSql(config, false, work);
}

async function withSql<T>(config: Config, readOnly: boolean, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = await openSql(config, { readOnly });
  try {
    return await work(sql);
  } finally {
    await sql.close();
  }
}
