import { type Kysely, sql } from 'kysely';
import { type CommentId, STATUSES, type Status } from '../domain/comment.ts';
import { DECISION_COLUMNS, type StoredDecision } from '../store/decisions.ts';
import { isStored, isTheirCounter, type Theirs } from '../store/erasures.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { CommentsTable, FormerTextsTable, ReportsTable, Tables } from '../store/tables.ts';
import type { StandingRow } from './authors.ts';
import { NOTE_COLUMNS, type NoteRow } from './moderated-comments.ts';

/** A page of what is stored on an author, behind a row's key: '' for the first. */
type Page = Theirs & { after: string; limit: number };

/** A row where anything is stored on the author. */
export const anyOfAuthor: (values: Theirs) => Statement<{ any: number }> = statement(
  (_, p: Theirs) => sql<{ any: number }>`
    select 1 as any
    where ${isStored(p)} or exists (select 1 from authors as a where a.site = ${p.site} and a.key = ${p.key})`,
);

/** How moderators changed the author's standing, oldest first. */
export const standingsAfter: (values: Page) => Statement<StandingRow & { id: string }> = statement(
  ({ db }, p: Page) =>
    db
      .selectFrom('audit')
      .select(['id', 'at', 'by_kind', 'by_id', 'by_name', 'detail'])
      .where('site', '=', p.site)
      .where('subject', '=', p.key)
      // A constant, not a parameter: so the database sees that the partial index of standings serves.
      .where(sql<boolean>`kind = 'standing'`)
      .where('id', '>', p.after)
      .orderBy('id')
      .limit(p.limit as never),
);

/** What moderators wrote on the author, oldest first. */
export const notesAfter: (values: Page) => Statement<NoteRow> = statement(({ db }, p: Page) =>
  db
    .selectFrom('notes')
    .select(NOTE_COLUMNS)
    .where('site', '=', p.site)
    .where('author_key', '=', p.key)
    .where('id', '>', p.after)
    .orderBy('id')
    .limit(p.limit as never),
);

/** What the author reported, by the comment. */
export const reportsAfter: (values: Page) => Statement<Pick<ReportsTable, 'comment' | 'at' | 'reason'>> =
  statement(({ db }, p: Page) =>
    db
      .selectFrom('reports')
      .select(['comment', 'at', 'reason'])
      .where('site', '=', p.site)
      .where('reader', '=', p.key)
      .where('comment', '>', p.after as CommentId)
      .orderBy('comment')
      .limit(p.limit as never),
  );

/** The counters of limits that are the author's, or an address's that they wrote from; `tat` is in µs. */
export const countersAfter: (values: Page) => Statement<{ id: string; tat: number }> = statement(
  (_, p: Page) => sql<{ id: string; tat: number }>`
    select id, tat from limits where ${isTheirCounter(p)} and id > ${p.after} order by id limit ${p.limit}`,
);

const COLUMNS = [
  'id',
  'article',
  'parent',
  'author_id',
  'author_name',
  'author_role',
  'author_since',
  'address_hash',
  'body',
  'created_at',
  'edited_at',
  'status',
  'flags',
  'rev',
  'risk',
  'withdrawn_from',
  'erased_at',
] as const;
const FORMER_COLUMNS = ['body', 'written_at', 'replaced_at'] as const;
const REPORT_COLUMNS = ['at', 'reason'] as const;
/** As they are called in `DECISION_COLUMNS`. */
const DECISION_MEMBERS = DECISION_COLUMNS.map(
  (column) => column.split(/ as |\./).at(-1) as keyof StoredDecision,
);

export type FormerTextRow = Pick<FormerTextsTable, (typeof FORMER_COLUMNS)[number]>;
export type ReportRow = Pick<ReportsTable, (typeof REPORT_COLUMNS)[number]>;

/** A comment with JSON of the rows that stand beside it: `FormerTextRow[]`, `StoredDecision[]`, `NoteRow[]`, `ReportRow[]`. */
export type OwnedComment = Pick<CommentsTable, (typeof COLUMNS)[number]> &
  Readonly<Record<'former' | 'decisions' | 'notes' | 'reports', string>>;

/** The author's comments of any status, oldest first, with all that stands beside them. */
export const commentsAfter: (values: Page) => Statement<OwnedComment> = statement(
  ({ db, list }, p: Page) =>
    db
      .selectFrom(oldestOf(db, p).as('mine'))
      .innerJoin('comments as c', 'c.id', 'mine.id')
      .select(COLUMNS.map((column) => `c.${column}` as const))
      .select(({ selectFrom }) => [
        list(
          selectFrom('former_texts as f')
            .select(FORMER_COLUMNS)
            .whereRef('f.comment', '=', 'c.id')
            .orderBy('rev'),
          FORMER_COLUMNS,
        ).as('former'),
        list(
          selectFrom('decisions as d')
            .select(DECISION_COLUMNS)
            .whereRef('d.comment', '=', 'c.id')
            .orderBy('d.rev'),
          DECISION_MEMBERS,
        ).as('decisions'),
        list(
          selectFrom('notes').select(NOTE_COLUMNS).whereRef('notes.comment', '=', 'c.id').orderBy('id'),
          NOTE_COLUMNS,
        ).as('notes'),
        list(
          selectFrom('reports as r').select(REPORT_COLUMNS).whereRef('r.comment', '=', 'c.id').orderBy('at'),
          REPORT_COLUMNS,
        ).as('reports'),
      ])
      .orderBy('c.id') as never,
);

/** As many of each status as the page may have, merged: their index has them by status. */
function oldestOf(db: Kysely<Tables>, p: Page) {
  const ofStatus = (status: Status) =>
    db
      .selectFrom(
        db
          .selectFrom('comments')
          .select('id')
          .where('site', '=', p.site)
          .where('author_key', '=', p.key)
          .where('status', '=', sql.lit(status))
          .where('id', '>', p.after as CommentId)
          .orderBy('id')
          .limit(p.limit as never)
          .as('some'),
      )
      .select('id');
  const [first, ...others] = STATUSES.map(ofStatus);
  const all = others.reduce((some, other) => some.unionAll(other), first as ReturnType<typeof ofStatus>);
  return db
    .selectFrom(all.as('each'))
    .select('id')
    .orderBy('id')
    .limit(p.limit as never);
}
