import { type RawBuilder, sql } from 'kysely';
import { THE_SERVICE } from '../domain/audit.ts';
import type { CommentId, SiteId } from '../domain/comment.ts';
import { type Dialect, type Statement, statement } from './statement.ts';

/** The statuses whose texts a site may forget. */
export type Refused = 'rejected' | 'spam';

type Scan = {
  site: SiteId;
  /** Comments after this one. */
  after: string;
  /** Comments that came before this id. */
  before: string;
  /** So many at most. */
  scan: number;
};

/** In the words of the index that has them alone. */
const stillThere = (p: Scan, status: Refused): RawBuilder<{ id: CommentId; rev: number }> => sql`
  select id, rev from comments
  where site = ${p.site} and status = ${sql.lit(status)} and status in ('rejected', 'spam') and erased_at is null
    and id > ${p.after} and id < ${p.before}
  order by id limit ${p.scan}`;

const byStatus = <P, R>(
  make: (status: Refused) => (values: P) => Statement<R>,
): Readonly<Record<Refused, (values: P) => Statement<R>>> => ({
  rejected: make('rejected'),
  spam: make('spam'),
});

/** How many comments there are to look at, and the last of them. */
export const scanRefused: Readonly<
  Record<Refused, (values: Scan) => Statement<{ scanned: number; last: CommentId | null }>>
> = byStatus((status) =>
  statement(
    (_, p: Scan) => sql<{ scanned: number; last: CommentId | null }>`
      select count(*) as scanned, max(id) as last from (${stillThere(p, status)}) as still`,
  ),
);

type Find = Scan & {
  /** Milliseconds since 1970 UTC: comments on which nobody has decided since. */
  decided: number;
  limit: number;
};

/** Those of the same that are to be forgotten, the oldest first. */
export const findRefused: Readonly<Record<Refused, (values: Find) => Statement<{ id: CommentId }>>> =
  byStatus((status) =>
    statement(
      (_, p: Find) => sql<{ id: CommentId }>`
        select still.id from (${stillThere(p, status)}) as still
        join decisions as d on d.comment = still.id and d.rev = still.rev
        where d.at < ${p.decided} order by still.id limit ${p.limit}`,
    ),
  );

type Forget = {
  site: SiteId;
  status: Refused;
  /** A JSON array of ids. */
  comments: string;
  decided: number;
  /** Milliseconds since 1970 UTC. */
  at: number;
  /** Of the entry in the audit. */
  entry: string;
};

/**
 * Forgets what some refused comments say and said, unless somebody has decided on them since they were found, and tells
 * the audit how many. Their authors, flags and findings stay; so do the words of people who decided.
 */
export const forgetTexts = (values: Forget): readonly Statement[] => [
  holdArticles(values),
  auditTexts(values),
  eraseTexts(values),
  dropSketches(values),
  dropFormerLabels(values),
  dropFormerTexts(values),
  dropReasons(values),
];

const wanted = ({ texts }: Dialect, p: Forget): RawBuilder<unknown> =>
  sql`select wanted.text from ${texts(p.comments)} as wanted`;

const holdArticles: (values: Forget) => Statement = statement(({ hold, texts }, p: Forget) =>
  hold(
    'a',
    sql`select a.id from ${texts(p.comments)} as wanted
    cross join comments as c cross join articles as a
    where c.id = wanted.text and c.site = ${p.site} and a.site = c.site and a.id = c.article
    order by a.id`,
  ),
);

/** Comments `comments` that are still to be forgotten: nobody decides on them meanwhile, for their articles are held. */
const toForget = (dialect: Dialect, p: Forget): RawBuilder<boolean> => sql<boolean>`
  comments.id in (${wanted(dialect, p)}) and comments.site = ${p.site} and comments.status = ${p.status}
  and comments.erased_at is null
  and (select d.at from decisions as d where d.comment = comments.id and d.rev = comments.rev) < ${p.decided}`;

const auditTexts: (values: Forget) => Statement = statement(
  (dialect, p: Forget) => sql`
    insert into audit (id, site, at, by_kind, by_id, by_name, kind, subject, detail)
    select cast(${p.entry} as text), cast(${p.site} as text), cast(${p.at} as bigint), ${sql.lit(THE_SERVICE.kind)},
      '', '', 'erasure', 'forget_after', '{"texts":' || cast(found.texts as text) || ',"addresses":0}'
    from (select count(*) as texts from comments where ${toForget(dialect, p)}) as found
    where found.texts > 0`,
);

const eraseTexts: (values: Forget) => Statement = statement(
  (dialect, p: Forget) => sql`
    update comments set body = '', erased_at = cast(${p.at} as bigint) where ${toForget(dialect, p)}`,
);

/** By their ids alone: all are of the site, and its index would be taken for the better one. */
const erased = (dialect: Dialect, p: Forget): RawBuilder<unknown> => sql`
  select c.id from comments as c where c.id in (${wanted(dialect, p)}) and c.erased_at is not null`;

/** By their times, as there is no index by comment: those at which the texts were written. */
const dropSketches: (values: Forget) => Statement = statement(
  (dialect, p: Forget) => sql`
    delete from sketches where comment in (${erased(dialect, p)}) and created_at in (
      select c.created_at from comments as c where c.id in (${wanted(dialect, p)})
      union all select c.edited_at from comments as c where c.id in (${wanted(dialect, p)}) and c.edited_at is not null
      union all select f.written_at from former_texts as f where f.comment in (${wanted(dialect, p)}))`,
);

const dropFormerLabels: (values: Forget) => Statement = statement(
  (dialect, p: Forget) => sql`delete from former_labels where comment in (${erased(dialect, p)})`,
);

const dropFormerTexts: (values: Forget) => Statement = statement(
  (dialect, p: Forget) => sql`delete from former_texts where comment in (${erased(dialect, p)})`,
);

/** A rule's reason may quote what it found. */
const dropReasons: (values: Forget) => Statement = statement(
  (dialect, p: Forget) => sql`
    update decisions set reason = null
    where comment in (${erased(dialect, p)}) and by_kind = 'rules' and reason is not null`,
);
