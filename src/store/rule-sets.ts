import type { SiteId } from '../domain/comment.ts';
import { type Statement, statement } from './statement.ts';

type Accepted = { site: SiteId; version: string; at: number; sources: string };

/** Keeps an accepted rule set with its sources; one that comes back counts as accepted again. */
export const acceptRuleSet: (values: Accepted) => Statement = statement(({ db }, p: Accepted) =>
  db
    .insertInto('rule_sets')
    .values({ site: p.site, version: p.version, accepted_at: p.at, sources: p.sources })
    .onConflict((conflict) => conflict.columns(['site', 'version']).doUpdateSet({ accepted_at: p.at })),
);

/** The sources (JSON) of the rule set that was accepted last. */
export const lastAccepted: (values: { site: SiteId }) => Statement<{ version: string; sources: string }> =
  statement(({ db }, p: { site: SiteId }) =>
    db
      .selectFrom('rule_sets')
      .select(['version', 'sources'])
      .where('site', '=', p.site)
      .orderBy('accepted_at', 'desc')
      .limit(1),
  );
