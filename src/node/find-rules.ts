import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { SiteId } from '../domain/comment.ts';
import { changeWhileGood } from '../rules/change-rule-set.ts';
import { compileRuleSet, compileUntested } from '../rules/compile.ts';
import { printProblem } from '../rules/language/problem.ts';
import { load, type ReadFile } from '../rules/load.ts';
import { overlay, pathsOf } from '../rules/overlay.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { changedVersion } from '../rules/version.ts';
import type { Database } from '../store/database.ts';
import { toldChanges } from '../store/list-changes.ts';
import { latestVersions, listRuleSets, ruleSetSources } from '../store/rule-sets.ts';
import { builtInModel } from './built-in-model.ts';
import { heldBack } from './held-back.ts';
import { readRuleFile, sitesOf } from './rule-files.ts';

/** The files of one site's rules, wherever they are kept. */
export interface FoundRules {
  readonly site: string;
  /** What a person calls them: a path, or a version. */
  readonly label: string;
  readonly file: string;
  readonly read: ReadFile;
  /** What they are called where they are those of a version; else it follows from the files. */
  readonly versions?: Pick<RuleSet, 'version' | 'base' | 'changes'>;
  /** Why not all changes of its lists are in it; empty if they are. */
  readonly heldBack?: readonly string[];
}

/**
 * The rules of a folder, or of a site's file in one; undefined where the path leads nowhere. `site` may be left
 * out where there is only one. Throws in plain words where the folder has no such site.
 */
export function rulesAt(path: string, site: string | undefined): FoundRules | undefined {
  if (!existsSync(path)) return undefined;
  const isFolder = statSync(path).isDirectory();
  const name = isFolder ? siteIn(path, site) : basename(path, '.yaml');
  const folder = isFolder ? path : dirname(path);
  const read: ReadFile = (file) => readRuleFile(folder, file);
  return { site: name, label: path, file: `${name}.yaml`, read };
}

/** The rules of a site that were accepted last, with all changes of its lists that are good: those in force. */
export async function storedInForce(database: Database, site: string): Promise<FoundRules> {
  const [[latest]] = await database.read([latestVersions({ site: site as SiteId, limit: 1 })]);
  if (!latest) throw new Error(`No rules of ${site} were ever in force in this database.`);
  return withChanges(database, site as SiteId, latest.version, null);
}

/** Compiles what was found, whatever the rules' own tests say: who asks may want to know why they fail. Throws with every problem, a line each. */
export function compiledRules({ file, read, versions }: FoundRules): RuleSet {
  const compiled = compileUntested(file, read, { model: builtInModel });
  if (compiled.ok) return { ...compiled.ruleSet, ...versions };
  throw new Error(compiled.problems.map(printProblem).join('\n'));
}

/** The site that is meant: the one that was named, or the only one there is. */
export function siteIn(folder: string, named: string | undefined): string {
  const sites = sitesOf(folder);
  const [only] = sites;
  if (named !== undefined && sites.includes(named)) return named;
  if (named !== undefined) throw new Error(`There is no ${named}.yaml in ${folder}.`);
  if (only !== undefined && sites.length === 1) return only;
  throw new Error(
    only === undefined
      ? `There is no site's file in ${folder}.`
      : `Say which site with --site: ${sites.join(', ')}.`,
  );
}

/**
 * A version of those that were accepted, or the beginning of one; with `+` and a number, as they were after that
 * change of their lists. Throws in plain words where it isn't one.
 */
export async function storedRules(
  database: Database,
  version: string,
  site: string | undefined,
): Promise<FoundRules> {
  const [base = '', changes = null] = /^(.+)\+(\d{1,9})$/.exec(version)?.slice(1) ?? [version];
  const [stored] = await database.read([listRuleSets({})]);
  const found = stored.filter((one) => one.version.startsWith(base) && (site ?? one.site) === one.site);
  const [only] = found;
  if (only === undefined)
    throw new Error(`${version} is no folder, no file, and no version that \`rules history\` knows.`);
  if (found.length > 1)
    throw new Error(
      `${version} may be ${found.map((one) => `${one.version} of ${one.site}`).join(' or ')}; say more of it, or --site.`,
    );
  return withChanges(database, only.site, only.version, Number(changes ?? 0));
}

/** Stored files with the changes of their lists up to a number, or with all that are good. */
async function withChanges(
  database: Database,
  site: SiteId,
  base: string,
  upTo: number | null,
): Promise<FoundRules> {
  const [[stored], made] = await database.read([
    ruleSetSources({ site, version: base }),
    toldChanges({ site }),
  ]);
  const last = made.at(-1)?.number ?? 0;
  if (upTo !== null && upTo > last)
    throw new Error(`${base}+${upTo}: ${last} changes were made to the lists of ${site}.`);
  const file = `${site}.yaml`;
  const files: Record<string, string> = JSON.parse(stored?.sources ?? '{}');
  const loaded = load(file, reader(files), () => undefined);
  const compiled =
    upTo === null && last > 0 ? compileRuleSet(file, reader(files), { model: builtInModel }) : undefined;
  const good = compiled?.ok ? changeWhileGood(compiled.ruleSet, made) : undefined;
  const changes = made.slice(0, upTo ?? good?.ruleSet.changes ?? last); // numbers have no gaps
  const { sources } = overlay(files, loaded ? pathsOf(loaded) : new Map(), changes);
  const versions = { base, changes: changes.length, version: changedVersion(base, changes.length) };
  const held = good ? heldBack(good, made) : [];
  return { site, label: versions.version, file, read: reader(sources), versions, heldBack: held };
}

const reader = (sources: Readonly<Record<string, string>>): ReadFile => {
  const files = new Map(Object.entries(sources));
  return (path) => files.get(path);
};
