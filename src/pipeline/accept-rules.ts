import { THE_SERVICE } from '../domain/audit.ts';
import { idMaker } from '../new-id.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Database } from '../store/database.ts';
import { acceptRuleSet, appendAcceptance, latestVersions } from '../store/rule-sets.ts';

interface AcceptDeps {
  readonly database: Database;
  now(): number;
}

/**
 * Stores the rule set of a site's files with its sources, unless it is the one that was accepted last: a start on a
 * full disk needs no write.
 */
export async function acceptRules(
  { database, now }: AcceptDeps,
  { site, version, sources }: RuleSet,
): Promise<void> {
  const [[last]] = await database.read([latestVersions({ site, limit: 1 })]);
  if (last?.version === version) return;
  const at = now();
  const entry = { id: idMaker()(at), site, at, by: THE_SERVICE, kind: 'rules', subject: version } as const;
  await database.atomically([
    acceptRuleSet({ site, version, at, sources: JSON.stringify(sources) }),
    appendAcceptance({ ...entry, detail: { action: 'accepted' } }),
  ]);
}
