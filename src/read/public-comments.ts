import { sql } from 'kysely';
import type { ArticleId, CommentId, SiteId } from '../domain/comment.ts';
import { rfc3339, rfc3339OrNull } from '../domain/rfc3339.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { CommentsTable } from '../store/tables.ts';
import type { DateText } from './date-text.ts';

type Key = { site: SiteId; article: ArticleId };

/** What the public may know of an article without its comments. */
export type ArticleHead = {
  count: number;
  version: number;
  title: string | null;
  url: string | null;
  publishedAt: number | null;
  closesAt: number | null;
};

/** The version alone: whether a page that was made still holds. No row: 0. */
export const articleVersion: (values: Key) => Statement<{ version: number }> = statement(({ db }, p: Key) =>
  db.selectFrom('articles').select('version').where('site', '=', p.site).where('id', '=', p.article),
);

export const articleHead: (values: Key) => Statement<ArticleHead> = statement(({ db }, p: Key) =>
  db
    .selectFrom('articles')
    .select(['count', 'version', 'title', 'url', 'published_at as publishedAt', 'closes_at as closesAt'])
    .where('site', '=', p.site)
    .where('id', '=', p.article),
);

/** An article that nothing is known of: the same as one that has no public comment. */
export const EMPTY_HEAD: ArticleHead = {
  count: 0,
  version: 0,
  title: null,
  url: null,
  publishedAt: null,
  closesAt: null,
};

export type Order = 'oldest' | 'newest';
type Page = Key & { after: string; limit: number };
export type PublicRow = Pick<
  CommentsTable,
  'id' | 'parent' | 'author_name' | 'body' | 'created_at' | 'edited_at' | 'erased_at'
>;

// Constants, not parameters: so the database sees that the partial index of public comments serves.
const isPublic = sql<boolean>`status = 'approved' and hidden = 0`;
const pageOf = (order: Order): ((values: Page) => Statement<PublicRow>) =>
  statement(({ db }, p: Page) =>
    db
      .selectFrom('comments')
      .select(['id', 'parent', 'author_name', 'body', 'created_at', 'edited_at', 'erased_at'])
      .where('site', '=', p.site)
      .where('article', '=', p.article)
      .where(isPublic)
      .where('id', order === 'oldest' ? '>' : '<', p.after as CommentId)
      .orderBy('id', order === 'oldest' ? 'asc' : 'desc')
      .limit(p.limit as never),
  );

const pages = { oldest: pageOf('oldest'), newest: pageOf('newest') };

/** Before and after every UUID. */
const EDGE = { oldest: '', newest: 'g' };

/** The public comments that follow `after`, or the first ones; ids sort as (createdAt, id) do. */
export const publicPage = (
  key: Key,
  order: Order,
  after: string | undefined,
  limit: number,
): Statement<PublicRow> => pages[order]({ ...key, after: after ?? EDGE[order], limit });

/** A comment as readers get it; times are RFC 3339 in UTC. */
export interface PublicComment {
  readonly id: CommentId;
  readonly parent: CommentId | null;
  readonly author: { readonly name: string };
  readonly body: string;
  readonly createdAt: string;
  readonly dateText: string;
  readonly editedAt: string | null;
  /** There only where what it said is gone, and who said it: what answers it stays. */
  readonly erased?: true;
}

export const toPublicComment = (row: PublicRow, dateText: DateText): PublicComment => ({
  id: row.id,
  parent: row.parent,
  author: { name: row.author_name },
  body: row.body,
  createdAt: rfc3339(row.created_at),
  dateText: dateText(row.created_at),
  editedAt: rfc3339OrNull(row.edited_at),
  ...(row.erased_at === null ? {} : { erased: true }),
});

type Counted = { site: SiteId; articles: string };

/** How many public comments each of some articles (a JSON array of ids) has; those that are not known are left out. */
const counted: (values: Counted) => Statement<{ id: ArticleId; count: number }> = statement(
  ({ db, texts }, p: Counted) =>
    db
      .selectFrom(texts(p.articles).as('wanted'))
      // In this order: else SQLite makes a table of the list first.
      .crossJoin('articles as a')
      .select(['a.id', 'a.count'])
      .where('a.site', '=', p.site)
      .whereRef('a.id', '=', sql.ref<ArticleId>('wanted.text')),
);

/** The same for a list. */
export const countsOf = (
  site: SiteId,
  articles: readonly ArticleId[],
): Statement<{ id: ArticleId; count: number }> => counted({ site, articles: JSON.stringify(articles) });
