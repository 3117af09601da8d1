import { type RawBuilder, sql } from 'kysely';
import { REPORTED } from '../domain/report.ts';
import { type Statement, statement } from '../store/statement.ts';

/** So many rows of a kind are counted at most, so that to look costs the same however much waits. */
const MOST_COUNTED = 10_000;

/** How many there are, and when the oldest of them came (ms since 1970 UTC; null where there is none). */
export interface Waiting {
  readonly count: number;
  readonly oldest: number | null;
}

type OfSite = { readonly site: string };

/** What was erased while it waited waits for nobody any more. */
const PENDING = sql`comments where comments.site = site.text and status = 'pending' and erased_at is null`;

/** What waits for each site's moderators: comments, and approved ones that readers reported. */
export const queues: (values: { sites: string }) => Statement<OfSite & Waiting & { reported: number }> =
  statement(
    ({ texts }, p: { sites: string }) => sql<OfSite & Waiting & { reported: number }>`
      select site.text as site,
        ${counted(sql`${PENDING} order by id`)} as count,
        (select created_at from ${PENDING} order by id limit 1) as oldest,
        ${counted(
          sql`comment_labels where comment_labels.site = site.text and kind = 'flag' and label = ${sql.lit(REPORTED)}
            and status = 'approved' order by risk`,
        )} as reported
      from ${texts(p.sites)} as site`,
  );

/** In an order that an index has, so that no more is read than is counted. */
const counted = (from: RawBuilder<unknown>): RawBuilder<number> =>
  sql`(select count(*) from (select 1 as one from ${from} limit ${sql.lit(MOST_COUNTED)}) as found)`;

/** The events that webhooks have not taken yet, by site; a site without any is left out. */
export const waitingDeliveries: (values: Record<never, never>) => Statement<OfSite & Waiting> = statement(
  () => sql<OfSite & Waiting>`
    select site, count(*) as count, min(at) as oldest
    from (select site, at from deliveries where state = 'waiting' order by next_at limit ${sql.lit(MOST_COUNTED)}) as due
    group by site order by site`,
);

/** How many webhooks a site has that are sent to (`''`), or why they are not; what is none is left out. */
export const webhookStates: (
  values: Record<never, never>,
) => Statement<OfSite & { because: string; count: number }> = statement(
  () => sql<OfSite & { because: string; count: number }>`
    select site, coalesce(disabled_because, '') as because, count(*) as count
    from webhooks group by site, coalesce(disabled_because, '') order by site`,
);

/** What is not yet part of the audit's chain. */
export const unsealed: (values: Record<never, never>) => Statement<Waiting> = statement(
  () => sql<Waiting>`
    select count(*) as count, min(at) as oldest
    from (select at from audit where sequence is null order by id limit ${sql.lit(MOST_COUNTED)}) as waiting`,
);
