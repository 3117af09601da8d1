import type { ArticleId, AuthorKey, CommentId, SiteId, Status } from '../domain/comment.ts';
import { type Statement, statement } from '../store/statement.ts';
import { rfc3339 } from './public-comments.ts';

/** What stands around a comment. */
export interface CommentContext {
  /** What is known of the article; null where the site named nothing of it. */
  readonly article: {
    readonly id: string;
    readonly title: string | null;
    readonly url: string | null;
    readonly section: string | null;
  } | null;
  /** The comment that it answers. */
  readonly parent: Neighbour | null;
  /** Those that say nearly the same, newest first. */
  readonly similar: readonly Neighbour[];
  /** How many there are, of which some are in `similar`. */
  readonly similarCount: number;
}

/** A comment beside another one. */
export interface Neighbour {
  readonly id: CommentId;
  readonly article: string;
  readonly author: { readonly name: string; readonly key: string | null };
  readonly status: Status;
  readonly createdAt: string;
  readonly body: string;
}

type Listed = { site: SiteId; ids: string };

export interface AroundRow {
  readonly id: CommentId;
  readonly article: ArticleId;
  readonly authorKey: AuthorKey | null;
  readonly body: string;
  readonly parent: CommentId | null;
  readonly named: ArticleId | null;
  readonly title: string | null;
  readonly url: string | null;
  readonly section: string | null;
}

/** Comments of a site with their articles; `ids` is a JSON list. */
export const commentsAround: (values: Listed) => Statement<AroundRow> = statement((dialect, p: Listed) =>
  dialect.db
    .selectFrom(dialect.texts(p.ids).as('wanted'))
    .innerJoin('comments as c', 'c.id', 'wanted.text' as never)
    .leftJoin('articles as a', (join) => join.onRef('a.site', '=', 'c.site').onRef('a.id', '=', 'c.article'))
    .select([
      'c.id',
      'c.article',
      'c.author_key as authorKey',
      'c.body',
      'c.parent',
      'a.id as named',
      'a.title',
      'a.url',
      'a.section',
    ])
    .where('c.site', '=', p.site),
);

export interface NeighbourRow {
  readonly id: CommentId;
  readonly article: string;
  readonly authorKey: string | null;
  readonly authorName: string;
  readonly status: Status;
  readonly createdAt: number;
  readonly body: string;
}

/** The same of comments that stand beside others. */
export const neighbours: (values: Listed) => Statement<NeighbourRow> = statement((dialect, p: Listed) =>
  dialect.db
    .selectFrom(dialect.texts(p.ids).as('wanted'))
    .innerJoin('comments as c', 'c.id', 'wanted.text' as never)
    .select([
      'c.id',
      'c.article',
      'c.author_key as authorKey',
      'c.author_name as authorName',
      'c.status',
      'c.created_at as createdAt',
      'c.body',
    ])
    .where('c.site', '=', p.site),
);

export const toNeighbour = ({ authorKey, authorName, createdAt, ...row }: NeighbourRow): Neighbour => ({
  ...row,
  author: { name: authorName, key: authorKey },
  createdAt: rfc3339(createdAt),
});
