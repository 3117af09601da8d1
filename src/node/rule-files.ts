import { readdirSync, readFileSync, watch } from 'node:fs';
import { basename, join } from 'node:path';
import type { Deps, RuleSets } from '../deps.ts';
import type { SiteId } from '../domain/comment.ts';
import { type CompileResult, compileRuleSet } from '../rules/compile.ts';
import { growRuleSet } from '../rules/grow.ts';
import { printProblem } from '../rules/language/problem.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { acceptRuleSet, latestVersions, ruleSetSources } from '../store/rule-sets.ts';

/** The sites' files of a folder, as they are in force. */
export interface RuleFiles extends RuleSets {
  /** The sites that have a rule set in force. */
  sites(): string[];
  /** Reads all files again; a broken one leaves the site's last good rule set in force. */
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
  const inForce = new Map<string, RuleSet>();
  const problems = new Map<string, readonly string[]>();

  const accept = async (site: string, ruleSet: RuleSet): Promise<void> => {
    problems.delete(site);
    if (inForce.get(site)?.version === ruleSet.version) return;
    await keep(needs, ruleSet);
    inForce.set(site, ruleSet);
    needs.log({ level: 'info', event: 'rules-accepted', site, version: ruleSet.version });
  };

  const refuse = async (site: string, found: readonly string[]): Promise<void> => {
    problems.set(site, found);
    if (!inForce.has(site)) {
      const before = await lastGood(needs, site);
      if (before) inForce.set(site, before);
    }
    const version = inForce.get(site)?.version ?? null;
    for (const problem of found)
      needs.log({ level: 'error', event: 'rules-refused', site, problem, inForce: version });
  };

  const reload = async (): Promise<void> => {
    const sites = sitesOf(folder);
    for (const site of sites) {
      const before = inForce.get(site);
      const grown = before ? growRuleSet(before, (path) => readRuleFile(folder, path)) : null;
      const compiled = grown ? { ok: true as const, ruleSet: grown } : compileFile(folder, site);
      if (compiled.ok) await accept(site, compiled.ruleSet);
      else await refuse(site, compiled.problems.map(printProblem));
    }
    const known = new Set([...inForce.keys(), ...problems.keys()]);
    for (const site of [...known].filter((each) => !sites.includes(each))) {
      inForce.delete(site);
      problems.delete(site);
      needs.log({ level: 'info', event: 'site-removed', site });
    }
  };

  const inTurn = oneAfterAnother(reload, needs);
  await reload();
  if (inForce.size === 0) throw new NoSites(folder, [...problems.values()].flat());
  let following: { close(): void } | undefined;
  return {
    of: (site) => inForce.get(site),
    problems: () => [...problems].map(([site, found]) => ({ site, problems: found })),
    sites: () => [...inForce.keys()],
    reload: inTurn,
    follow: () => {
      following = followFolder(folder, inTurn);
    },
    stop: () => following?.close(),
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
  compileRuleSet(`${site}.yaml`, (path) => readRuleFile(folder, path));

/** A file of the folder; undefined where there is none: the compiler says which line names it. */
export function readRuleFile(folder: string, path: string): string | undefined {
  try {
    return readFileSync(join(folder, path), 'utf8');
  } catch {
    return undefined;
  }
}

/** Stores a rule set, unless it is the one that was accepted last: a start on a full disk needs no write. */
async function keep({ database, now }: Needs, { site, version, sources }: RuleSet): Promise<void> {
  const [[last]] = await database.read([latestVersions({ site, limit: 1 })]);
  if (last?.version === version) return;
  await database.atomically([acceptRuleSet({ site, version, at: now(), sources: JSON.stringify(sources) })]);
}

/** So many versions are tried: what compiled once may not in another version of Hakam. */
const MOST_TRIED = 20;

async function lastGood({ database }: Needs, name: string): Promise<RuleSet | undefined> {
  const site = name as SiteId;
  const [latest] = await database.read([latestVersions({ site, limit: MOST_TRIED })]);
  for (const { version } of latest) {
    const [[stored]] = await database.read([ruleSetSources({ site, version })]);
    const sources = new Map<string, string>(Object.entries(JSON.parse(stored?.sources ?? '{}')));
    const compiled = compileRuleSet(`${site}.yaml`, (path) => sources.get(path));
    if (compiled.ok) return compiled.ruleSet;
  }
  return undefined;
}

/** A reload at a time; one that is asked for meanwhile comes after it. */
function oneAfterAnother(reload: () => Promise<void>, { log }: Needs): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(reload).catch((error) => {
      log({ level: 'error', event: 'rules-not-read', error: String(error) });
    });
    return last;
  };
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
