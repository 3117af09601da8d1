import { type RawBuilder, sql } from 'kysely';
import { type AuthorKey, idOfKey, type SiteId, STATUSES } from '../domain/comment.ts';
import { rfc3339OrNull } from '../domain/rfc3339.ts';
import { type Statement, statement } from '../store/statement.ts';
import { type StandingChange, toStandingChange } from './author-profile.ts';
import type { AuthorRow, StandingRow } from './authors.ts';

/** How an author stands, if in any way of their own. */
export const MARKS = ['banned', 'held', 'trusted'] as const;
export type Mark = (typeof MARKS)[number];

/** An author among others. */
export interface FoundAuthor {
  readonly key: string;
  readonly id: string | null;
  /** Of their latest comment; null before the first. */
  readonly name: string | null;
  readonly approved: number;
  readonly rejected: number;
  readonly trusted: boolean;
  readonly held: boolean;
  readonly bannedUntil: string | null;
  /** The latest change of their standing. */
  readonly standing: StandingChange | null;
}

/** The latest change of a standing; all null where there is none. */
type LatestChange = { readonly [K in keyof StandingRow]: StandingRow[K] | null };

/** An author as the database has them. */
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

/** A page behind a position, or the first one. */
export interface PageOfAuthors {
  readonly site: SiteId;
  readonly before: string | undefined;
  readonly limit: number;
}

/** Those who stand so at a time (ms), the latest change first; and where the page ends at the latest, if anywhere. */
export function markedAuthors(
  mark: Mark,
  { before = LAST, ...page }: PageOfAuthors & { readonly now: number },
): readonly [Statement<FoundAuthorRow>, Statement<{ position: string }>] {
  return [byMark[mark]({ ...page, before }), looked({ ...page, before })];
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
export const authorsNamed = ({
  before = LAST,
  ...page
}: PageOfAuthors & { readonly name: string }): Statement<FoundAuthorRow> => named({ ...page, before });

export const toFoundAuthor = (row: FoundAuthorRow): FoundAuthor => ({
  key: row.key,
  id: idOfKey(row.key),
  name: row.name === '' ? null : row.name,
  approved: row.approved,
  rejected: row.rejected,
  trusted: row.trusted === 1,
  held: row.held === 1,
  bannedUntil: rfc3339OrNull(row.banned_until),
  standing: row.at === null ? null : toStandingChange(row as StandingRow),
});
