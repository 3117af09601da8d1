import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { type CommentId, type SiteId, STATUSES, type Status } from '../domain/comment.ts';
import { type Statement, statement } from '../store/statement.ts';

/** A comment as it is now. */
export interface RecentComment {
  readonly id: CommentId;
  readonly status: Status;
  readonly name: string;
  readonly body: string;
  readonly createdAt: number;
  /** 1 if its author took it back, or its text is erased. */
  readonly gone: number;
}

type Window = { site: SiteId; from: string; before: string; limit: number };

/**
 * Comments of a site from one id on and before another, newest first. Each status has them in this order in its part of
 * an index; each part says its limit, for PostgreSQL reads and sorts all that there is otherwise.
 */
export const commentsBefore: (values: Window) => Statement<RecentComment> = statement(({ db }, p: Window) => {
  const ofStatus = (status: Status) =>
    db
      .selectFrom(
        db
          .selectFrom('comments')
          .select('id')
          .where('site', '=', p.site)
          .where('status', '=', sql.lit(status))
          .where('id', '>=', p.from as CommentId)
          .where('id', '<', p.before as CommentId)
          .orderBy('id', 'desc')
          .limit(p.limit as never)
          .as('part'),
      )
      .select('id');
  const [first, ...others] = STATUSES.map(ofStatus);
  const all = others.reduce((some, other) => some.unionAll(other), first as ReturnType<typeof ofStatus>);
  return db
    .selectFrom(
      all
        .orderBy('id', 'desc')
        .limit(p.limit as never)
        .as('newest'),
    )
    .innerJoin('comments as c', 'c.id', 'newest.id')
    .select(['c.id', 'c.status', 'c.author_name as name', 'c.body', 'c.created_at as createdAt', isGone])
    .orderBy('c.id', 'desc');
});

const isGone = (
  sql`case when c.withdrawn_from is null and c.erased_at is null then 0 else 1 end` as RawBuilder<number>
).as('gone');
