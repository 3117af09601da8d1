import { type RawBuilder, sql } from 'kysely';
import { type AuthorKey, type SiteId, STATUSES } from '../domain/comment.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { AuthorRow, StandingRow } from './authors.ts';

/** How an author stands, if in any way of their own. */
export const MARKS = ['banned', 'held', 'trusted'] as const;
export type Mark = (typeof MARKS)[number];

/** The latest change of a standing; all null where there is none. */
type LatestChange = { readonly [K in keyof StandingRow]: StandingRow[K] | null };

/** An author among others. */
export type FoundAuthorRow = Omit<AuthorRow, 'first_seen_at'> &
  LatestChange & {
    readonly key: AuthorKey;
    /** What the next page comes after: the id of an entry of the audit, or of a comment. */
    readonly position: string;
  };

/** So many changes of standings, and so many of the newest comments, are looked through for a page. */
const LOOKED = 10_000;

/** After every UUID. */
const LAST = 'g';

type Page = { site: SiteId; before: string; limit: number };
type Marked = Page & { now: number };
type Named = Page & { name: string };

const IS_MARKED: Readonly<Record<Mark, (p: Marked) => RawBuilder<boolean>>> = {
  banned: (p) => sql`u.banned_until > cast(${p.now} as bigint)`,
  held: () => sql`u.held = 1`,
  trusted: () => sql`u.trusted = 1`,
};

/** The rows of authors that were picked: `position`, `site` and `key`. */
const described = (picked: RawBuilder<unknown>): RawBuilder<FoundAuthorRow> => sql`
  select p.position, u.key, u.name, u.approved, u.rejected, u.trusted, u.banned_until, u.held,
    e.at, e.by_kind, e.by_id, e.by_name, e.detail
  from (${picked}) as p
  join authors as u on u.site = p.site and u.key = p.key
  left join audit as e on e.site = p.site and e.id = (
    select l.id from audit as l where l.site = p.site and l.subject = p.key and l.kind = 'standing'
    order by l.id desc limit 1)
  order by p.position desc`;

/** Changes of standings before one, newest first. `kind` is compared twice so that the index of changes serves. */
const changes = (p: Page): RawBuilder<unknown> => sql`
  from audit as c where c.site = ${p.site} and c.kind = 'standing' and c.kind <> 'decision' and c.id < ${p.before}
  order by c.id desc`;

const marked = (mark: Mark): ((values: Marked) => Statement<FoundAuthorRow>) =>
  statement((_, p: Marked) =>
    described(sql`
      select c.id as position, c.site, c.subject as key
      from (select c.id, c.site, c.subject ${changes(p)} limit ${sql.lit(LOOKED)}) as c
      join authors as u on u.site = c.site and u.key = c.subject
      where ${IS_MARKED[mark](p)} and not exists (
        select 1 from audit as l
        where l.site = c.site and l.subject = c.subject and l.kind = 'standing' and l.id > c.id)
      order by c.id desc limit ${p.limit}`),
  );

const byMark = { banned: marked('banned'), held: marked('held'), trusted: marked('trusted') };

/** The last change that was looked through, if there may be more behind it. */
const looked: (values: Page) => Statement<{ position: string }> = statement(
  (_, p: Page) =>
    sql<{ position: string }>`select c.id as position ${changes(p)} limit 1 offset ${sql.lit(LOOKED - 1)}`,
);

/** Those who stand so at a time (ms), whose standing was changed before a position, the latest change first. */
export function markedAuthors(
  site: SiteId,
  mark: Mark,
  now: number,
  before: string | undefined,
  limit: number,
): readonly [Statement<FoundAuthorRow>, Statement<{ position: string }>] {
  const page = { site, before: before ?? LAST, limit };
  return [byMark[mark]({ ...page, now }), looked(page)];
}

/** The newest comments of any status: as many of each as there may be, merged, through the index of statuses. */
const newest = (p: Page): RawBuilder<unknown> => {
  const ofEach = STATUSES.map(
    (status) => sql`select * from (
      select c.id from comments as c where c.site = ${p.site} and c.status = ${sql.lit(status)}
      order by c.id desc limit ${sql.lit(LOOKED)}) as ${sql.ref(status)}`,
  );
  return sql`select id from (${sql.join(ofEach, sql` union all `)}) as every order by id desc limit ${sql.lit(LOOKED)}`;
};

const named: (values: Named) => Statement<FoundAuthorRow> = statement(({ contains }, p: Named) =>
  described(sql`
    select max(c.id) as position, c.site, c.author_key as key
    from (${newest(p)}) as n join comments as c on c.id = n.id
    where c.author_key is not null and ${contains('c.author_name', p.name)}
    group by c.site, c.author_key having max(c.id) < ${p.before}
    order by max(c.id) desc limit ${p.limit}`),
);

/** Those with a text in a name under which they wrote one of the site's newest comments, the latest of these first. */
export const authorsNamed = (
  site: SiteId,
  name: string,
  before: string | undefined,
  limit: number,
): Statement<FoundAuthorRow> => named({ site, name, before: before ?? LAST, limit });
