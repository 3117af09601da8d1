import { type Kysely, sql } from 'kysely';
import { type AuthorKey, idOfKey, type SiteId, STATUSES, type Status } from '../domain/comment.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { AuditTable, AuthorsTable, Tables } from '../store/tables.ts';
import { type StandingChange, toStandingChange } from './author-profile.ts';
import { rfc3339OrNull } from './public-comments.ts';

/** How moderators may have marked an author. */
export const MARKS = ['trusted', 'held', 'banned'] as const;
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

export type FoundAuthorRow = Pick<
  AuthorsTable,
  'key' | 'name' | 'approved' | 'rejected' | 'trusted' | 'held' | 'banned_until'
> & {
  /** The change's entry in the audit; null where there is none. */
  readonly entry: string | null;
  readonly at: number | null;
  readonly by_kind: AuditTable['by_kind'] | null;
  readonly by_id: string | null;
  readonly by_name: string | null;
  readonly detail: string | null;
};

const AUTHOR = [
  'a.key',
  'a.name',
  'a.approved',
  'a.rejected',
  'a.trusted',
  'a.held',
  'a.banned_until',
] as const;
const CHANGE = ['s.id as entry', 's.at', 's.by_kind', 's.by_id', 's.by_name', 's.detail'] as const;

/** After every id. */
const LAST = '~';

type Marked = { site: SiteId; before: string; now: number; limit: number };

const STANDS: Readonly<Record<Mark, (now: number) => ReturnType<typeof sql<boolean>>>> = {
  trusted: () => sql`a.trusted = 1`,
  held: () => sql`a.held = 1`,
  banned: (now) => sql`a.banned_until > ${now}`,
};

// Constants, not parameters: so the database sees that the partial indexes serve.
const markedBy = (mark: Mark): ((values: Marked) => Statement<FoundAuthorRow>) =>
  statement(({ db }, p: Marked) =>
    db
      .selectFrom('audit as s')
      .innerJoin('authors as a', (join) =>
        join.onRef('a.site', '=', 's.site').on('a.key', '=', sql.ref('s.subject') as never),
      )
      .select(AUTHOR)
      .select(CHANGE)
      .where('s.site', '=', p.site)
      .where(sql<boolean>`s.kind = 'standing'`)
      .where('s.id', '<', p.before)
      .where(STANDS[mark](p.now))
      .where(
        sql<boolean>`not exists (select 1 from audit as later where later.site = s.site and later.subject = s.subject and later.kind = 'standing' and later.id > s.id)`,
      )
      .orderBy('s.id', 'desc')
      .limit(p.limit)
      .$castTo<FoundAuthorRow>(),
  );

const marked: Readonly<Record<Mark, (values: Marked) => Statement<FoundAuthorRow>>> = {
  trusted: markedBy('trusted'),
  held: markedBy('held'),
  banned: markedBy('banned'),
};

/** The authors whom moderators marked so and who still are; the latest change first. `now` is ms since 1970 UTC. */
export const markedAuthors = (
  site: SiteId,
  mark: Mark,
  { before = LAST, now, limit }: { before?: string | undefined; now: number; limit: number },
): Statement<FoundAuthorRow> => marked[mark]({ site, before, now, limit });

type Named = { site: SiteId; name: string; limit: number };

/** So many of the newest comments of each status are searched. */
const SEARCHED = 2_500;

const newest = (db: Kysely<Tables>, p: Named, status: Status) =>
  db
    .selectFrom(
      db
        .selectFrom('comments')
        .select(['id', 'author_key', 'author_name'])
        .where('site', '=', p.site)
        .where('status', '=', sql.lit(status))
        .orderBy('id', 'desc')
        .limit(sql.lit(SEARCHED))
        .as(status),
    )
    .selectAll();

/** The authors in whose name a text stands, among the newest comments; who wrote last comes first. */
export const namedAuthors: (values: Named) => Statement<FoundAuthorRow> = statement((dialect, p: Named) => {
  const { db, contains } = dialect;
  const [first, ...others] = STATUSES.map((status) => newest(db, p, status)) as [
    ReturnType<typeof newest>,
    ...ReturnType<typeof newest>[],
  ];
  const recent = others.reduce((all, each) => all.unionAll(each), first);
  const found = db
    .selectFrom(recent.as('c'))
    .select(['c.author_key', sql<string>`max(c.id)`.as('latest')])
    .where('c.author_key', 'is not', null)
    .where(contains('c.author_name', p.name))
    .groupBy('c.author_key')
    .orderBy('latest', 'desc')
    .limit(p.limit);
  return db
    .selectFrom(found.as('f'))
    .innerJoin('authors as a', (join) =>
      join.on('a.site', '=', p.site).on('a.key', '=', sql.ref('f.author_key') as never),
    )
    .leftJoin('audit as s', (join) =>
      join.on(
        's.id',
        '=',
        sql`(select max(l.id) from audit as l where l.site = ${p.site} and l.subject = a.key and l.kind = 'standing')` as never,
      ),
    )
    .select(AUTHOR)
    .select(CHANGE)
    .orderBy('f.latest', 'desc')
    .$castTo<FoundAuthorRow>();
});

export const toFoundAuthor = (row: FoundAuthorRow): FoundAuthor => ({
  key: row.key,
  id: idOfKey(row.key as AuthorKey),
  name: row.name === '' ? null : row.name,
  approved: row.approved,
  rejected: row.rejected,
  trusted: row.trusted === 1,
  held: row.held === 1,
  bannedUntil: rfc3339OrNull(row.banned_until),
  standing: row.entry === null ? null : toStandingChange(row as never),
});
