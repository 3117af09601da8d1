import { type RawBuilder, sql } from 'kysely';
import type { SiteId } from '../domain/comment.ts';
import { type Insert, insertEntryFrom, type NewEntry, valuesOf } from './audit.ts';
import { type Statement, statement } from './statement.ts';
import type { DeliveriesTable } from './tables.ts';

type OfWebhook = { site: SiteId; webhook: string };

/** What is read of a delivery. */
export const DELIVERY_COLUMNS = [
  'event',
  'type',
  'comment',
  'at',
  'state',
  'attempts',
  'next_at',
  'tried_at',
  'answer',
  'error',
] as const;
export type StoredDelivery = Pick<DeliveriesTable, (typeof DELIVERY_COLUMNS)[number]>;

/** Removes what waits for a webhook; what is over goes with its age, as that may be a million rows. */
export const dropWaiting: (values: OfWebhook) => Statement = statement(
  (_, p: OfWebhook) => sql`
    delete from deliveries where webhook = ${p.webhook} and site = ${p.site} and state = 'waiting'`,
);

/** Gives up what waits for a webhook that was switched off. */
export const giveUpWaiting: (values: OfWebhook & { why: string }) => Statement = statement(
  (_, p: OfWebhook & { why: string }) => sql`
    update deliveries set state = 'failed', error = ${p.why}
    where webhook = ${p.webhook} and site = ${p.site} and state = 'waiting'`,
);

/** From now on, as if nobody had tried. */
const AGAIN = (now: unknown): RawBuilder<unknown> =>
  sql`state = 'waiting', attempts = 0, next_at = cast(${now} as bigint)`;

const isOn = (p: OfWebhook): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from webhooks as w where w.id = ${p.webhook} and w.site = ${p.site} and w.disabled_at is null)`;

type Again = OfWebhook & { event: string; now: number };

/** Puts one up to be sent once more, whatever became of it; nothing of a webhook that is switched off. */
export const deliverAgain: (values: Again) => Statement<StoredDelivery> = statement(
  (_, p: Again) => sql<StoredDelivery>`
    update deliveries set ${AGAIN(p.now)}
    where webhook = ${p.webhook} and event = ${p.event} and site = ${p.site} and ${isOn(p)}
    returning ${sql.join(DELIVERY_COLUMNS.map((column) => sql.ref(column)))}`,
);

type FailedAgain = OfWebhook & { since: number; now: number; most: number };

/** The same of those that failed since a time (ms since 1970 UTC), the oldest first, so many at most. */
export const deliverFailedAgain: (values: FailedAgain) => Statement<{ event: string }> = statement(
  (_, p: FailedAgain) => sql<{ event: string }>`
    update deliveries set ${AGAIN(p.now)}
    from (
      select d.event from deliveries as d
      where d.webhook = ${p.webhook} and d.site = ${p.site} and d.state = 'failed'
        and d.at >= cast(${p.since} as bigint)
      order by d.at limit cast(${p.most} as bigint)) as failed
    where deliveries.webhook = ${p.webhook} and deliveries.event = failed.event and ${isOn(p)}
    returning deliveries.event`,
);

type OfEvent = Insert & { event: string };

/** Tells the audit that one was put up once more, in the batch of that. */
export const appendOfDelivery = (entry: NewEntry, event: string): Statement =>
  insertOfDelivery({ ...valuesOf(entry), event });

const insertOfDelivery: (values: OfEvent) => Statement = statement((_, p: OfEvent) =>
  insertEntryFrom(
    p,
    sql`from deliveries as d cross join webhooks as w
      where d.webhook = ${p.subject} and d.event = ${p.event} and d.site = ${p.site}
        and w.id = d.webhook and w.disabled_at is null`,
  ),
);
