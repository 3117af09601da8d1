import type { CommentId, SiteId } from '../domain/comment.ts';
import { type Statement, statement } from '../store/statement.ts';
import { type ModeratedRow, selectModerated } from './moderated-comments.ts';

type Some = { site: SiteId; comments: string };

/** Some comments of a site, the oldest first; `comments` is JSON of objects with `comment`. */
export const moderatedComments: (values: Some) => Statement<ModeratedRow> = statement((dialect, p: Some) =>
  selectModerated(
    dialect,
    dialect.db
      .selectFrom(dialect.rows<{ comment: CommentId }>(p.comments, { comment: 'text' }).as('wanted'))
      // In this order: else SQLite reads all comments of the site, and looks for each in the JSON.
      .crossJoin('comments as c')
      .select(['c.id', 'c.risk'])
      .whereRef('c.id', '=', 'wanted.comment')
      .where('c.site', '=', p.site),
    'oldest',
  ),
);
