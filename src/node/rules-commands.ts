import { setImmediate } from 'node:timers/promises';
import { Command, InvalidArgumentError } from 'commander';
import type { Config } from '../config.ts';
import type { Facts } from '../domain/facts.ts';
import { backtest } from '../pipeline/backtest.ts';
import { parseDuration } from '../rules/language/scalars.ts';
import { printedSchema } from '../rules/schema/rules-schema.ts';
import type { Database } from '../store/database.ts';
import { listRuleSets } from '../store/rule-sets.ts';
import { cleanBody, cleanName } from '../text/hygiene.ts';
import { backtestLines, progressBar } from './backtest-rules.ts';
import { checkRules } from './check-rules.ts';
import { diffRules } from './diff-rules.ts';
import { explainRules } from './explain-rules.ts';
import { compiledRules, type FoundRules, rulesAt, rulesInForce, siteIn, storedRules } from './find-rules.ts';
import { sitesOf } from './rule-files.ts';
import { testRules } from './test-rules.ts';

/** What the commands need of the one that runs them. */
export interface Surroundings {
  config(): Config;
  /** Opens the database for as long as `work` takes. */
  withDatabase(work: (database: Database) => Promise<void>): Promise<void>;
  print(line: string): void;
}

/** `hakam rules …`, for the people who write rules. */
export function rulesCommand(surroundings: Surroundings): Command {
  const rules = new Command('rules').description("work on the sites' files");
  for (const add of [addSchema, addCheck, addTest, addExplain, addDiff, addHistory, addBacktest])
    add(rules, surroundings);
  return rules;
}

type Add = (rules: Command, surroundings: Surroundings) => void;

const addSchema: Add = (rules, { print }) => {
  rules
    .command('schema')
    .description("print the JSON Schema of a site's file, by which editors help to write one")
    .action(() => print(printedSchema().trimEnd()));
};

const addCheck: Add = (rules, { config, print }) => {
  rules
    .command('check')
    .description(
      'check the files of all sites, or of some; prints file:line:column of every fault, and the line',
    )
    .argument('[site...]', 'sites, without .yaml')
    .action((sites: string[]) => {
      const styled = process.stdout.isTTY && process.stdout.hasColors();
      const { lines, ok } = checkRules(config().rules, sites, { now: Date.now(), styled });
      for (const line of lines) print(line);
      if (!ok) process.exitCode = 1;
    });
};

const addTest: Add = (rules, surroundings) => {
  rules
    .command('test')
    .description("run the rules' own tests; tells what matched where in those that fail")
    .argument('[site...]', 'sites, without .yaml')
    .action((named: string[]) => {
      const folder = surroundings.config().rules;
      for (const site of named.length === 0 ? sitesOf(folder) : named) {
        const { lines, ok } = testRules(ofSite(folder, site));
        for (const line of lines) surroundings.print(line);
        if (!ok) process.exitCode = 1;
      }
    });
};

function ofSite(folder: string, site: string): FoundRules {
  const found = rulesAt(folder, site);
  if (found === undefined) throw new Error(`There is no folder ${folder}.`);
  return found;
}

interface ExplainOptions {
  readonly site?: string;
  readonly rules?: string;
  readonly name: string;
  readonly section?: string;
  readonly articleAge?: number;
  readonly reply?: true;
  readonly authorApproved?: number;
  readonly authorRejected?: number;
  readonly authorAge?: number;
  readonly authorRole?: string;
  readonly authorTrusted?: boolean;
  readonly authorBanned?: boolean;
}

const addExplain: Add = (rules, surroundings) => {
  rules
    .command('explain')
    .description('tell what the rules make of a text, and why; facts that are not given are unknown')
    .argument('<text>', "the comment's text")
    .option('--site <site>', 'whose rules; may be left out where there is one site')
    .option('--rules <rules>', 'a folder, a file or a version, in place of HAKAM_RULES')
    .option('--name <name>', "the author's name", '')
    .option('--section <section>', "the article's section")
    .option('--article-age <duration>', 'since the article was published', duration)
    .option('--reply', 'it replies to another comment')
    .option('--author-approved <n>', "how many of the author's comments are approved", count)
    .option('--author-rejected <n>', 'how many of the last 30 days are rejected or spam', count)
    .option('--author-age <duration>', 'since when the author is known', duration)
    .option('--author-role <role>', 'the role that the site gives the author')
    .option('--author-trusted <yes|no>', 'whether moderators trust the author', yesOrNo)
    .option('--author-banned <yes|no>', 'whether a ban is in force', yesOrNo)
    .action((text: string, options: ExplainOptions) =>
      withFound(surroundings, options.rules ?? surroundings.config().rules, options.site, (found) => {
        for (const line of explainRules(found, factsOf(text, options))) surroundings.print(line);
      }),
    );
};

/** The text as it would be stored; what is not given is unknown. */
const factsOf = (text: string, options: ExplainOptions): Facts => ({
  body: cleanBody(text),
  name: cleanName(options.name),
  section: options.section,
  articleAge: options.articleAge,
  reply: options.reply ?? false,
  author: {
    approved: options.authorApproved,
    rejected30d: options.authorRejected,
    age: options.authorAge,
    role: options.authorRole ?? null,
    trusted: options.authorTrusted,
    banned: options.authorBanned,
  },
  rates: new Map(),
  copies: new Map(),
  now: Date.now(),
});

const addDiff: Add = (rules, surroundings) => {
  rules
    .command('diff')
    .description(
      'tell what changed in meaning; exits with 0 where nothing did, 1 where something did, else 2',
    )
    .argument('<before>', 'a folder, a file, or a version (or how it begins) of `rules history`')
    .argument('<after>', 'the same')
    .option('--site <site>', 'whose rules; may be left out where there is one site')
    .action(async (before: string, after: string, { site }: { site?: string }) => {
      const compare = (old: FoundRules) =>
        withFound(surroundings, after, site ?? old.site, (now) => {
          const { lines, same } = diffRules(old, now);
          for (const line of lines) surroundings.print(line);
          if (!same) process.exitCode = 1;
        });
      await withFound(surroundings, before, site, compare).catch(({ message }: Error) => {
        process.stderr.write(`${message}\n`);
        process.exitCode = 2;
      });
    });
};

const addHistory: Add = (rules, { withDatabase, print }) => {
  rules
    .command('history')
    .description('list the versions that were in force, the latest first')
    .option('--site <site>', 'of this site alone')
    .action(({ site }: { site?: string }) =>
      withDatabase(async (database) => {
        const [stored] = await database.read([listRuleSets({})]);
        for (const one of stored.filter((each) => (site ?? each.site) === each.site))
          print([one.version, new Date(one.acceptedAt).toISOString(), one.site].join('  '));
      }),
    );
};

interface BacktestCommand {
  readonly site?: string;
  readonly rules?: string;
  readonly days: number;
  readonly samples: number;
  readonly json?: true;
}

const DAY = 86_400_000;

const addBacktest: Add = (rules, surroundings) => {
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
      ? await rulesInForce(database, site ?? siteIn(config().rules, undefined))
      : (rulesAt(rules, site) ?? (await storedRules(database, rules, site)));
  const since = Date.now() - options.days * DAY;
  const bar = progressBar(since);
  const tried = await backtest(database, compiledRules(found), {
    since,
    limit: Number.POSITIVE_INFINITY,
    mostRead: Number.POSITIVE_INFINITY,
    samples: options.samples,
    pause: () => setImmediate(), // lets Ctrl-C through
    progress: bar.step,
  });
  bar.end();
  if (options.json) print(JSON.stringify(tried));
  else for (const line of backtestLines(tried)) print(line);
}

/** Finds rules by what a person calls them; the database is opened only for a version. */
async function withFound(
  { withDatabase }: Surroundings,
  named: string,
  site: string | undefined,
  work: (found: FoundRules) => void | Promise<void>,
): Promise<void> {
  const found = rulesAt(named, site);
  if (found !== undefined) return work(found);
  return withDatabase(async (database) => work(await storedRules(database, named, site)));
}

const count = (text: string): number => {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Give a whole number.');
};

const duration = (text: string): number => {
  const parsed = parseDuration(text);
  if (parsed !== null) return parsed;
  throw new InvalidArgumentError('Give a duration such as 2h or 14d.');
};

const yesOrNo = (text: string): boolean => {
  if (text === 'yes' || text === 'no') return text === 'yes';
  throw new InvalidArgumentError('Say yes or no.');
};
