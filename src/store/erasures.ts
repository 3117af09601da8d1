import { type RawBuilder, sql } from 'kysely';
import type { AuthorKey, SiteId } from '../domain/comment.ts';
import { type Statement, statement } from './statement.ts';
import type { ErasuresTable } from './tables.ts';
import { dropTextRemains } from './text-remains.ts';

/** An author of a site. */
export type Theirs = { site: SiteId; key: AuthorKey };

/** The ids of an author's comments. */
const theirs = (p: Theirs): RawBuilder<unknown> =>
  sql`select mine.id from comments as mine where mine.site = ${p.site} and mine.author_key = ${p.key}`;

/** The first statement: holds the articles of the author's comments, as every batch does. */
export const holdTheirArticles: (values: Theirs) => Statement = statement(({ hold }, p: Theirs) =>
  hold(
    'a',
    sql`select a.id from articles as a where a.site = ${p.site} and a.id in (
      select c.article from comments as c where c.site = ${p.site} and c.author_key = ${p.key})
    order by a.id`,
  ),
);

type Seized = Theirs & { at: number };

/**
 * The second: holds the author's row, and makes one where there is none, so that no comment of theirs is stored until
 * the batch ends. What is under way is seen by the statements after it, or comes later as a new comment.
 */
export const seizeAuthor: (values: Seized) => Statement = statement(
  (_, p: Seized) => sql`
    insert into authors (site, key, name, approved, rejected, trusted, banned_until, first_seen_at, held)
    values (${p.site}, ${p.key}, '', 0, 0, 0, null, ${p.at}, 0)
    on conflict (site, key) do update set name = authors.name`,
);

/** The third: who reports one of them, or writes a note on it, comes before or after all that follows. */
export const holdTheirComments: (values: Theirs) => Statement = statement(({ hold }, p: Theirs) =>
  hold(
    'c',
    sql`select c.id from comments as c where c.site = ${p.site} and c.author_key = ${p.key} order by c.id`,
  ),
);

type NewErasure = Seized & { id: string };
export type MadeErasure = Pick<ErasuresTable, 'id' | 'comments'>;

/** Remembers the erasure without its author; nothing where nothing is stored on them but the row that was seized. */
export const insertErasure: (values: NewErasure) => Statement<MadeErasure> = statement(
  (_, p: NewErasure) => sql<MadeErasure>`
    insert into erasures (id, site, at, comments)
    select cast(${p.id} as text), cast(${p.site} as text), cast(${p.at} as bigint),
      (select count(*) from (${theirs(p)}) as counted)
    where ${isStored(p)} or exists (
      select 1 from authors as a where a.site = ${p.site} and a.key = ${p.key}
        and (a.name <> '' or a.trusted = 1 or a.held = 1 or a.banned_until is not null
          or a.first_seen_at <> cast(${p.at} as bigint)))
    returning id, comments`,
);

/** Whether anything but a standing is stored on an author. */
export const isStored = (p: Theirs): RawBuilder<boolean> => sql<boolean>`(exists (${theirs(p)})
  or exists (select 1 from notes as n where n.site = ${p.site} and n.author_key = ${p.key})
  or exists (select 1 from reports as r where r.site = ${p.site} and r.reader = ${p.key}))`;

type Audited = { erasure: string; id: string; byKind: string; byId: string; byName: string };

/** Tells the audit of an erasure that was made, and of how many comments. */
export const auditErasure: (values: Audited) => Statement = statement(
  (_, p: Audited) => sql`
    insert into audit (id, site, at, by_kind, by_id, by_name, kind, subject, detail)
    select cast(${p.id} as text), e.site, e.at, cast(${p.byKind} as text), cast(${p.byId} as text),
      cast(${p.byName} as text), 'erasure', e.id, '{"comments":' || cast(e.comments as text) || '}'
    from erasures as e where e.id = ${p.erasure}`,
);

/** Moves the versions of the articles on which readers see one of the author's comments. */
export const moveTheirArticles: (values: Theirs) => Statement = statement(
  (_, p: Theirs) => sql`
    update articles set version = version + 1
    where site = ${p.site} and id in (
      select c.article from comments as c
      where c.site = ${p.site} and c.author_key = ${p.key} and c.status = 'approved' and c.hidden = 0)`,
);

/** The counters of limits that are the author's, or an address's that their comments came from. */
export const isTheirCounter = (p: Theirs): RawBuilder<boolean> => sql<boolean>`
  id >= cast(${p.site} as text) || '/' and id < cast(${p.site} as text) || '0'
  and (substr(id, length(id) - length(cast(${p.key} as text))) = '/' || cast(${p.key} as text)
    or substr(id, length(id) - ${sql.lit(HASH - 1)}) in (
      select c.address_hash from comments as c
      where c.site = ${p.site} and c.author_key = ${p.key} and c.address_hash is not null))`;

/** Characters of an address's hash. */
const HASH = 22;

/** What stands beside the author's comments, and what they reported and moderators noted: before `nameNobody`. */
export const dropTheirs = (author: Theirs): Statement[] => [
  ...DROPS.map((drop) => drop(author)),
  ...dropTextsOfTheirs.map((drop) => drop(author)),
];

const DROPS: readonly ((values: Theirs) => Statement)[] = [
  (p: Theirs) => sql`delete from limits where ${isTheirCounter(p)}`,
  // By the time first, as there is no index by comment: an answer is stored when its comment is.
  (p: Theirs) => sql`delete from idempotency where (created_at, comment) in (
    select c.created_at, c.id from comments as c where c.site = ${p.site} and c.author_key = ${p.key})`,
  (p: Theirs) => sql`delete from notes where comment in (${theirs(p)})`,
  (p: Theirs) => sql`delete from notes where site = ${p.site} and author_key = ${p.key}`,
  (p: Theirs) => sql`delete from reports where comment in (${theirs(p)})`,
  (p: Theirs) => sql`delete from reports where site = ${p.site} and reader = ${p.key}`,
  // Filters name authors by their keys, and by what moderators looked for: a name may be in it. They are few, and kept for days.
  (p: Theirs) => sql`update bulks set filters = null
    where site = ${p.site} and filters is not null and (filters like '%"authorKey":"%' or filters like '%"q":"%')`,
].map((drop) => statement((_, p: Theirs) => drop(p)));

/**
 * What is left of their texts. What decisions say of them goes as well: reasons may quote, by rules or by people, and
 * findings tell where.
 */
const dropTextsOfTheirs: readonly ((values: Theirs) => Statement)[] = [
  ...dropTextRemains<Theirs>((_, p) => theirs(p)),
  ...[
    (p: Theirs) => sql`delete from comment_labels where comment in (${theirs(p)})`,
    (p: Theirs) => sql`update decisions set reason = null, findings = '[]',
      by_id = case by_kind when 'author' then '' else by_id end,
      by_name = case by_kind when 'author' then '' else by_name end
      where comment in (${theirs(p)})`,
  ].map((drop) => statement((_, p: Theirs) => drop(p))),
];

/** The last but one: the comments stay where they are, without a text, and nobody's. */
export const nameNobody: (values: Seized) => Statement = statement(
  (_, p: Seized) => sql`
    update comments set body = '', flags = '[]', author_name = '', author_key = null, author_id = null,
      author_role = null, author_since = null, address_hash = null, erased_at = coalesce(erased_at, ${p.at})
    where site = ${p.site} and author_key = ${p.key}`,
);

/** The last: how the author stood. */
export const dropAuthor: (values: Theirs) => Statement = statement(({ db }, p: Theirs) =>
  db.deleteFrom('authors').where('site', '=', p.site).where('key', '=', p.key),
);

/** The latest erasures of a site, newest first. */
export const latestErasures: (values: { site: SiteId }) => Statement<ErasuresTable> = statement(
  ({ db }, p: { site: SiteId }) =>
    db
      .selectFrom('erasures')
      .select(['id', 'site', 'at', 'comments', 'swept_at'])
      .where('site', '=', p.site)
      .orderBy('id', 'desc')
      .limit(sql.lit(100)),
);

/** The latest erasure since which an SQLite database's files were not written anew. */
export const latestUnswept: (values: Record<string, never>) => Statement<{ id: string }> = statement(
  ({ db }) =>
    db
      .selectFrom('erasures')
      .select('id')
      .where('swept_at', 'is', null)
      .orderBy('at', 'desc')
      .limit(sql.lit(1)),
);
