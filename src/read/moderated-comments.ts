import { type AliasableExpression, sql } from 'kysely';
import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import type { Decision } from '../domain/decision.ts';
import { MOST_COUNTED } from '../domain/facts.ts';
import { rfc3339, rfc3339OrNull } from '../domain/rfc3339.ts';
import { DECISION_COLUMNS, decisionOf, type StoredDecision } from '../store/decisions.ts';
import type { Picked, QueueOrder } from '../store/queue-picks.ts';
import { isOpen } from '../store/reports.ts';
import { type Compilable, type Dialect, type Statement, statement } from '../store/statement.ts';
import type { CommentsTable, FormerTextsTable, NotesTable } from '../store/tables.ts';
import type { DateText } from './date-text.ts';
import { type PublicComment, toPublicComment } from './public-comments.ts';

/** A comment with all that a moderator is told of it. */
export interface ModeratedComment extends Omit<PublicComment, 'author'> {
  readonly article: string;
  readonly status: Status;
  readonly flags: readonly string[];
  readonly rev: number;
  readonly risk: number;
  readonly author: {
    /** What their standing is found by; null where neither an id nor an address is known. */
    readonly key: string | null;
    readonly id: string | null;
    readonly name: string;
    readonly approved: number;
    readonly rejected: number;
    readonly trusted: boolean;
    readonly bannedUntil: string | null;
    /** All that they send waits for people, and they aren't told. */
    readonly held: boolean;
  };
  /** What moderators wrote on it for one another, oldest first. */
  readonly notes: readonly Note[];
  /** How many readers reported it since people last decided on it, by reason; 1,000 are counted. */
  readonly reports: readonly Reported[];
  /** Who works on it now. */
  readonly claim: Claim | null;
  readonly decision: DecisionView;
  /** When its author took it back; nobody decides on it any more. */
  readonly withdrawnAt: string | null;
  /** Since when its text is gone; nobody decides on it any more. */
  readonly erasedAt: string | null;
}

export interface Note {
  readonly id: string;
  readonly at: string;
  readonly by: { readonly kind: NotesTable['by_kind']; readonly id: string; readonly name: string };
  readonly body: string;
}

export interface Reported {
  readonly reason: string;
  readonly count: number;
}

export interface Claim {
  readonly by: { readonly id: string; readonly name: string };
  readonly until: string;
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
  'c.author_key',
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
  'c.erased_at',
] as const;

export type ModeratedRow = Omit<CommentsTable, 'site' | 'author_role' | 'author_since' | 'address_hash'> &
  StoredDecision & {
    approved: number;
    rejected: number;
    trusted: number;
    banned_until: number | null;
    held: number;
    claimed_by: string | null;
    claimed_by_name: string | null;
    claimed_until: number | null;
    /** JSON of `NoteRow[]`. */
    notes: string;
    /** JSON of `Reported[]`. */
    reports: string;
  };

/** A note as it is stored. */
export type NoteRow = Pick<NotesTable, 'id' | 'at' | 'by_kind' | 'by_id' | 'by_name' | 'body'>;
export const NOTE_COLUMNS = ['id', 'at', 'by_kind', 'by_id', 'by_name', 'body'] as const;

/** The picked comments with their latest decision and their author's standing. */
export const selectModerated = (
  { db, list }: Dialect,
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
    // It ends with the next decision, whatever its time.
    .leftJoin('claims as k', (join) => join.onRef('k.comment', '=', 'c.id').onRef('k.rev', '=', 'c.rev'))
    .select(commentColumns)
    .select(DECISION_COLUMNS)
    .select(({ selectFrom }) => [
      list(
        selectFrom('notes').select(NOTE_COLUMNS).whereRef('notes.comment', '=', 'c.id').orderBy('id'),
        NOTE_COLUMNS,
      ).as('notes'),
      list(
        selectFrom(
          selectFrom('reports as r')
            .select('r.reason')
            .whereRef('r.comment', '=', 'c.id')
            .where(isOpen)
            .limit(sql.lit(MOST_COUNTED))
            .as('opened'),
        )
          .select(['reason', sql<number>`count(*)`.as('count')])
          .groupBy('reason')
          .orderBy('reason'),
        ['reason', 'count'],
      ).as('reports'),
      'k.by_id as claimed_by',
      'k.by_name as claimed_by_name',
      'k.until as claimed_until',
      sql<number>`coalesce(a.held, 0)`.as('held'),
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
      // Cast: with parameters alone SQLite prepares the statement anew at each use, which costs more than to read.
      .where('id', '=', sql<CommentId>`cast(${p.id} as text)`)
      .where('site', '=', sql<SiteId>`cast(${p.site} as text)`),
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

/** `now` is ms since 1970 UTC: a claim that is over is none. */
export const toModeratedComment = (row: ModeratedRow, dateText: DateText, now: number): ModeratedComment => ({
  ...toPublicComment(row, dateText),
  article: row.article,
  status: row.status,
  flags: JSON.parse(row.flags),
  rev: row.rev,
  risk: row.risk,
  author: {
    key: row.author_key,
    id: row.author_id,
    name: row.author_name,
    approved: row.approved,
    rejected: row.rejected,
    trusted: row.trusted === 1,
    bannedUntil: rfc3339OrNull(row.banned_until),
    held: row.held === 1,
  },
  notes: (JSON.parse(row.notes) as NoteRow[]).map(toNote),
  reports: JSON.parse(row.reports),
  claim: claimOf(row, now),
  decision: toDecision(row),
  // It is the last decision then.
  withdrawnAt: row.withdrawn_from === null ? null : rfc3339(row.at),
  erasedAt: rfc3339OrNull(row.erased_at),
});

export const toNote = ({ id, at, by_kind, by_id, by_name, body }: NoteRow): Note => ({
  id,
  at: rfc3339(at),
  by: { kind: by_kind, id: by_id, name: by_name },
  body,
});

const claimOf = ({ claimed_by, claimed_by_name, claimed_until }: ModeratedRow, now: number): Claim | null =>
  claimed_by === null || claimed_until === null || claimed_until <= now
    ? null
    : { by: { id: claimed_by, name: claimed_by_name ?? '' }, until: rfc3339(claimed_until) };

export const toDecision = (row: StoredDecision): DecisionView => viewOf(decisionOf(row));

/** A decision that was made just now, as one that is read from the database. */
export const viewOf = (decision: Decision): DecisionView => ({ ...decision, at: rfc3339(decision.at) });
