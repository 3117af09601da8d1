import { type RawBuilder, sql } from 'kysely';
import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import type { DecidedBy } from '../domain/decision.ts';
import type { EventType } from '../domain/webhook.ts';
import { type Dialect, type Statement, statement, type Value } from './statement.ts';
import type { DeliveriesTable } from './tables.ts';

/** Webhooks that something waits for, whoever has waited longest first; none that is disabled. */
export const dueWebhooks: (values: { now: number }) => Statement<{ id: string }> = statement(
  (_, p: { now: number }) => sql<{ id: string }>`
    select due.id from (
      select w.id, (select min(d.next_at) from deliveries as d where d.webhook = w.id and d.state = 'waiting') as at
      from webhooks as w where w.disabled_at is null) as due
    where due.at <= ${p.now}
    order by due.at, due.id`,
);

/** A delivery that is this process's to send until its lease ends. */
export type Leased = Pick<DeliveriesTable, 'webhook' | 'event' | 'comment' | 'attempts'> & {
  /** The lease, in ms since 1970 UTC: what is said of the delivery counts as long as it is still this one. */
  until: number;
};

type Lease = { webhook: string; now: number; until: number; limit: number };

/**
 * Takes deliveries of a webhook that are due, so many at most, by putting them off: nobody else takes them until then.
 * Whoever comes second waits for the row, and finds it put off.
 */
export const leaseDeliveries: (values: Lease) => Statement<Leased> = statement(({ db }, p: Lease) =>
  db
    .updateTable('deliveries')
    .from((from) =>
      from
        .selectFrom('deliveries as d')
        .select('d.event')
        .where('d.webhook', '=', p.webhook)
        .where('d.state', '=', 'waiting')
        .where('d.next_at', '<=', p.now)
        .orderBy('d.next_at')
        .limit(p.limit)
        .as('due'),
    )
    .set({ next_at: p.until })
    .where('deliveries.webhook', '=', p.webhook)
    .whereRef('deliveries.event', '=', 'due.event')
    // Said this way, so that SQLite finds each by its primary key, and does not go through all that wait.
    .where('deliveries.state', 'not in', ['delivered', 'failed'])
    .where('deliveries.next_at', '<=', p.now)
    .returning([
      'deliveries.webhook',
      'deliveries.event',
      'deliveries.comment',
      'deliveries.attempts',
      'deliveries.next_at as until',
    ]),
);

/** What is said of an event, and to whom: all as it is now, but the decision, which stays as it was made. */
export interface EventSource {
  readonly webhook: string;
  readonly url: string;
  readonly secret: number;
  readonly overlap_until: number | null;
  readonly event: string;
  readonly site: SiteId;
  readonly type: EventType;
  readonly happened_at: number;
  readonly detail: string;
  /** Null where the event is of no comment. */
  readonly comment: CommentId | null;
  readonly article: string;
  readonly title: string | null;
  readonly article_url: string | null;
  readonly parent: string | null;
  readonly author_id: string | null;
  readonly author_name: string;
  readonly body: string;
  readonly status: Status;
  readonly flags: string;
  readonly rev: number;
  readonly created_at: number;
  readonly edited_at: number | null;
  readonly erased_at: number | null;
  /** Null where the event is no decision. */
  readonly decision: string | null;
  readonly decided_at: number;
  readonly by_kind: DecidedBy['kind'];
  readonly by_id: string;
  readonly by_name: string;
  readonly from_status: Status | null;
  readonly to_status: Status;
  readonly reason: string | null;
  readonly reason_code: string | null;
}

type Wanted = { deliveries: string };

/** Of deliveries, as JSON of `{webhook, event}`; none of a webhook that is not there any more. */
export const eventSources: (values: Wanted) => Statement<EventSource> = statement(({ rows }, p: Wanted) => {
  const wanted = rows<Pick<Leased, 'webhook' | 'event'>>(p.deliveries, { webhook: 'text', event: 'text' });
  return sql<EventSource>`
    select w.id as webhook, w.url, w.secret, w.overlap_until,
      d.event, d.site, d.type, d.at as happened_at, d.detail,
      c.id as comment, c.article, a.title, a.url as article_url, c.parent, c.author_id, c.author_name, c.body,
      c.status, c.flags, c.rev, c.created_at, c.edited_at, c.erased_at,
      m.id as decision, m.at as decided_at, m.by_kind, m.by_id, m.by_name, m.from_status, m.to_status, m.reason,
      m.reason_code
    from ${wanted} as wanted
    cross join deliveries as d
    join webhooks as w on w.id = d.webhook
    left join comments as c on c.id = d.comment and c.site = d.site
    left join articles as a on a.site = c.site and a.id = c.article
    left join decisions as m on m.id = d.event and m.comment = c.id
    where d.webhook = wanted.webhook and d.event = wanted.event`;
});

/** What an attempt came to. */
export interface Outcome extends Leased {
  readonly state: DeliveriesTable['state'];
  /** When it is sent again, where it waits (ms since 1970 UTC). */
  readonly nextAt: number;
  readonly triedAt: number;
  /** The receiver's status; null where it gave none. */
  readonly answer: number | null;
  /** What went wrong, in plain words; null where the status says it. */
  readonly error: string | null;
}

type Outcomes = { outcomes: string };

/** Writes down what attempts came to, as JSON of `Outcome[]`; not where somebody else has the delivery by now. */
export const recordOutcomes: (values: Outcomes) => Statement = statement(({ db, rows }, p: Outcomes) =>
  db
    .updateTable('deliveries')
    .from(
      rows<Outcome>(p.outcomes as Value, {
        webhook: 'text',
        event: 'text',
        until: 'bigint',
        state: 'text',
        attempts: 'bigint',
        nextAt: 'bigint',
        triedAt: 'bigint',
        answer: 'bigint',
        error: 'text',
        comment: 'text',
      }).as('o'),
    )
    .set({
      state: sql`o.state`,
      attempts: sql`o.attempts`,
      next_at: sql`${sql.ref('o.nextAt')}`,
      tried_at: sql`${sql.ref('o.triedAt')}`,
      answer: sql`o.answer`,
      error: sql`o.error`,
    })
    .whereRef('deliveries.webhook', '=', 'o.webhook')
    .whereRef('deliveries.event', '=', 'o.event')
    .whereRef('deliveries.next_at', '=', 'o.until')
    .where('deliveries.state', '=', 'waiting'),
);

/** A webhook whose receiver says that it is gone, and the id of the entry in the audit that tells of it. */
export interface Gone {
  readonly webhook: string;
  readonly site: SiteId;
  readonly entry: string;
}

/** These webhooks get nothing more, and the audit says so of each, once. */
export function disableGone(gone: readonly Gone[], at: number): readonly [Statement, Statement, Statement] {
  const values = { gone: JSON.stringify(gone), at };
  return [disable(values), failWaiting(values), tellDisabled(values)];
}

type Disable = { gone: string; at: number };

const goneOf = ({ rows }: Dialect, p: Disable): RawBuilder<Gone> =>
  rows<Gone>(p.gone, { webhook: 'text', site: 'text', entry: 'text' });

const disable: (values: Disable) => Statement = statement(
  (dialect, p: Disable) => sql`
    update webhooks set disabled_at = ${p.at}, disabled_because = 'gone'
    where disabled_at is null and id in (select g.webhook from ${goneOf(dialect, p)} as g)`,
);

const failWaiting: (values: Disable) => Statement = statement(
  (dialect, p: Disable) => sql`
    update deliveries set state = 'failed', error = 'the receiver is gone (410)'
    where state = 'waiting' and webhook in (select g.webhook from ${goneOf(dialect, p)} as g)`,
);

/** Of several who were told so at once, only who disabled it tells. */
const tellDisabled: (values: Disable) => Statement = statement(
  (dialect, p: Disable) => sql`
    insert into audit (id, site, at, by_kind, by_id, by_name, kind, subject, detail)
    select g.entry, g.site, cast(${p.at} as bigint), 'service', '', '', 'webhook', g.webhook,
      '{"action":"disabled","because":"gone"}'
    from ${goneOf(dialect, p)} as g cross join webhooks as w
    where w.id = g.webhook and w.disabled_at = ${p.at}`,
);

type Before = { before: number };

/** Forgets deliveries of before a time that are over. */
export const forgetDeliveries: (values: Before) => Statement = statement(({ db }, p: Before) =>
  db.deleteFrom('deliveries').where('at', '<', p.before).where('state', '<>', 'waiting'),
);

/** Forgets those of before a time that wait for a webhook that gets nothing any more. */
export const forgetUnsendable: (values: Before) => Statement = statement(({ db }, p: Before) =>
  db
    .deleteFrom('deliveries')
    .where('at', '<', p.before)
    .where('state', '=', 'waiting')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('webhooks as w')
            .select('w.id')
            .whereRef('w.id', '=', 'deliveries.webhook')
            .where('w.disabled_at', 'is', null),
        ),
      ),
    ),
);
