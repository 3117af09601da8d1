import type { ListChange } from '../domain/list-change.ts';
import { changeWhileGood } from './change-rule-set.ts';
import { printProblem } from './language/problem.ts';
import type { RuleSet } from './rule-set.ts';

/** Rule sets that follow the changes of their lists. */
export interface FollowingRules {
  /** undefined where there is no such site. */
  of(site: string): RuleSet | undefined;
  /** The number of the last change of a site's lists that this process knows; 0 for none. */
  seen(site: string): number;
  /** The changes of a site's lists that this process knows, in their order. */
  changes(site: string): readonly ListChange[];
  /**
   * Takes notice of all changes after those that were seen, in any order, and puts them in force, once however
   * often they are found. Returns the rule set that is in force then: the last good one, where they can't be. What
   * can't even be tried is tried again with the next look. Never throws.
   */
  advance(site: string, found: readonly ListChange[]): RuleSet | undefined;
}

/** What became of changes. */
export interface Advanced {
  readonly site: string;
  /** In force now. */
  readonly version: string;
  /** Why the changes are not; empty if they are. */
  readonly problems: readonly string[];
}

/** The rule sets of sites as they are in force, for those who read the sites' files. */
export interface RulesInForce extends FollowingRules {
  /** The sites that have a rule set in force. */
  sites(): string[];
  /** Those and the sites whose files were never good. */
  known(): string[];
  /** The rule set of a site's files, without changes. */
  base(site: string): RuleSet | undefined;
  /** Puts the files `base` in force, as `ruleSet`: with the changes that there were. */
  put(base: RuleSet, ruleSet: RuleSet): void;
  /** The site's files are good, or not, for these reasons. */
  judge(site: string, problems: readonly string[]): void;
  /** What is wrong with the files or lists of sites; empty when all is well. */
  problems(): readonly { readonly site: string; readonly problems: readonly string[] }[];
  remove(site: string): void;
}

interface SiteRules {
  readonly base: RuleSet;
  readonly inForce: RuleSet;
  /** The number of the last change that was tried: of those that `inForce` doesn't know, no more are good. */
  readonly tried: number;
}

/** Nothing in force yet. `tell` hears of all that changes of lists bring about. */
export function rulesInForce(tell: (advanced: Advanced) => void): RulesInForce {
  const sites = new Map<string, SiteRules>();
  const seenChanges = new Map<string, readonly ListChange[]>();
  const wrongFiles = new Map<string, readonly string[]>();
  const wrongLists = new Map<string, readonly string[]>();
  const changes = (site: string) => seenChanges.get(site) ?? [];
  const problemsOf = (site: string) => [
    ...new Set([...(wrongFiles.get(site) ?? []), ...(wrongLists.get(site) ?? [])]),
  ];
  const known = () => [...new Set([...sites.keys(), ...wrongFiles.keys()])];
  const seen = (site: string) => changes(site).at(-1)?.number ?? 0;

  const catchUp = (site: string): void => {
    const rules = sites.get(site);
    if (rules === undefined || rules.tried === seen(site)) return;
    try {
      const { ruleSet: inForce, problems } = changeWhileGood(rules.inForce, changes(site), rules.tried);
      sites.set(site, { ...rules, inForce, tried: seen(site) });
      judgeLists(site, problems.map(printProblem));
    } catch (error) {
      const problem = `${site}.yaml: the changes of its lists can't be tried: ${error}`;
      if (!wrongLists.get(site)?.includes(problem)) judgeLists(site, [problem]);
    }
  };

  const judgeLists = (site: string, problems: readonly string[]): void => {
    wrongLists.set(site, problems);
    tell({ site, version: sites.get(site)?.inForce.version ?? '', problems });
  };

  return {
    of: (site) => sites.get(site)?.inForce,
    base: (site) => sites.get(site)?.base,
    sites: () => [...sites.keys()],
    known,
    changes,
    seen,
    advance: (site, found) => {
      const last = seen(site);
      const fresh = found.filter(({ number }) => number > last).sort((a, b) => a.number - b.number);
      if (fresh.length > 0) seenChanges.set(site, [...changes(site), ...fresh]);
      catchUp(site);
      return sites.get(site)?.inForce;
    },
    put: (base, ruleSet) => {
      sites.set(base.site, { base, inForce: ruleSet, tried: ruleSet.changes });
      wrongLists.delete(base.site);
      catchUp(base.site);
    },
    judge: (site, problems) => wrongFiles.set(site, problems),
    problems: () =>
      known()
        .map((site) => ({ site, problems: problemsOf(site) }))
        .filter(({ problems }) => problems.length > 0),
    remove: (site) => {
      for (const each of [sites, wrongFiles, wrongLists]) each.delete(site);
    },
  };
}
