import { type RawBuilder, sql } from 'kysely';
import type { AuthorKey, CommentId, SiteId, Status } from '../domain/comment.ts';
import { MOST_COUNTED } from '../domain/facts.ts';
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
      held: 0,
    })
    .onConflict((conflict) =>
      conflict.columns(['site', 'key']).doUpdateSet({
        name: p.name,
        approved: sql`authors.approved + excluded.approved`,
        rejected: sql`authors.rejected + excluded.rejected`,
        // Who was marked before they sent anything is seen now.
        first_seen_at: sql`case authors.name when '' then excluded.first_seen_at else authors.first_seen_at end`,
      }),
    ),
);

/** Of a rejected comment: whether anyone but its author turned it away; withdrawing takes no rejection away either. */
export const countsAsRejected = (comments: string): RawBuilder<boolean> =>
  sql`coalesce(${sql.ref(`${comments}.withdrawn_from`)}, 'rejected') in ('rejected', 'spam')`;

/** Holds an author's row until the batch ends; who is erased meanwhile is gone for what follows. */
export const holdAuthor: (values: { site: SiteId; key: AuthorKey }) => Statement = statement(
  ({ hold }, p: { site: SiteId; key: AuthorKey }) =>
    hold('a', sql`select a.key from authors as a where a.site = ${p.site} and a.key = ${p.key}`),
);

type Marked = {
  site: SiteId;
  key: AuthorKey;
  trusted: 0 | 1;
  /** Milliseconds since 1970 UTC. */
  bannedUntil: number | null;
  held: 0 | 1;
  at: number;
};

/** What people say of an author; who hasn't sent anything yet is known from then on, by no name. */
export const markAuthor: (values: Marked) => Statement = statement(({ db }, p: Marked) =>
  db
    .insertInto('authors')
    .values({
      site: p.site,
      key: p.key,
      name: '',
      approved: 0,
      rejected: 0,
      trusted: p.trusted,
      banned_until: p.bannedUntil,
      first_seen_at: p.at,
      held: p.held,
    })
    .onConflict((conflict) =>
      conflict.columns(['site', 'key']).doUpdateSet({
        trusted: sql`excluded.trusted`,
        banned_until: sql`excluded.banned_until`,
        held: sql`excluded.held`,
      }),
    ),
);

/** What keeps an author's comments from being taken, or published. */
export interface StoredRestraints {
  readonly bannedUntil: number | null;
  readonly held: number;
}

/** The author's restraints, by the primary key; no row where nothing is known of them. */
export const findRestraints: (values: { site: SiteId; key: AuthorKey }) => Statement<StoredRestraints> =
  statement(({ db }, p: { site: SiteId; key: AuthorKey }) =>
    db
      .selectFrom('authors')
      .select(['banned_until as bannedUntil', 'held'])
      .where('site', '=', p.site)
      .where('key', '=', p.key),
  );

/** What is known of an author from the comments that are stored, and from moderators. */
export interface Standing extends StoredRestraints {
  readonly approved: number;
  readonly trusted: number;
  readonly firstSeenAt: number;
  /** How many of the comments since the id that was given are rejected or spam now. */
  readonly rejected: number;
}

type Asked = {
  site: SiteId;
  key: AuthorKey | null;
  /** From which comment on rejections count; null counts none, at no cost. */
  rejectedSince: CommentId | null;
};

/** The author's standing, if anything of them is stored. */
export const findStanding: (values: Asked) => Statement<Standing> = statement(({ db }, p: Asked) =>
  db
    .selectFrom('authors')
    .select(({ selectFrom }) => [
      'approved',
      'trusted',
      'banned_until as bannedUntil',
      'held',
      'first_seen_at as firstSeenAt',
      selectFrom(
        selectFrom('comments')
          .select('id')
          .where('site', '=', p.site)
          .where('author_key', '=', p.key)
          .where('status', 'in', [sql.lit<Status>('rejected'), sql.lit<Status>('spam')])
          .where(countsAsRejected('comments'))
          .where('id', '>=', p.rejectedSince as CommentId)
          .limit(sql.lit(MOST_COUNTED + 1))
          .as('rejections'),
      )
        .select(sql<number>`count(*)`.as('count'))
        .as('rejected'),
    ])
    .where('site', '=', p.site)
    .where('key', '=', p.key as AuthorKey)
    .$castTo<Standing>(),
);
