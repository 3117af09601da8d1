import { sql } from 'kysely';
import type { ArticleId, AuthorKey, CommentId, SiteId, Status } from '../domain/comment.ts';
import { rfc3339 } from '../domain/rfc3339.ts';
import { type Statement, statement } from '../store/statement.ts';

/** What a moderator wants to know around a comment. */
export interface CommentContext {
  /** What the site said of the article; null where it never named it. */
  readonly article: {
    readonly id: ArticleId;
    readonly title: string | null;
    readonly url: string | null;
    readonly section: string | null;
  } | null;
  /** The comment that it replies to. */
  readonly parent: {
    readonly id: CommentId;
    readonly status: Status;
    readonly author: { readonly name: string };
    readonly body: string;
    readonly createdAt: string;
  } | null;
  /** Of those that say nearly the same, the newest. */
  readonly similar: readonly SimilarComment[];
  readonly similarCount: number;
}

export interface SimilarComment {
  readonly id: CommentId;
  readonly article: ArticleId;
  readonly author: { readonly name: string; readonly key: AuthorKey | null };
  readonly status: Status;
  readonly createdAt: string;
  readonly body: string;
}

/** A comment with its article and the one that it replies to. */
export interface SurroundedRow {
  readonly id: CommentId;
  readonly article: ArticleId;
  readonly author_key: AuthorKey | null;
  readonly body: string;
  readonly registered: number | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly section: string | null;
  readonly parent: CommentId | null;
  readonly parent_status: Status | null;
  readonly parent_name: string | null;
  readonly parent_body: string | null;
  readonly parent_at: number | null;
}

type Some = { site: SiteId; comments: string };

/** Some comments of a site (a JSON array of ids) with what stands around them. */
export const surrounded: (values: Some) => Statement<SurroundedRow> = statement(({ db, texts }, p: Some) =>
  db
    .selectFrom(texts(p.comments).as('wanted'))
    // In this order: else SQLite reads all comments of the site, and looks for each in the JSON.
    .crossJoin('comments as c')
    .leftJoin('articles as a', (join) => join.onRef('a.site', '=', 'c.site').onRef('a.id', '=', 'c.article'))
    .leftJoin('comments as above', 'above.id', 'c.parent')
    .whereRef('c.id', '=', sql.ref<CommentId>('wanted.text'))
    .where('c.site', '=', p.site)
    .select(['c.id', 'c.article', 'c.author_key', 'c.body', 'a.registered', 'a.title', 'a.url', 'a.section'])
    .select(['above.id as parent', 'above.status as parent_status', 'above.author_name as parent_name'])
    .select(['above.body as parent_body', 'above.created_at as parent_at']),
);

export interface SimilarRow {
  readonly id: CommentId;
  readonly article: ArticleId;
  readonly author_key: AuthorKey | null;
  readonly author_name: string;
  readonly status: Status;
  readonly created_at: number;
  readonly body: string;
}

/** Some comments of a site (a JSON array of ids), as they are shown beside one that says nearly the same. */
export const similarComments: (values: Some) => Statement<SimilarRow> = statement(({ db, texts }, p: Some) =>
  db
    .selectFrom(texts(p.comments).as('wanted'))
    .crossJoin('comments as c')
    .whereRef('c.id', '=', sql.ref<CommentId>('wanted.text'))
    .where('c.site', '=', p.site)
    .select(['c.id', 'c.article', 'c.author_key', 'c.author_name', 'c.status', 'c.created_at', 'c.body']),
);

export const toSimilar = (row: SimilarRow): SimilarComment => ({
  id: row.id,
  article: row.article,
  author: { name: row.author_name, key: row.author_key },
  status: row.status,
  createdAt: rfc3339(row.created_at),
  body: row.body,
});

export const toSurroundings = (row: SurroundedRow): Pick<CommentContext, 'article' | 'parent'> => ({
  article:
    row.registered === 1 ? { id: row.article, title: row.title, url: row.url, section: row.section } : null,
  parent:
    row.parent === null || row.parent_status === null
      ? null
      : {
          id: row.parent,
          status: row.parent_status,
          author: { name: row.parent_name ?? '' },
          body: row.parent_body ?? '',
          createdAt: rfc3339(row.parent_at ?? 0),
        },
});
