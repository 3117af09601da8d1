import { type Kysely, sql } from 'kysely';
import { type AuthorKey, type CommentId, type SiteId, STATUSES, type Status } from '../domain/comment.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { AuditTable, AuthorsTable, Tables } from '../store/tables.ts';
import { type ModeratedRow, NOTE_COLUMNS, type NoteRow, selectModerated } from './moderated-comments.ts';

type One = { site: SiteId; key: AuthorKey };

export type AuthorRow = Omit<AuthorsTable, 'site' | 'key'>;

/** What is stored of an author themselves. */
export const authorRow: (values: One) => Statement<AuthorRow> = statement(({ db }, p: One) =>
  db
    .selectFrom('authors')
    .select(['name', 'approved', 'rejected', 'trusted', 'banned_until', 'first_seen_at', 'held'])
    .where('site', '=', p.site)
    .where('key', '=', p.key),
);

/** So many of the latest changes of a standing, and of the latest notes, are told. */
const TOLD = 100;

export type StandingRow = Pick<AuditTable, 'at' | 'by_kind' | 'by_id' | 'by_name' | 'detail'>;

/** How moderators changed the author's standing, newest first. */
export const standingsOf: (values: One) => Statement<StandingRow> = statement(({ db }, p: One) =>
  db
    .selectFrom('audit')
    .select(['at', 'by_kind', 'by_id', 'by_name', 'detail'])
    .where('site', '=', p.site)
    .where('subject', '=', p.key)
    // A constant, not a parameter: so the database sees that the partial index of standings serves.
    .where(sql<boolean>`kind = 'standing'`)
    .orderBy('id', 'desc')
    .limit(sql.lit(TOLD)),
);

/** What moderators wrote on the author, newest first. */
export const authorNotes: (values: One) => Statement<NoteRow> = statement(({ db }, p: One) =>
  db
    .selectFrom('notes')
    .select(NOTE_COLUMNS)
    .where('site', '=', p.site)
    .where('author_key', '=', p.key)
    .orderBy('id', 'desc')
    .limit(sql.lit(TOLD)),
);

/** An author's comments are counted so far. */
const COUNTED = 1000;

/** How many comments of each status the author has. */
export const countsByStatus: (values: One) => Statement<Readonly<Record<Status, number>>> = statement(
  ({ db }, p: One) =>
    db
      .selectNoFrom(
        STATUSES.map((status) =>
          db
            .selectFrom(ofStatus(db, p, status).select('id').limit(sql.lit(COUNTED)).as('some'))
            .select(sql<number>`count(*)`.as('count'))
            .as(status),
        ),
      )
      .$castTo<Readonly<Record<Status, number>>>(),
);

/** Through the index of authors' comments, which has them by status. */
const ofStatus = (db: Kysely<Tables>, p: One, status: Status) =>
  db
    .selectFrom('comments')
    .where('site', '=', p.site)
    .where('author_key', '=', p.key)
    .where('status', '=', sql.lit(status));

type Page = One & { before: CommentId; limit: number };

/** As many of each status as the page may have, merged: not all that the author ever wrote, sorted. */
const pageOf: (values: Page) => Statement<ModeratedRow> = statement((dialect, p: Page) => {
  const { db } = dialect;
  const newest = (status: Status) =>
    db
      .selectFrom(
        ofStatus(db, p, status)
          // The risk would have each row looked up, and orders nothing here.
          .select(['id', sql<number>`0`.as('risk')])
          .where('id', '<', p.before)
          .orderBy('id', 'desc')
          .limit(p.limit)
          .as('some'),
      )
      .selectAll();
  const every = newest('pending')
    .unionAll(newest('approved'))
    .unionAll(newest('rejected'))
    .unionAll(newest('spam'));
  const page = db.selectFrom(every.as('every')).selectAll().orderBy('id', 'desc').limit(p.limit);
  return selectModerated(dialect, page, 'newest');
});

/** After every UUID. */
const LAST = 'g' as CommentId;

/** The author's comments of any status before one of them, or all; newest first. */
export const authorComments = (
  author: One,
  before: CommentId | undefined,
  limit: number,
): Statement<ModeratedRow> => pageOf({ ...author, before: before ?? LAST, limit });
