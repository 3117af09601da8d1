import { Command } from 'commander';
import type { SiteId } from '../domain/comment.ts';
import { printedSchema } from '../rules/schema/rules-schema.ts';
import type { Database } from '../store/database.ts';
import { lastListChanges, toldChanges } from '../store/list-changes.ts';
import { listRuleSets } from '../store/rule-sets.ts';
import { addBacktest } from './backtest-command.ts';
import { checkRules } from './check-rules.ts';
import { type Add, type Surroundings, withFound } from './command-surroundings.ts';
import { diffRules } from './diff-rules.ts';
import { addExplain } from './explain-command.ts';
import { type FoundRules, rulesAt, storedInForce } from './find-rules.ts';
import { sitesOf } from './rule-files.ts';
import { warn } from './terminal.ts';
import { testRules } from './test-rules.ts';

/** `hakam rules …`, for the people who write rules. */
export function rulesCommand(surroundings: Surroundings): Command {
  const rules = new Command('rules').description("work on the sites' files");
  for (const add of [addSchema, addCheck, addTest, addExplain, addDiff, addHistory, addBacktest])
    add(rules, surroundings);
  return rules;
}

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
      const sites = named.length === 0 ? sitesOf(folder) : named;
      if (sites.length === 0) throw new Error(`There is no site's file in ${folder}.`);
      for (const site of sites) {
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
    .description(
      "list the versions that were in force, the latest first; with +12 where the site's lists had 12 changes since",
    )
    .option('--site <site>', 'of this site alone')
    .action(({ site }: { site?: string }) =>
      withDatabase(async (database) => {
        const [stored, changed] = await database.read([listRuleSets({}), lastListChanges({})]);
        const asked = stored.filter((each) => (site ?? each.site) === each.site);
        for (const [at, one] of asked.entries()) {
          const isLatest = asked[at - 1]?.site !== one.site;
          if (isLatest && changed.some(({ site }) => site === one.site))
            for (const line of await changedLines(database, one)) print(line);
          print(versionLine(one.version, one.acceptedAt, one.site));
        }
      }),
    );
};

/** Of a site whose lists were changed: the version with the changes, if any are in force. */
async function changedLines(
  database: Database,
  { site, acceptedAt }: { readonly site: SiteId; readonly acceptedAt: number },
): Promise<string[]> {
  const { versions, heldBack = [] } = await storedInForce(database, site);
  const [made] = await database.read([toldChanges({ site })]);
  warn(heldBack);
  const last = made.find(({ number }) => number === versions?.changes);
  return versions && last ? [versionLine(versions.version, Math.max(last.at, acceptedAt), site)] : [];
}

const versionLine = (version: string, at: number, site: string): string =>
  [version, new Date(at).toISOString(), site].join('  ');
