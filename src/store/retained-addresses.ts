import { type RawBuilder, sql } from 'kysely';
import { THE_SERVICE } from '../domain/audit.ts';
import { type CommentId, type SiteId, STATUSES } from '../domain/comment.ts';
import { type Statement, statement } from './statement.ts';

type Of = { site: SiteId };

/** Before which time (ms since 1970 UTC) a site's addresses are forgotten; no row where none ever was. */
export const forgottenUntil: (values: Of) => Statement<{ until: number }> = statement(({ db }, p: Of) =>
  db.selectFrom('addresses_forgotten').select('until').where('site', '=', p.site),
);

type Window = Of & {
  /** Ids: from the first on, and before the second. */
  from: string;
  before: string;
};

/** How many comments came between two, `limit` at most, and the last of them. Each status has its part of an index. */
export const scanCame: (
  values: Window & { limit: number },
) => Statement<{ scanned: number; last: CommentId | null }> = statement(
  (_, p: Window & { limit: number }) => sql<{ scanned: number; last: CommentId | null }>`
    select count(*) as scanned, max(id) as last from (
      select id from (${sql.join(
        STATUSES.map(
          (status) => sql`select * from (
            select id from comments
            where site = ${p.site} and status = ${sql.lit(status)} and id >= ${p.from} and id < ${p.before}
            order by id limit ${p.limit}) as ${sql.ref(`part_${status}`)}`,
        ),
        sql` union all `,
      )}) as parts order by id limit ${p.limit}
    ) as came`,
);

type Forget = Window & {
  /** The same in ms since 1970 UTC. */
  since: number;
  until: number;
  at: number;
  /** Of the entry in the audit. */
  entry: string;
};

/**
 * Forgets where the comments of some time came from, and who is known by that alone, unless a moderator trusts, holds or
 * bans them; and tells the audit of how many comments.
 */
export const forgetAddresses = (values: Forget): readonly Statement[] => [
  holdArticles(values),
  holdAuthors(values),
  auditAddresses(values),
  ...DROPS.map((drop) => drop(values)),
  moveForgotten(values),
];

/** Keys that are addresses'. */
const isAddress = (column: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(column)} >= 'address:' and ${sql.ref(column)} < 'address;')`;

/** The same of a comment `c`, in words that take it by its time, and not by its author: there are more of those. */
const isOfAddress = sql<boolean>`substr(c.author_key, 1, 8) = 'address:'`;

/** The comments `c` of the time. */
const came = (p: Window): RawBuilder<boolean> =>
  sql<boolean>`c.site = ${p.site} and c.status in (${sql.join(
    STATUSES.map((status) => sql.lit(status)),
  )}) and c.id >= ${p.from} and c.id < ${p.before}`;

const saysWhence = sql<boolean>`(c.address_hash is not null or ${isOfAddress})`;

const holdArticles: (values: Forget) => Statement = statement(({ hold }, p: Forget) =>
  hold(
    'a',
    sql`select a.id from comments as c cross join articles as a
    where ${came(p)} and ${saysWhence} and a.site = c.site and a.id = c.article
    order by a.id`,
  ),
);

const holdAuthors: (values: Forget) => Statement = statement(({ hold }, p: Forget) =>
  hold(
    'a',
    sql`select a.key from comments as c cross join authors as a
    where ${came(p)} and ${isOfAddress} and a.site = c.site and a.key = c.author_key
    order by a.key`,
  ),
);

const auditAddresses: (values: Forget) => Statement = statement(
  (_, p: Forget) => sql`
    insert into audit (id, site, at, by_kind, by_id, by_name, kind, subject, detail)
    select cast(${p.entry} as text), cast(${p.site} as text), cast(${p.at} as bigint), ${sql.lit(THE_SERVICE.kind)},
      '', '', 'erasure', 'forget_after', '{"texts":0,"addresses":' || cast(found.addresses as text) || '}'
    from (select count(*) as addresses from comments as c where ${came(p)} and ${saysWhence}) as found
    where found.addresses > 0`,
);

/** The authors of the time who are known by an address alone, and have sent nothing since: those before it name nobody. */
const theirs = (p: Forget): RawBuilder<boolean> => sql<boolean>`authors.site = ${p.site} and authors.key in (
    select c.author_key from comments as c where ${came(p)} and ${isOfAddress})
  and not exists (
    select 1 from comments as newer
    where newer.site = authors.site and newer.author_key = authors.key and newer.id >= ${p.before})`;

const isFree = (p: { at: number }): RawBuilder<boolean> =>
  sql<boolean>`(trusted = 0 and held = 0 and (banned_until is null or banned_until <= ${p.at}))`;

/** In this order; the comments last, by which all others are found. */
const DROPS: readonly ((values: Forget) => Statement)[] = [
  (p: Forget) => sql`delete from authors where ${theirs(p)} and ${isFree(p)}`,
  // Those who are left keep their mark alone, until `dropUnmarked` finds it gone.
  (p: Forget) => sql`update authors set name = '' where ${theirs(p)}`,
  (p: Forget) => sql`delete from notes where site = ${p.site} and author_key in (
      select c.author_key from comments as c where ${came(p)} and ${isOfAddress})
    and not exists (select 1 from authors as a where a.site = notes.site and a.key = notes.author_key)`,
  (p: Forget) => sql`delete from reports
    where site = ${p.site} and at >= ${p.since} and at < ${p.until} and ${isAddress('reader')}`,
  // Nobody's texts are still compared with those of everybody.
  (
    p: Forget,
  ) => sql`delete from sketches where created_at >= ${p.since} and created_at < ${p.until} and site = ${p.site}
    and ${isAddress('author_key')} and scope like '%author:address:%'`,
  (p: Forget) => sql`update sketches set author_key = null
    where created_at >= ${p.since} and created_at < ${p.until} and site = ${p.site} and ${isAddress('author_key')}`,
  (p: Forget) => sql`update comments as c set address_hash = null,
      author_key = case when ${isOfAddress} then null else c.author_key end
    where ${came(p)} and ${saysWhence}`,
].map((drop) => statement((_, p: Forget) => drop(p)));

const moveForgotten: (values: Forget) => Statement = statement(
  (_, p: Forget) => sql`
    insert into addresses_forgotten as f (site, until) values (${p.site}, ${p.until})
    on conflict (site) do update set until = case when excluded.until > f.until then excluded.until else f.until end`,
);

type Unmarked = Of & { at: number; firstSeen: number };

/** Forgets addresses of which moderators say nothing any more, and whose comments name nobody. */
export const dropUnmarked = (values: Unmarked): readonly Statement[] => [
  dropUnmarkedNotes(values),
  dropUnmarkedAuthors(values),
];

/** In the words of the index that has those alone who have no name. */
const unmarked = (p: Unmarked): RawBuilder<boolean> => sql<boolean>`site = ${p.site} and name = ''
  and ${isAddress('key')} and first_seen_at < ${p.firstSeen} and ${isFree(p)}
  and not exists (select 1 from comments as c where c.site = authors.site and c.author_key = authors.key)`;

const dropUnmarkedNotes: (values: Unmarked) => Statement = statement(
  (_, p: Unmarked) => sql`
    delete from notes where site = ${p.site} and author_key in (select key from authors where ${unmarked(p)})`,
);

const dropUnmarkedAuthors: (values: Unmarked) => Statement = statement(
  (_, p: Unmarked) => sql`delete from authors where ${unmarked(p)}`,
);
