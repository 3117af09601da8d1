import { type AliasableExpression, sql } from 'kysely';
import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import type { Decision } from '../domain/decision.ts';
import { DECISION_COLUMNS, decisionOf, type StoredDecision } from '../store/decisions.ts';
import { type Compilable, type Dialect, type Statement, statement } from '../store/statement.ts';
import type { CommentsTable, FormerTextsTable } from '../store/tables.ts';
import type { DateText } from './date-text.ts';
import { type PublicComment, rfc3339, rfc3339OrNull, toPublicComment } from './public-comments.ts';

/** A comment with all that a moderator is told of it. */
export interface ModeratedComment extends Omit<PublicComment, 'author'> {
  readonly article: string;
  readonly status: Status;
  readonly flags: readonly string[];
  readonly rev: number;
  readonly risk: number;
  readonly author: {
    readonly id: string | null;
    readonly name: string;
    readonly approved: number;
    readonly rejected: number;
    readonly trusted: boolean;
    readonly bannedUntil: string | null;
  };
  readonly notes: readonly never[];
  readonly decision: DecisionView;
  /** When its author took it back; nobody decides on it any more. */
  readonly withdrawnAt: string | null;
}

/** What a comment said before an edit, and from when to when. */
export interface FormerText {
  readonly body: string;
  readonly from: string;
  readonly until: string;
}

/** A decision with its time in RFC 3339. */
export type DecisionView = Omit<Decision, 'at'> & { readonly at: string };

const commentColumns = [
  'c.id',
  'c.article',
  'c.parent',
  'c.author_id',
  'c.author_name',
  'c.body',
  'c.created_at',
  'c.edited_at',
  'c.status',
  'c.flags',
  'c.rev',
  'c.risk',
  'c.hidden',
  'c.withdrawn_from',
] as const;

export type ModeratedRow = Omit<
  CommentsTable,
  'site' | 'author_key' | 'author_role' | 'author_since' | 'address_hash'
> &
  StoredDecision & { approved: number; rejected: number; trusted: number; banned_until: number | null };

/** Comments picked by id, in the order of the queue. */
export type Picked = { id: CommentId; risk: number };
export type QueueOrder = 'oldest' | 'newest' | 'risk';

/** The picked comments with their latest decision and their author's standing. */
export const selectModerated = (
  { db }: Dialect,
  picked: AliasableExpression<Picked>,
  order: QueueOrder,
): Compilable<ModeratedRow> =>
  db
    .selectFrom(picked.as('p'))
    .innerJoin('comments as c', 'c.id', 'p.id')
    .innerJoin('decisions as d', (join) => join.onRef('d.comment', '=', 'c.id').onRef('d.rev', '=', 'c.rev'))
    .leftJoin('authors as a', (join) =>
      join.onRef('a.site', '=', 'c.site').onRef('a.key', '=', 'c.author_key'),
    )
    .select(commentColumns)
    .select(DECISION_COLUMNS)
    .select([
      sql<number>`coalesce(a.approved, 0)`.as('approved'),
      sql<number>`coalesce(a.rejected, 0)`.as('rejected'),
      sql<number>`coalesce(a.trusted, 0)`.as('trusted'),
      'a.banned_until',
    ])
    .$if(order === 'risk', (rows) => rows.orderBy('p.risk', 'desc'))
    .orderBy('p.id', order === 'oldest' ? 'asc' : 'desc');

type One = { site: SiteId; id: CommentId };

/** One comment of a site. */
export const moderatedComment: (values: One) => Statement<ModeratedRow> = statement((dialect, p: One) =>
  selectModerated(
    dialect,
    dialect.db
      .selectFrom('comments')
      .select(['id', 'risk'])
      .where('id', '=', p.id)
      .where('site', '=', p.site),
    'oldest',
  ),
);

/** All decisions on a comment, oldest first. */
export const historyOf: (values: One) => Statement<StoredDecision> = statement(({ db }, p: One) =>
  db
    .selectFrom('decisions as d')
    .select(DECISION_COLUMNS)
    .where('d.comment', '=', p.id)
    .where('d.site', '=', p.site)
    .orderBy('d.rev'),
);

/** What a comment said before each of its edits, oldest first. */
export const formerTexts: (values: One) => Statement<FormerRow> = statement(({ db }, p: One) =>
  db
    .selectFrom('former_texts')
    .select(['body', 'written_at', 'replaced_at'])
    .where('comment', '=', p.id)
    .where('site', '=', p.site)
    .orderBy('rev'),
);

type FormerRow = Pick<FormerTextsTable, 'body' | 'written_at' | 'replaced_at'>;

export const toFormerText = ({ body, written_at, replaced_at }: FormerRow): FormerText => ({
  body,
  from: rfc3339(written_at),
  until: rfc3339(replaced_at),
});

export const toModeratedComment = (row: ModeratedRow, dateText: DateText): ModeratedComment => ({
  ...toPublicComment(row, dateText),
  article: row.article,
  status: row.status,
  flags: JSON.parse(row.flags),
  rev: row.rev,
  risk: row.risk,
  author: {
    id: row.author_id,
    name: row.author_name,
    approved: row.approved,
    rejected: row.rejected,
    trusted: row.trusted === 1,
    bannedUntil: rfc3339OrNull(row.banned_until),
  },
  notes: [],
  decision: toDecision(row),
  // It is the last decision then.
  withdrawnAt: row.withdrawn_from === null ? null : rfc3339(row.at),
});

export const toDecision = (row: StoredDecision): DecisionView => viewOf(decisionOf(row));

/** A decision that was made just now, as one that is read from the database. */
export const viewOf = (decision: Decision): DecisionView => ({ ...decision, at: rfc3339(decision.at) });
