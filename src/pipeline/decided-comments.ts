import { sql } from 'kysely';
import type { DefaultEffect } from '../domain/article.ts';
import { type AuthorKey, type CommentId, earliestId, type SiteId, type Status } from '../domain/comment.ts';
import { MOST_COUNTED, REJECTIONS_COUNT } from '../domain/facts.ts';
import { isByPeople } from '../store/audit.ts';
import { countsAsRejected } from '../store/authors.ts';
import { type Statement, statement } from '../store/statement.ts';

/** A decision on a comment of a site; of another site's comment it says nothing but its place. */
export interface DecisionEvent {
  readonly decision: string;
  readonly at: number;
  readonly rev: number;
  /** Null where the comment is another site's. */
  readonly comment: CommentId | null;
  readonly from: Status | null;
  readonly to: Status;
  readonly authorKey: AuthorKey | null;
  /** The comment's present status; where its author withdrew it, the one before. */
  readonly status: Status;
  /** What people decided last; null where they didn't, and at all but the first decision on a comment. */
  readonly people: Status | null;
  /** Which of the site's ready reasons people gave for it; null for none. */
  readonly reason: string | null;
  /** What follows is null where `people` is. */
  readonly body: string | null;
  readonly authorName: string;
  readonly authorId: string | null;
  readonly parent: CommentId | null;
  readonly createdAt: number;
  readonly registered: number | null;
  readonly section: string | null;
  readonly publishedAt: number | null;
  readonly articleDefault: DefaultEffect | null;
  /** The author's present standing. */
  readonly approved: number | null;
  readonly firstSeenAt: number | null;
}

type Window = { site: SiteId; from: string; before: string; limit: number };

/**
 * The decisions before one, newest first. `limit` counts those of all sites, so that each look costs the
 * same whichever site's they are. Ids hold the time: the window is a range of them.
 */
export const decisionsBefore: (values: Window) => Statement<DecisionEvent> = statement(({ db }, p: Window) =>
  db
    .selectFrom(
      db
        .selectFrom('decisions')
        .select(['id', 'at', 'comment', 'rev', 'from_status', 'to_status'])
        .where('id', '>=', p.from)
        .where('id', '<', p.before)
        .orderBy('id', 'desc')
        .limit(p.limit as never)
        .as('d'),
    )
    .leftJoin('comments as c', (join) => join.onRef('c.id', '=', 'd.comment').on('c.site', '=', p.site))
    .leftJoin('decisions as last', (join) =>
      join
        .onRef('last.comment', '=', 'c.id')
        .onRef('last.rev', '=', 'c.rev')
        .on('d.rev', '=', sql.lit(1) as never)
        .on(isByPeople('last.by_kind'))
        // Not what they took back: people's word is that of the decision before then, or there is none.
        .onRef('last.verdict', '=', 'last.to_status')
        // There is nothing to be learnt of what is gone.
        .on('c.erased_at', 'is', null)
        // No text but its author's own.
        .on(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('decisions as edit')
                .select('edit.id')
                .whereRef('edit.comment', '=', 'c.id')
                .where('edit.rewrote', '=', sql.lit(1) as never)
                .where('edit.undoes', 'is', null)
                .where('edit.by_kind', '<>', sql.lit('rules') as never),
            ),
          ),
        ),
    )
    .leftJoin('articles as a', (join) =>
      join.onRef('a.site', '=', 'c.site').onRef('a.id', '=', 'c.article').on('last.id', 'is not', null),
    )
    .leftJoin('authors as u', (join) =>
      join.onRef('u.site', '=', 'c.site').onRef('u.key', '=', 'c.author_key').on('last.id', 'is not', null),
    )
    .select([
      'd.id as decision',
      'd.at',
      'd.rev',
      'c.id as comment',
      'd.from_status as from',
      'd.to_status as to',
      'c.author_key as authorKey',
      sql<Status>`coalesce(c.withdrawn_from, c.status)`.as('status'),
      'last.to_status as people',
      'last.reason_code as reason',
      sql<string | null>`case when last.id is not null then c.body end`.as('body'),
      'c.author_name as authorName',
      'c.author_id as authorId',
      'c.parent',
      'c.created_at as createdAt',
      'a.registered',
      'a.section',
      'a.published_at as publishedAt',
      'a.default_effect as articleDefault',
      'u.approved',
      'u.first_seen_at as firstSeenAt',
    ])
    .orderBy('d.id', 'desc')
    .$castTo<DecisionEvent>(),
);

type Counted = { from: string; limit: number };

/** How many decisions of all sites there are from one on, counted up to a limit. */
export const countDecisions: (values: Counted) => Statement<{ count: number }> = statement(
  ({ db }, p: Counted) =>
    db
      .selectFrom(
        db
          .selectFrom('decisions')
          .select('id')
          .where('id', '>=', p.from)
          .limit(p.limit as never)
          .as('some'),
      )
      .select(sql<number>`count(*)`.as('count')),
);

/** Whose rejections are asked for, and before which comment. */
export interface RejectionsOf {
  readonly comment: CommentId;
  readonly key: AuthorKey;
  readonly since: CommentId;
}

type Asked = { site: SiteId; asked: string };

/** How many of an author's comments between two are rejected or spam now. `asked` is JSON of `RejectionsOf[]`. */
export const countRejections: (values: Asked) => Statement<{ comment: CommentId; rejected: number }> =
  statement(({ db, rows }, p: Asked) =>
    db
      .selectFrom(rows<RejectionsOf>(p.asked, { comment: 'text', key: 'text', since: 'text' }).as('wanted'))
      .select(({ selectFrom }) => [
        'wanted.comment',
        selectFrom(
          selectFrom('comments as c')
            .select('c.id')
            .where('c.site', '=', p.site)
            .whereRef('c.author_key', '=', 'wanted.key')
            .where('c.status', 'in', [sql.lit<Status>('rejected'), sql.lit<Status>('spam')])
            .where(countsAsRejected('c'))
            .whereRef('c.id', '>=', 'wanted.since')
            .whereRef('c.id', '<', 'wanted.comment')
            .limit(sql.lit(MOST_COUNTED + 1))
            .as('rejections'),
        )
          .select(sql<number>`count(*)`.as('count'))
          .as('rejected'),
      ])
      .$castTo<{ comment: CommentId; rejected: number }>(),
  );

/** From when on an author's rejections counted at a time. */
export const rejectionsSince = (at: number): CommentId => earliestId(at - REJECTIONS_COUNT);
