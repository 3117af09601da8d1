import { type RawBuilder, sql } from 'kysely';
import type { SiteId } from '../domain/comment.ts';
import type { EventType } from '../domain/webhook.ts';
import { type Insert, insertEntryFrom, type NewEntry, valuesOf } from './audit.ts';
import { type Dialect, type Statement, statement, type Value } from './statement.ts';
import type { WebhooksTable } from './tables.ts';

/** A webhook with what it wants to be told: JSON of `{type}[]`, in no order. */
export type StoredWebhook = Pick<WebhooksTable, keyof WebhooksTable> & { readonly events: string };

type OfSite = { site: SiteId };
type One = OfSite & { id: string };

const webhooksWhere = ({ list }: Dialect, condition: RawBuilder<unknown>): RawBuilder<StoredWebhook> => {
  const wanted = sql<{ type: EventType }>`(
    select e.type from webhook_events as e where e.site = w.site and e.webhook = w.id)`;
  return sql<StoredWebhook>`
    select w.id, w.site, w.name, w.url, w.secret, w.overlap_until, w.created_at, w.disabled_at, w.disabled_because,
      ${list(wanted, ['type'])} as events
    from webhooks as w where ${condition} order by w.id`;
};

/** The webhooks of a site, the oldest first. */
export const listWebhooks: (values: OfSite) => Statement<StoredWebhook> = statement((dialect, p: OfSite) =>
  webhooksWhere(dialect, sql`w.site = ${p.site}`),
);

export const findWebhook: (values: One) => Statement<StoredWebhook> = statement((dialect, p: One) =>
  webhooksWhere(dialect, sql`w.site = ${p.site} and w.id = ${p.id}`),
);

/** Holds the webhooks of a site until the batch ends, so that of those who add one each counts the others'. */
export const holdWebhooks: (values: OfSite) => Statement = statement(({ hold }, p: OfSite) =>
  hold('w', sql`select w.id from webhooks as w where w.site = ${p.site} order by w.id`),
);

type New = One & { name: string; url: string; at: number; most: number };

/** Adds a webhook, unless the site has so many of them. */
export const insertWebhook: (values: New) => Statement = statement(
  (_, p: New) => sql`
    insert into webhooks (id, site, name, url, created_at)
    select cast(${p.id} as text), cast(${p.site} as text), cast(${p.name} as text), cast(${p.url} as text),
      cast(${p.at} as bigint)
    where (select count(*) from webhooks as w where w.site = ${p.site}) < cast(${p.most} as bigint)`,
);

type Changed = One & { name: string; url: string; at: number; enabled: 0 | 1 };

/** Gives a webhook another name and address, and switches it on or off; one that is off already stays off as it is. */
export const changeWebhook: (values: Changed) => Statement = statement(
  (_, p: Changed) => sql`
    update webhooks set name = ${p.name}, url = ${p.url},
      disabled_at = ${unlessOn(p, sql`coalesce(disabled_at, cast(${p.at} as bigint))`)},
      disabled_because = ${unlessOn(p, sql`coalesce(disabled_because, 'switched-off')`)}
    where site = ${p.site} and id = ${p.id}`,
);

const unlessOn = ({ enabled }: { enabled: Value }, value: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`case when cast(${enabled} as bigint) = 1 then null else ${value} end`;

type Rotated = One & { until: number };

/** The next secret; the one before signs too until then. */
export const rotateSecret: (values: Rotated) => Statement = statement(
  (_, p: Rotated) => sql`
    update webhooks set secret = secret + 1, overlap_until = cast(${p.until} as bigint)
    where site = ${p.site} and id = ${p.id}`,
);

/** Returns the id where there was one. */
export const deleteWebhook: (values: One) => Statement<{ id: string }> = statement(
  (_, p: One) => sql<{ id: string }>`
    delete from webhooks where site = ${p.site} and id = ${p.id} returning id`,
);

export const dropEvents: (values: One) => Statement = statement(
  (_, p: One) => sql`delete from webhook_events where site = ${p.site} and webhook = ${p.id}`,
);

/** What a webhook that is there wants to be told; `events` is JSON of a list of types, each once. */
export const insertEvents: (values: One & { events: string }) => Statement = statement(
  ({ texts }, p: One & { events: string }) => sql`
    insert into webhook_events (site, type, webhook)
    select w.site, wanted.text, w.id from webhooks as w cross join ${texts(p.events)} as wanted
    where w.site = ${p.site} and w.id = ${p.id}`,
);

/** Appends an entry on a webhook, its subject, unless there is none; of those who remove one at once only one finds it. */
export const appendOfWebhook = (entry: NewEntry): Statement => insertOfWebhook(valuesOf(entry));

const insertOfWebhook: (values: Insert) => Statement = statement(({ lock }, p: Insert) =>
  insertEntryFrom(p, sql`from webhooks as w where w.site = ${p.site} and w.id = ${p.subject} ${lock('w')}`),
);
