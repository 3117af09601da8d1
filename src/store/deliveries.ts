import { type RawBuilder, sql } from 'kysely';
import type { SiteId } from '../domain/comment.ts';
import { EVENT_OF } from '../domain/webhook.ts';
import { type Dialect, type Statement, statement, type Value } from './statement.ts';

/**
 * The columns of a new delivery, in the order of what is selected for it: of an event `e` that a webhook `w` wants.
 */
const INTO: RawBuilder<unknown> = sql`
  insert into deliveries (webhook, event, site, type, comment, at, detail, state, next_at)`;

/** A webhook that is in force wants it; nobody removes that before the batch ends. */
const wanted = ({ share }: Dialect): RawBuilder<unknown> =>
  sql`w.id = e.webhook and w.disabled_at is null ${share('w')}`;

/**
 * One row if the site has any webhook, and none else: what is joined to it is looked at only then, so that a change
 * costs a site without webhooks one look into an index. All else is compared with its `site`: SQLite prepares a statement
 * anew at each use where the parameter stands in the join itself.
 */
const ifAnyone = (site: Value): RawBuilder<unknown> =>
  sql`(select site from webhook_events where site = ${site} limit 1)`;

/** A webhook that is to be told. */
type PutUp = { webhook: string };

type Decided = {
  site: SiteId;
  /** JSON of objects with the `id` of a decision; those that were not made are told to nobody. */
  decisions: string;
};

const eventOf = (column: string): RawBuilder<string> => {
  const cases = Object.entries(EVENT_OF).map(
    ([status, type]) => sql`when ${sql.lit(status)} then ${sql.lit(type)}`,
  );
  return sql<string>`case ${sql.ref(column)} ${sql.join(cases, sql` `)} end`;
};

/** Puts the decisions of this batch up to be told, one row for each webhook that wants it. The event is the decision. */
export const enqueueDecisions: (values: Decided) => Statement<PutUp> = statement(
  (dialect, p: Decided) => sql<PutUp>`
    ${INTO}
    select w.id, d.id, d.site, e.type, d.comment, d.at, '{}', 'waiting', d.at
    from ${ifAnyone(p.site)} as anyone
    cross join ${dialect.rows<{ id: string }>(p.decisions, { id: 'text' })} as made
    cross join decisions as d cross join webhook_events as e cross join webhooks as w
    where d.id = made.id and e.site = anyone.site and e.type = ${eventOf('d.to_status')} and ${wanted(dialect)}
    returning webhook`,
);

type Reported = {
  site: SiteId;
  /** JSON of the ids of entries of the audit that this batch may have appended. */
  entries: string;
};

/** The same of comments that readers reported. The event is the audit's entry. */
export const enqueueReported: (values: Reported) => Statement<PutUp> = statement(
  (dialect, p: Reported) => sql<PutUp>`
    ${INTO}
    select w.id, a.id, a.site, e.type, a.subject, a.at, a.detail, 'waiting', a.at
    from ${ifAnyone(p.site)} as anyone
    cross join ${dialect.texts(p.entries)} as made cross join audit as a
    cross join webhook_events as e cross join webhooks as w
    where a.site = anyone.site and a.id = made.text and e.site = anyone.site and e.type = 'comment.reported'
      and ${wanted(dialect)}
    returning webhook`,
);

type Failed = {
  site: SiteId;
  /** The event's id: whoever sees the same failure makes the same. */
  event: string;
  at: number;
  /** JSON: `{problems}`. */
  detail: string;
};

/** That a site's rules were refused; once, whoever else says so. */
export const enqueueRulesFailed: (values: Failed) => Statement<PutUp> = statement(
  (dialect, p: Failed) => sql<PutUp>`
    ${INTO}
    select w.id, cast(${p.event} as text), e.site, e.type, null, cast(${p.at} as bigint), cast(${p.detail} as text),
      'waiting', cast(${p.at} as bigint)
    from webhook_events as e cross join webhooks as w
    where e.site = ${p.site} and e.type = 'ruleset.failed' and ${wanted(dialect)}
    on conflict (webhook, event) do nothing
    returning webhook`,
);
