import { sql } from 'kysely';
import { type CommentId, type SiteId, STATUSES } from '../domain/comment.ts';
import { MOST_COUNTED } from '../domain/facts.ts';
import type { CountedBy } from '../domain/site.ts';
import { type Statement, statement, type Value } from './statement.ts';
import type { CommentsTable, DecisionsTable } from './tables.ts';

type NewComment = Omit<CommentsTable, 'hidden' | 'edited_at' | 'rev' | 'withdrawn_from' | 'erased_at'> &
  Record<string, Value>;

/** Inserts a comment at rev 1; `hidden` follows from its parent as it is now. */
export const insertComment: (values: NewComment) => Statement = statement(({ db }, p: NewComment) =>
  db.insertInto('comments').values({
    id: p.id,
    site: p.site,
    article: p.article,
    parent: p.parent,
    author_key: p.author_key,
    author_id: p.author_id,
    author_name: p.author_name,
    address_hash: p.address_hash,
    body: p.body,
    created_at: p.created_at,
    status: p.status,
    hidden: sql<number>`coalesce((select hidden + (case when status = 'approved' then 0 else 1 end)
      from comments where id = ${p.parent}), 0)`,
    rev: 1,
    risk: p.risk,
    flags: p.flags,
    edited_at: null,
    author_role: p.author_role,
    author_since: p.author_since,
  }),
);

type Labels = { decision: string; risk: number; labels: string };

/** What the queue can filter the comment of a decision by; `labels` is a JSON array of `{kind, label}`. */
export const insertLabels: (values: Labels) => Statement = statement(({ db, rows }, p: Labels) =>
  db.insertInto('comment_labels').expression(
    db
      .selectFrom(
        rows<{ kind: 'flag' | 'rule'; label: string }>(p.labels, { kind: 'text', label: 'text' }).as('l'),
      )
      .crossJoin('decisions as d')
      .select([
        'd.comment',
        'd.site',
        'l.kind',
        'l.label',
        'd.to_status as status',
        sql<number>`cast(${p.risk} as bigint)`.as('risk'),
      ])
      .where('d.id', '=', p.decision),
  ),
);

type FirstDecision = Omit<
  DecisionsTable,
  | 'rev'
  | 'from_status'
  | 'verdict'
  | 'verdict_code'
  | 'answered'
  | 'undoes'
  | 'stands'
  | 'rewrote'
  | 'reason_code'
  | 'bulk'
> &
  Record<string, Value>;

/** The decision that a comment is born with. */
export const insertFirstDecision: (values: FirstDecision) => Statement = statement(
  ({ db }, p: FirstDecision) =>
    db.insertInto('decisions').values({
      id: p.id,
      site: p.site,
      comment: p.comment,
      rev: 1,
      at: p.at,
      by_kind: p.by_kind,
      by_id: p.by_id,
      by_name: p.by_name,
      from_status: null,
      to_status: p.to_status,
      reason: p.reason,
      rule_set: p.rule_set,
      findings: p.findings,
      rewrote: 0,
      answered: 0,
    }),
);

type CountOf = { site: SiteId; owner: string; since: CommentId };
type Count = (values: CountOf) => Statement<{ count: number }>;

/** How many comments there are since an id, 1000 at most; of a whole site no owner is asked for. */
export const countComments: Readonly<Record<CountedBy, Count>> = {
  address: counting('address_hash'),
  author: counting('author_key'),
  article: counting('article'),
  site: counting(null),
};

/** Every status is named, as it stands before the id in the indexes that are read. */
function counting(column: 'address_hash' | 'author_key' | 'article' | null): Count {
  return statement(({ db }, p: CountOf) => {
    const owned = db.selectFrom('comments').select('id').where('site', '=', p.site);
    return db
      .selectFrom(
        (column === null ? owned : owned.where(column, '=', p.owner as never))
          .where(
            'status',
            'in',
            STATUSES.map((status) => sql.lit(status)),
          )
          .where('id', '>=', p.since)
          .limit(sql.lit(MOST_COUNTED))
          .as('counted'),
      )
      .select(sql<number>`count(*)`.as('count'));
  });
}
