import { type RawBuilder, sql } from 'kysely';
import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import { REPORTED } from '../domain/report.ts';
import type { RowsOf } from '../store/database.ts';
import { type Statement, statement, type Value } from '../store/statement.ts';

/**
 * So many at most are counted, so that a summary costs the same however much is stored. What is decided waits for
 * nobody, and there is soon more of it than of anything else.
 */
const MOST = { pending: 10_000, decided: 100, labelled: 1000 } as const;
/** So many flags, and rules, of a site at most. */
const MOST_LABELS = 1000;

/** How many there are; `capped` if there are more, which nobody counted. */
export interface Count {
  readonly count: number;
  readonly capped: boolean;
}

/** What waits for a site's moderators. */
export interface QueueSummary {
  readonly statuses: Readonly<Record<Status, Count>>;
  /** Of pending comments, by flag and by rule; those with none are left out. */
  readonly flags: readonly (Count & { readonly flag: string })[];
  readonly rules: readonly (Count & { readonly rule: string })[];
  /** The pending comment that waits longest; `createdAt` is ms since 1970 UTC. */
  readonly oldest: { readonly id: CommentId; readonly createdAt: number } | null;
  /** Approved comments that readers' reports brought back. */
  readonly reported: Count;
}

type Counted = { [status in Status | 'reported']: number };
type Labelled = { label: string; count: number };
type Oldest = { id: CommentId; createdAt: number };

type Statements = readonly [Statement<Counted>, Statement<Labelled>, Statement<Labelled>, Statement<Oldest>];

/** The statements of a summary, for one round trip; `summaryOf` makes it of their rows. */
export const summaryStatements = (site: SiteId): Statements => [
  countStatuses({ site }),
  countLabels({ site, kind: 'flag' }),
  countLabels({ site, kind: 'rule' }),
  oldestPending({ site }),
];

export const summaryOf = ([[counts], flags, rules, [oldest]]: RowsOf<Statements>): QueueSummary => ({
  statuses: {
    pending: upTo(MOST.pending, counts?.pending),
    approved: upTo(MOST.decided, counts?.approved),
    rejected: upTo(MOST.decided, counts?.rejected),
    spam: upTo(MOST.decided, counts?.spam),
  },
  flags: flags.map(({ label, count }) => ({ flag: label, ...upTo(MOST.labelled, count) })),
  rules: rules.map(({ label, count }) => ({ rule: label, ...upTo(MOST.labelled, count) })),
  oldest: oldest ?? null,
  reported: upTo(MOST.labelled, counts?.reported),
});

/** One more than `most` was counted at most. */
const upTo = (most: number, count = 0): Count => ({ count: Math.min(count, most), capped: count > most });

/**
 * Counts the rows of a condition, up to one more than `most`: in an order that the index on exactly this condition has,
 * and no other, in which they might lie far apart.
 */
const counted = (from: RawBuilder<unknown>, most: number | RawBuilder<number>): RawBuilder<number> =>
  sql`(select count(*) from (
    select 1 as one from ${from} order by risk limit ${typeof most === 'number' ? sql.lit(most + 1) : most}
  ) as found)`;

/** Those that wait for nobody any more, through an index that has them alone: counted apart, so that the others need no look at their rows. */
const waitingErased = (p: Of): RawBuilder<number> =>
  sql`(select count(*) from comments where site = ${p.site} and status = 'pending' and erased_at is not null)`;

type Of = { site: SiteId };

const countStatuses: (values: Of) => Statement<Counted> = statement((_, p: Of) => {
  const withStatus = (status: Status, most: number) =>
    counted(sql`comments where site = ${p.site} and status = ${sql.lit(status)}`, most);
  const waiting = counted(
    sql`comments where site = ${p.site} and status = 'pending'`,
    sql`${sql.lit(MOST.pending + 1)} + ${waitingErased(p)}`,
  );
  return sql<Counted>`select
    ${waiting} - ${waitingErased(p)} as pending,
    ${withStatus('approved', MOST.decided)} as approved,
    ${withStatus('rejected', MOST.decided)} as rejected,
    ${withStatus('spam', MOST.decided)} as spam,
    ${counted(labelled(p.site, sql.lit('flag'), sql.lit(REPORTED), 'approved'), MOST.labelled)} as reported`;
});

const labelled = (site: Value, kind: unknown, label: unknown, status: Status): RawBuilder<unknown> =>
  sql`comment_labels where site = ${site} and kind = ${kind} and label = ${label} and status = ${sql.lit(status)}`;

type OfKind = Of & { kind: 'flag' | 'rule' };

/** From each label to the next by the index that they lead: one step a label, however many comments have it. */
const countLabels: (values: OfKind) => Statement<Labelled> = statement((_, p: OfKind) => {
  const after = (label: RawBuilder<unknown>) => sql`
    select min(label) as label from comment_labels where site = ${p.site} and kind = ${p.kind} ${label}`;
  return sql<Labelled>`
    with recursive known(label) as (
      ${after(sql``)}
      union all
      select (${after(sql`and comment_labels.label > known.label`)}) from known where known.label is not null
    )
    select label, count from (
      select label, ${counted(labelled(p.site, p.kind, sql`known.label`, 'pending'), MOST.labelled)} as count
      from known where label is not null limit ${sql.lit(MOST_LABELS)}
    ) as each_label where count > 0`;
});

const oldestPending: (values: Of) => Statement<Oldest> = statement(({ db }, p: Of) =>
  db
    .selectFrom('comments')
    .select(['id', 'created_at as createdAt'])
    .where('site', '=', p.site)
    .where('status', '=', sql.lit<Status>('pending'))
    .where('erased_at', 'is', null)
    .orderBy('id')
    .limit(sql.lit(1))
    .$castTo<Oldest>(),
);
