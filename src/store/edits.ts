import { type RawBuilder, sql } from 'kysely';
import type { ArticleId, CommentId, SiteId } from '../domain/comment.ts';
import { DECISION_COLUMNS, type StoredDecision } from './decisions.ts';
import { type Statement, statement } from './statement.ts';
import type { CommentsTable } from './tables.ts';

type Own = { site: SiteId; article: ArticleId; comment: CommentId };

/** A comment as its author left it, with the latest decision on it. */
export type OwnComment = Pick<
  CommentsTable,
  | 'id'
  | 'parent'
  | 'author_id'
  | 'author_name'
  | 'author_role'
  | 'author_since'
  | 'address_hash'
  | 'body'
  | 'created_at'
  | 'edited_at'
  | 'status'
  | 'flags'
  | 'withdrawn_from'
  | 'erased_at'
> &
  StoredDecision;

/** All that an edit needs to know of the comment. */
export const ownComment: (values: Own) => Statement<OwnComment> = statement(({ db }, p: Own) =>
  db
    .selectFrom('comments as c')
    .innerJoin('decisions as d', (join) => join.onRef('d.comment', '=', 'c.id').onRef('d.rev', '=', 'c.rev'))
    .select([
      'c.id',
      'c.parent',
      'c.author_id',
      'c.author_name',
      'c.author_role',
      'c.author_since',
      'c.address_hash',
      'c.body',
      'c.created_at',
      'c.edited_at',
      'c.status',
      'c.flags',
      'c.withdrawn_from',
      'c.erased_at',
    ])
    .select(DECISION_COLUMNS)
    .where('c.id', '=', p.comment)
    .where('c.site', '=', p.site)
    .where('c.article', '=', p.article),
);

/** What follows goes by the decision of the same batch: where none was made, nothing is changed. */
type Decided = { decision: string; comment: CommentId };

const wasMade = (p: Decided): RawBuilder<boolean> =>
  sql`exists (select 1 from decisions as made where made.id = ${p.decision})`;

type NewText = Decided & {
  body: string;
  at: number;
  /** What rules say of it, JSON of the flags; null: what they said of the text before. */
  risk: number | null;
  flags: string | null;
};

/** Puts the new text in its place, once the one that is there is kept. */
export const replaceText: (values: NewText) => Statement = statement(({ db }, p: NewText) =>
  db
    .updateTable('comments')
    .set({
      body: p.body,
      edited_at: p.at,
      risk: sql`coalesce(cast(${p.risk} as bigint), risk)`,
      flags: sql`coalesce(cast(${p.flags} as text), flags)`,
    })
    .where('id', '=', p.comment)
    .where(wasMade(p)),
);

/** Takes the comment out of what the queue finds by flag or rule, and out of the rules' hits. */
export const dropLabels: (values: Decided) => Statement = statement(({ db }, p: Decided) =>
  db.deleteFrom('comment_labels').where('comment', '=', p.comment).where(wasMade(p)),
);

/** Marks a comment as taken back by its author, with the status at which it was. */
export const markWithdrawn: (values: Decided) => Statement = statement(({ db }, p: Decided) =>
  db
    .updateTable('comments')
    .set(({ selectFrom }) => ({
      withdrawn_from: selectFrom('decisions as made')
        .select('made.from_status')
        .where('made.id', '=', p.decision),
    }))
    .where('id', '=', p.comment)
    .where(wasMade(p)),
);
