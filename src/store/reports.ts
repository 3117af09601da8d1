import { type RawBuilder, sql } from 'kysely';
import type { AuthorKey, CommentId, SiteId, Status } from '../domain/comment.ts';
import { REPORTED, type ReportReason } from '../domain/report.ts';
import { type Statement, statement } from './statement.ts';

type One = { site: SiteId; comment: CommentId };

/** The comment, if readers see what it says. */
export const findPublic: (values: One) => Statement<{ id: CommentId }> = statement(({ db }, p: One) =>
  db
    .selectFrom('comments')
    .select('id')
    .where('id', '=', p.comment)
    .where('site', '=', p.site)
    .where('status', '=', 'approved')
    .where('hidden', '=', 0)
    .where('erased_at', 'is', null),
);

/** First of a report's batch, and of a note's: what is counted then is what was committed before, and decisions wait. */
export const holdComment: (values: One) => Statement = statement(({ hold }, p: One) =>
  hold('c', sql`select c.id from comments as c where c.id = ${p.comment} and c.site = ${p.site}`),
);

type NewReport = One & { reader: AuthorKey; at: number; reason: ReportReason };

/** One a reader, of a comment that readers see; who reported an earlier text of its author's may report the new one. */
export const insertReport: (values: NewReport) => Statement = statement(
  (_, p: NewReport) => sql`
    insert into reports (comment, reader, site, rev, at, reason)
    select c.id, cast(${p.reader} as text), c.site, c.rev, cast(${p.at} as bigint), cast(${p.reason} as text)
    from comments as c
    where c.id = ${p.comment} and c.site = ${p.site} and c.status = 'approved' and c.hidden = 0 and c.erased_at is null
    on conflict (comment, reader) do update set rev = excluded.rev, at = excluded.at, reason = excluded.reason
    where exists (
      select 1 from decisions as d
      where d.comment = reports.comment and d.rev > reports.rev and d.rewrote = 1 and d.by_kind = 'rules')`,
);

/** The reports `r` of a comment `c` that nobody has answered. Goes by the index of `reports` by rev. */
export const isOpen: RawBuilder<boolean> = sql<boolean>`r.rev >= (
  select latest.answered from decisions as latest where latest.comment = c.id and latest.rev = c.rev)`;

/** How many open reports a comment `c` has, counted up to `most`. */
const openOnes = (most: RawBuilder<unknown>): RawBuilder<number> => sql<number>`(
  select count(*) from (
    select 1 from reports as r where r.comment = c.id and ${isOpen} limit ${most}
  ) as opened)`;

type Flagging = One & { queueAfter: number };

const isEnough = (p: Flagging): RawBuilder<boolean> =>
  sql<boolean>`c.id = ${p.comment} and c.site = ${p.site} and c.withdrawn_from is null and c.erased_at is null
    and ${openOnes(sql`cast(${p.queueAfter} as bigint)`)} >= cast(${p.queueAfter} as bigint)`;

type Audited = Flagging & {
  /** Of the entry: a UUIDv7 of the time. */
  id: string;
  at: number;
};

/** Tells the audit that a comment comes back to the queue; before `flagReported`, for nothing is told of it twice. */
export const auditReported: (values: Audited) => Statement = statement(
  (_, p: Audited) => sql`
    insert into audit (id, site, at, by_kind, by_id, by_name, kind, subject, detail)
    select cast(${p.id} as text), c.site, cast(${p.at} as bigint), 'readers', '', '', 'report', c.id,
      '{"flag":"${sql.raw(REPORTED)}","reports":' || cast(cast(${p.queueAfter} as bigint) as text) || '}'
    from comments as c
    where ${isEnough(p)} and not exists (
      select 1 from comment_labels as l
      where l.comment = c.id and l.kind = 'flag' and l.label = ${sql.lit(REPORTED)})`,
);

/** Flags a comment that enough readers reported since people last decided on it. */
export const flagReported: (values: Flagging) => Statement = statement(
  (_, p: Flagging) => sql`
    insert into comment_labels (comment, site, kind, label, status, risk)
    select c.id, c.site, 'flag', ${sql.lit(REPORTED)}, c.status, c.risk
    from comments as c
    where ${isEnough(p)}
    on conflict (comment, kind, label) do nothing`,
);

type Undone = {
  /** JSON of objects with the `id` of a decision of this batch, and the `comment`. */
  decisions: string;
  queueAfter: number;
};

/** Flags those again that an undo leaves with enough reports that nobody has answered. */
export const flagUndone: (values: Undone) => Statement = statement(
  ({ rows }, p: Undone) => sql`
    insert into comment_labels (comment, site, kind, label, status, risk)
    select c.id, c.site, 'flag', ${sql.lit(REPORTED)}, c.status, c.risk
    from ${rows<{ id: string; comment: string }>(p.decisions, { id: 'text', comment: 'text' })} as wanted
    cross join comments as c
    where c.id = wanted.comment and exists (select 1 from decisions as d where d.id = wanted.id)
      and ${openOnes(sql`cast(${p.queueAfter} as bigint)`)} >= cast(${p.queueAfter} as bigint)
    on conflict (comment, kind, label) do nothing`,
);

/** How a comment stands that was reported; `open` is counted up to `most`. */
export interface ReportedState {
  readonly rev: number;
  readonly status: Status;
  readonly open: number;
}

export const reportedState: (values: One & { most: number }) => Statement<ReportedState> = statement(
  (_, p: One & { most: number }) => sql<ReportedState>`
    select c.rev, c.status, ${openOnes(sql`cast(${p.most} as bigint)`)} as open
    from comments as c where c.id = ${p.comment} and c.site = ${p.site}`,
);
