#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import packageJson from '../package.json' with { type: 'json' };
import { type Config, readConfig } from './config.ts';
import { ROLES, type Role } from './domain/access.ts';
import { THE_SERVICE } from './domain/audit.ts';
import { Line } from './http/schemas.ts';
import { validate } from './http/validation.ts';
import { idMaker } from './new-id.ts';
import { auditCommand } from './node/audit-command.ts';
import { backupCommand } from './node/backup-command.ts';
import { type AdminKey, greeting } from './node/greeting.ts';
import { listCommand } from './node/list-commands.ts';
import { logLine } from './node/log.ts';
import { modelCommand } from './node/model-command.ts';
import { exportCommand, importCommand } from './node/moving-commands.ts';
import { openDatabase } from './node/open-database.ts';
import { restoreCommand } from './node/restore-command.ts';
import { sitesOf } from './node/rule-files.ts';
import { rulesCommand } from './node/rules-commands.ts';
import { seedDemo } from './node/seed-demo.ts';
import { obeySignals } from './node/signals.ts';
import { sweepCommand } from './node/sweep-command.ts';
import { isWorker, runAsWorker, startWorkers } from './node/workers.ts';
import { start } from './node.ts';
import { makeKey, revokeKey } from './pipeline/make-key.ts';
import type { Database } from './store/database.ts';
import { listKeys } from './store/keys.ts';

const program = new Command('hakam')
  .description(
    'Hakam (حَكَم, referee): a comment moderation service.\nIts settings are environment variables; see README.md.',
  )
  .version(packageJson.version)
  .showHelpAfterError();

program
  .command('serve')
  .description('run the service until it gets SIGINT or SIGTERM; SIGHUP reads the rules again')
  .action(serve);

program
  .command('migrate')
  .description("bring the database's schema up to date, and make the database where there is none")
  .action(async () => {
    const database = await openDatabase(readConfig(process.env), logLine);
    await database.close();
    print('The database is up to date.');
  });

const keys = program.command('key').description('make, list and revoke the keys of the API');

keys
  .command('create')
  .description('make a key, and show it this once')
  .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
  .option('--site <site>', 'the one site it is for, or * for all', '*')
  .requiredOption('--name <name>', 'who or what uses it', nameOf)
  .action(({ role, site, name }: { role: Role; site: string; name: string }) =>
    withDatabase(async (database, { rules }) => {
      if (site !== '*' && !sitesOf(rules).includes(site))
        throw new Error(`There is no ${site}.yaml in ${rules}.`);
      const { key } = await makeKey(keyDeps(database), { role, site, name }, THE_SERVICE);
      print(key);
    }),
  );

keys
  .command('list')
  .description('list the keys that are in force')
  .action(() =>
    withDatabase(async (database) => {
      const [rows] = await database.read([listKeys({})]);
      for (const { id, role, site, name, created_at } of rows) {
        print([id, role.padEnd(9), site, new Date(created_at).toISOString(), name].join('  '));
      }
    }),
  );

keys
  .command('revoke')
  .description('revoke a key, at once')
  .argument('<id>', 'the id that `key list` shows')
  .action((id: string) =>
    withDatabase(async (database) => {
      if (!(await revokeKey(keyDeps(database), id, THE_SERVICE))) throw new Error(`There is no key ${id}.`);
      print(`${id} works no more.`);
    }),
  );

const surroundings = { config: () => readConfig(process.env), withDatabase: withStoredDatabase, print };
program.addCommand(rulesCommand(surroundings));
program.addCommand(listCommand(surroundings));
program.addCommand(modelCommand(surroundings));
program.addCommand(auditCommand(surroundings));
program.addCommand(sweepCommand(surroundings));
program.addCommand(exportCommand(surroundings));
program.addCommand(importCommand(surroundings));
program.addCommand(backupCommand(surroundings));
program.addCommand(restoreCommand(surroundings));

async function serve(): Promise<void> {
  if (isWorker) return runAsWorker(process.env);
  const config = readConfig(process.env);
  const running = await (config.workers > 1 ? startWorkers(config, logLine) : start(process.env));
  print(greeting(running.address, running.sites, running.adminKey));
  obeySignals(running);
  await seedDemo({ ...running, adminKey: running.adminKey ?? configuredKey(config) }, logLine);
}

const keyDeps = (database: Database) => ({ database, now: Date.now, newId: idMaker() });

/** For the demo alone: nobody needs to be shown what is in the environment. */
const configuredKey = ({ adminKey }: Config): AdminKey =>
  adminKey === null ? null : { key: adminKey, where: 'of HAKAM_ADMIN_KEY' };

/** For commands on what a service keeps: they make no database where there is none. */
async function withStoredDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const { database } = readConfig(process.env);
  if (database.kind === 'sqlite' && !existsSync(database.file))
    throw new Error(
      `There is no database at ${database.file} yet: start the service first, or name another.`,
    );
  await withDatabase(work);
}

async function withDatabase(work: (database: Database, config: Config) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const database = await openDatabase(config, logLine);
  try {
    await work(database, config);
  } finally {
    await database.close();
  }
}

/** As the API takes it: one line, with something in it. */
function nameOf(text: string): string {
  const name = validate(Line, text);
  if (name.ok) return name.value;
  throw new InvalidArgumentError(name.errors.map(({ message }) => message).join(' '));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

// Who reads no further, as `head`, has what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
