import { setImmediate } from 'node:timers/promises';
import { backtest } from '../pipeline/backtest.ts';
import type { Database } from '../store/database.ts';
import { backtestLines } from './backtest-rules.ts';
import { count } from './command-arguments.ts';
import type { Add, Surroundings } from './command-surroundings.ts';
import { compiledRules, rulesAt, siteIn, storedInForce, storedRules } from './find-rules.ts';
import { progressBar } from './progress-bar.ts';
import { warn } from './terminal.ts';

interface BacktestCommand {
  readonly site?: string;
  readonly rules?: string;
  readonly days: number;
  readonly samples: number;
  readonly json?: true;
}

const DAY = 86_400_000;

/** `hakam rules backtest`. */
export const addBacktest: Add = (rules, surroundings) => {
  rules
    .command('backtest')
    .description('try rules on the stored comments that people decided; changes nothing')
    .option('--site <site>', 'whose rules; may be left out where there is one site')
    .option('--rules <rules>', 'a folder, a file or a version, in place of those in force')
    .option('--days <n>', 'comments of so many days', count, 30)
    .option('--samples <n>', 'so many examples a rule', count, 3)
    .option('--json', 'print it as JSON')
    .action((options: BacktestCommand) =>
      surroundings.withDatabase((database) => tryRules(surroundings, database, options)),
    );
};

async function tryRules(
  { config, print }: Surroundings,
  database: Database,
  options: BacktestCommand,
): Promise<void> {
  const { site, rules } = options;
  const found =
    rules === undefined
      ? await storedInForce(database, site ?? siteIn(config().rules, undefined))
      : (rulesAt(rules, site) ?? (await storedRules(database, rules, site)));
  warn(found.heldBack ?? []);
  const since = Date.now() - options.days * DAY;
  const started = Date.now();
  const bar = progressBar();
  const tried = await backtest(database, compiledRules(found), {
    since,
    limit: Number.POSITIVE_INFINITY,
    mostRead: Number.POSITIVE_INFINITY,
    samples: options.samples,
    pause: () => setImmediate(), // lets Ctrl-C through
    progress: (comments, reached) =>
      bar.step((started - reached) / Math.max(1, started - since), `${comments} comments`),
  });
  bar.end();
  if (options.json) print(JSON.stringify(tried));
  else for (const line of backtestLines(tried)) print(line);
}
