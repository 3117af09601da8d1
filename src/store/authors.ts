import { sql } from 'kysely';
import type { AuthorKey, SiteId } from '../domain/comment.ts';
import { type Statement, statement } from './statement.ts';

type Seen = {
  site: SiteId;
  key: AuthorKey;
  name: string;
  /** 1 if the comment of this batch was approved, or rejected (spam too), at once. */
  approved: number;
  rejected: number;
  at: number;
};

/** Every submission: makes the author's standing, or adds to it. */
export const seeAuthor: (values: Seen) => Statement = statement(({ db }, p: Seen) =>
  db
    .insertInto('authors')
    .values({
      site: p.site,
      key: p.key,
      name: p.name,
      approved: p.approved,
      rejected: p.rejected,
      trusted: 0,
      banned_until: null,
      first_seen_at: p.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['site', 'key']).doUpdateSet({
        name: p.name,
        approved: sql`authors.approved + excluded.approved`,
        rejected: sql`authors.rejected + excluded.rejected`,
      }),
    ),
);
