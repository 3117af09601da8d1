import { readdirSync, readFileSync, watch } from 'node:fs';
import { basename, join } from 'node:path';
import type { Deps, RuleSets } from '../deps.ts';
import type { SiteId } from '../domain/comment.ts';
import { acceptRules } from '../pipeline/accept-rules.ts';
import { logAdvanced } from '../pipeline/log-advanced.ts';
import { followLists } from '../pipeline/newest-rules.ts';
import { tellRulesFailed } from '../pipeline/tell-rules-failed.ts';
import { changeRuleSet } from '../rules/change-rule-set.ts';
import { type CompileResult, compileRuleSet } from '../rules/compile.ts';
import { growRuleSet } from '../rules/grow.ts';
import { type Problem, printProblem } from '../rules/language/problem.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { rulesInForce } from '../rules/rules-in-force.ts';
import { latestVersions, ruleSetSources } from '../store/rule-sets.ts';
import { builtInModel } from './built-in-model.ts';
import { joined } from './joined.ts';
import { type Step, turns } from './turns.ts';

/** The sites' files of a folder, as they are in force. */
export interface RuleFiles extends RuleSets {
  /**
   * Reads all files again; a broken one leaves the site's last good rule set in force. So does a database that can't
   * be asked, until it can. Never rejects.
   */
  reload(): Promise<void>;
  /** Reloads whenever a file of the folder changes, until `stop`. */
  follow(): void;
  stop(): void;
}

/** There is nothing to serve: no site's file, or none that could be accepted. */
export class NoSites extends Error {
  override readonly name = 'NoSites';
  constructor(folder: string, problems: readonly string[]) {
    super([`No site's file in ${folder} can be used.`, ...problems].join('\n'));
  }
}

type Needs = Pick<Deps, 'database' | 'now' | 'log'>;

/** Editors write a file in several steps; this is how long (ms) a folder must be quiet before it is read. */
const QUIET = 100;

/**
 * Reads every `<site>.yaml` of a folder; what is accepted is stored, with its sources. Rejects with
 * `NoSites` where no site could be served.
 */
export async function openRuleFiles(folder: string, needs: Needs): Promise<RuleFiles> {
  const { database, log } = needs;
  const tell = (site: string, problems: readonly string[]) => tellRulesFailed(needs, site, problems);
  const rules = rulesInForce(logAdvanced(log, (site, problems) => void tell(site, problems)));

  const accept = async (site: string, base: RuleSet): Promise<void> => {
    if (rules.base(site)?.version === base.version) return rules.judge(site, []);
    await followLists({ database, ruleSets: rules }, [site]);
    const changed = changeRuleSet(base, rules.changes(site));
    if (!changed.ok) return refuse(site, changed.problems, base);
    await acceptRules(needs, base);
    rules.judge(site, []);
    rules.put(base, changed.ruleSet);
    log({ level: 'info', event: 'rules-accepted', site, version: changed.ruleSet.version });
  };

  const refuse = async (site: string, found: readonly Problem[], alone?: RuleSet): Promise<void> => {
    const problems = found.map(printProblem);
    rules.judge(site, problems);
    if (!rules.of(site)) await fallBack(site, alone);
    const version = rules.of(site)?.version ?? null;
    for (const problem of problems)
      log({ level: 'error', event: 'rules-refused', site, problem, inForce: version });
    await tell(site, problems);
  };

  const fallBack = async (site: string, alone: RuleSet | undefined): Promise<void> => {
    await followLists({ database, ruleSets: rules }, [site]);
    const before = (await lastGood(needs, site)) ?? alone;
    if (before) rules.put(before, before);
  };

  /** Reads a site's files; what is left to do then needs the database. */
  const readSite = (site: string): Step => {
    const before = rules.base(site);
    const grown = before ? growRuleSet(before, (path) => readRuleFile(folder, path)) : null;
    const compiled = grown ? { ok: true as const, ruleSet: grown } : compileFile(folder, site);
    return () => (compiled.ok ? accept(site, compiled.ruleSet) : refuse(site, compiled.problems));
  };

  const { inTurn, attempt, forget, stop } = turns((site, error) => {
    if (site !== null) rules.judge(site, [`${site}.yaml is not in force yet: ${error}`]);
    log({ level: 'error', event: 'rules-not-read', site, error });
  });

  const readAll = async (): Promise<void> => {
    const sites = sitesOf(folder);
    for (const site of sites) await attempt(site, readSite(site));
    for (const site of rules.known().filter((each) => !sites.includes(each))) {
      rules.remove(site);
      forget(site);
      log({ level: 'info', event: 'site-removed', site });
    }
  };
  const reload = joined(inTurn, readAll);

  for (const site of sitesOf(folder)) await readSite(site)();
  if (rules.sites().length === 0)
    throw new NoSites(
      folder,
      rules.problems().flatMap(({ problems }) => problems),
    );
  let following: { close(): void } | undefined;
  return {
    ...rules,
    advance: (site, found) => {
      // What is wrong with the files may be so no more; whoever else finds the same changes has nothing new.
      const isNew = found.some(({ number }) => number > rules.seen(site));
      if (isNew && rules.problems().some((one) => one.site === site)) void reload();
      return rules.advance(site, found);
    },
    reload,
    follow: () => {
      following = followFolder(folder, reload);
    },
    stop: () => {
      following?.close();
      stop();
    },
  };
}

/** The sites of a folder: one a file `<site>.yaml` at its top. */
export function sitesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => basename(file, '.yaml'))
      .sort();
  } catch (error) {
    throw new Error(`HAKAM_RULES=${folder}: ${(error as Error).message}`, { cause: error });
  }
}

/** Compiles the file of a site, with all that it includes. */
export const compileFile = (folder: string, site: string): CompileResult =>
  compileRuleSet(`${site}.yaml`, (path) => readRuleFile(folder, path), { model: builtInModel });

/** A file of the folder; undefined where there is none: the compiler says which line names it. */
export function readRuleFile(folder: string, path: string): string | undefined {
  try {
    return readFileSync(join(folder, path), 'utf8');
  } catch {
    return undefined;
  }
}

/** So many versions are tried: what compiled once may not in another version of Hakam. */
const MOST_TRIED = 20;

async function lastGood(needs: Needs, name: string): Promise<RuleSet | undefined> {
  const { database } = needs;
  const site = name as SiteId;
  const [latest] = await database.read([latestVersions({ site, limit: MOST_TRIED })]);
  for (const { version } of latest) {
    const [[stored]] = await database.read([ruleSetSources({ site, version })]);
    const sources = new Map<string, string>(Object.entries(JSON.parse(stored?.sources ?? '{}')));
    const compiled = compileRuleSet(`${site}.yaml`, (path) => sources.get(path), { model: builtInModel });
    if (!compiled.ok) continue;
    // With another model than it was stored with it is another rule set, which decisions are to name.
    if (compiled.ruleSet.version !== version) await acceptRules(needs, compiled.ruleSet);
    return compiled.ruleSet;
  }
  return undefined;
}

function followFolder(folder: string, reload: () => Promise<void>): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(reload, QUIET);
  });
  return {
    close: () => {
      clearTimeout(timer);
      watcher.close();
    },
  };
}
