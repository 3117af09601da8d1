import { sql } from 'kysely';
import type { SiteId } from '../domain/comment.ts';
import { type Insert, insertEntryFrom, type NewEntry, valuesOf } from './audit.ts';
import { type Statement, statement } from './statement.ts';

type Accepted = { site: SiteId; version: string; at: number; sources: string };

/** Keeps an accepted rule set with its sources; one that comes back counts as accepted again. */
export const acceptRuleSet: (values: Accepted) => Statement = statement(({ db }, p: Accepted) =>
  db
    .insertInto('rule_sets')
    .values({ site: p.site, version: p.version, accepted_at: p.at, sources: p.sources })
    .onConflict((conflict) => conflict.columns(['site', 'version']).doUpdateSet({ accepted_at: p.at })),
);

/**
 * Appends an entry on a rule set, unless it is the one that the audit told of last: behind `acceptRuleSet` in its batch,
 * where of several processes each waits for the one before, so that one of them tells.
 */
export const appendAcceptance = (entry: NewEntry): Statement => insertAcceptance(valuesOf(entry));

const insertAcceptance: (values: Insert) => Statement = statement((_, p: Insert) =>
  insertEntryFrom(
    p,
    sql`where coalesce((select subject from audit as a where a.site = ${p.site} and a.kind = 'rules'
      and a.kind <> 'decision' order by a.id desc limit 1), '') <> ${p.subject}`,
  ),
);

type Latest = { site: SiteId; limit: number };

/** The versions that were accepted last, the latest first. */
export const latestVersions: (values: Latest) => Statement<{ version: string }> = statement(
  ({ db }, p: Latest) =>
    db
      .selectFrom('rule_sets')
      .select('version')
      .where('site', '=', p.site)
      .orderBy('accepted_at', 'desc')
      .limit(p.limit),
);

/** Every accepted rule set of every site, the latest first, without its sources. */
export const listRuleSets: (
  values: Record<string, never>,
) => Statement<{ site: SiteId; version: string; acceptedAt: number }> = statement(({ db }) =>
  db
    .selectFrom('rule_sets')
    .select(['site', 'version', 'accepted_at as acceptedAt'])
    .orderBy('site')
    .orderBy('accepted_at', 'desc'),
);

type Version = { site: SiteId; version: string };

/** One rule set's sources (JSON), and since when it is in force. */
export const ruleSetSources: (values: Version) => Statement<{ sources: string; acceptedAt: number }> =
  statement(({ db }, p: Version) =>
    db
      .selectFrom('rule_sets')
      .select(['sources', 'accepted_at as acceptedAt'])
      .where('site', '=', p.site)
      .where('version', '=', p.version),
  );
