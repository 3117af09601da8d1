import { type RawBuilder, sql } from 'kysely';
import type { SiteId } from '../domain/comment.ts';
import { type Statement, statement } from './statement.ts';

type Decided = {
  site: SiteId;
  /** JSON of objects with the `id` of a decision; those that were not made are told to nobody. */
  decisions: string;
};

const eventOf = (column: string): RawBuilder<string> => sql<string>`case ${sql.ref(column)}
  when 'pending' then 'comment.held' when 'approved' then 'comment.approved' else 'comment.rejected' end`;

/**
 * Puts the decisions of this batch up to be told, one row for each webhook that wants it, and returns those. The event is
 * the decision.
 */
export const enqueueDecisions: (values: Decided) => Statement<{ webhook: string }> = statement(
  ({ rows }, p: Decided) => sql<{ webhook: string }>`
    insert into deliveries (webhook, event, site, type, comment, at, detail, state, next_at)
    select w.id, d.id, d.site, e.type, d.comment, d.at, '{}', 'waiting', d.at
    from (select 1 as one from webhook_events where site = ${p.site} limit 1) as anyone
    cross join ${rows<{ id: string }>(p.decisions, { id: 'text' })} as made
    cross join decisions as d cross join webhook_events as e cross join webhooks as w
    where d.id = made.id and e.site = ${p.site} and e.type = ${eventOf('d.to_status')}
      and w.id = e.webhook and w.disabled_at is null
    returning webhook`,
);
