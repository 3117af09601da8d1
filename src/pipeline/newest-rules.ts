import type { SiteId } from '../domain/comment.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { FollowingRules } from '../rules/rules-in-force.ts';
import type { Database } from '../store/database.ts';
import { listChangesSince } from '../store/list-changes.ts';

interface Following {
  readonly database: Pick<Database, 'read'>;
  readonly ruleSets: FollowingRules;
}

/** Puts in force whatever changed in the lists of sites, wherever it was changed: one read. */
export async function followLists(
  { database, ruleSets }: Following,
  sites: readonly string[],
): Promise<void> {
  if (sites.length === 0) return;
  const unseen = sites.map((site) => listChangesSince({ site: site as SiteId, after: ruleSets.seen(site) }));
  const found = await database.read(unseen);
  for (const [at, site] of sites.entries()) ruleSets.advance(site, found[at] ?? []);
}

/** The rule set of a site with the newest lists; the given one where the site is gone meanwhile. */
export async function newestRules(following: Following, ruleSet: RuleSet): Promise<RuleSet> {
  await followLists(following, [ruleSet.site]);
  return following.ruleSets.of(ruleSet.site) ?? ruleSet;
}
