import { sql } from 'kysely';
import type { Status } from '../domain/comment.ts';
import { REPORTED } from '../domain/report.ts';
import { type Dialect, type Statement, statement } from './statement.ts';

/** JSON of objects with the `id` of a decision of this batch; those that were not made move nothing. */
type Decided = { decisions: string };

/** The decisions of this batch that were inserted. */
const made = ({ db, rows }: Dialect, p: Decided) =>
  db
    .selectFrom(rows<{ id: string }>(p.decisions, { id: 'text' }).as('wanted'))
    .innerJoin('decisions as d', 'd.id', 'wanted.id')
    .select(['d.comment', 'd.by_kind', 'd.from_status', 'd.to_status', 'd.rewrote']);

/**
 * Every comment that the batch touches, itself or through an ancestor, with its state before and
 * after. True only as long as `comments` still holds the state before.
 */
const touched = (dialect: Dialect, p: Decided) =>
  dialect.db
    .withRecursive('below(id, shift)', (db) =>
      db
        .selectFrom(made(dialect, p).as('m'))
        .innerJoin('comments as c', 'c.parent', 'm.comment')
        .select(['c.id', sql<number>`case m.to_status when 'approved' then -1 else 1 end`.as('shift')])
        .where(sql<boolean>`(m.from_status = 'approved') <> (m.to_status = 'approved')`)
        .unionAll(
          db
            .selectFrom('below')
            .innerJoin('comments as c', 'c.parent', 'below.id')
            .select(['c.id', 'below.shift']),
        ),
    )
    .with('change', (db) =>
      db
        .selectFrom(
          db
            .selectFrom('below')
            .select([
              'id',
              'shift',
              sql<Status | null>`cast(null as text)`.as('decided'),
              sql<number>`0`.as('rewrote'),
            ])
            .unionAll(
              db
                .selectFrom(made(dialect, p).as('m'))
                .select([
                  'm.comment as id',
                  sql<number>`0`.as('shift'),
                  'm.to_status as decided',
                  'm.rewrote',
                ]),
            )
            .as('each'),
        )
        .select([
          'id',
          sql<number>`sum(shift)`.as('shift'),
          sql<Status | null>`max(decided)`.as('decided'),
          sql<number>`max(rewrote)`.as('rewrote'),
        ])
        .groupBy('id'),
    );

const publicNow = sql<number>`(case when c.status = 'approved' and c.hidden = 0 then 1 else 0 end)`;
const publicThen = sql<number>`(case when coalesce(change.decided, c.status) = 'approved' and c.hidden + change.shift = 0 then 1 else 0 end)`;

/** Whether readers see another text of a comment that they saw before. */
const rewritten = sql<boolean>`(change.rewrote = 1 and ${publicNow} = 1)`;

/** An article's count moves by the comments whose publicness changes, and its version if readers see any change. */
export const moveArticles: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  touched(dialect, p)
    .with('moved', (db) =>
      db
        .selectFrom('change')
        .innerJoin('comments as c', 'c.id', 'change.id')
        .select(['c.site', 'c.article', sql<number>`sum(${publicThen} - ${publicNow})`.as('by')])
        .where(sql<boolean>`(${publicThen} <> ${publicNow} or ${rewritten})`)
        .groupBy(['c.site', 'c.article']),
    )
    .updateTable('articles')
    .from('moved')
    .set({ count: sql`articles.count + moved.by`, version: sql`articles.version + 1` })
    // By `moved` alone: a constant site would have SQLite read all its articles.
    .whereRef('articles.site', '=', 'moved.site')
    .whereRef('articles.id', '=', 'moved.article'),
);

/** Gives the comments their new status and rev, and their descendants their new `hidden`. */
export const moveComments: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  touched(dialect, p)
    .updateTable('comments')
    .from('change')
    .set({
      status: sql`coalesce(change.decided, comments.status)`,
      hidden: sql`comments.hidden + change.shift`,
      rev: sql`comments.rev + (case when change.decided is null then 0 else 1 end)`,
    })
    .whereRef('comments.id', '=', 'change.id'),
);

const is = (column: string, ...statuses: Status[]) =>
  sql<number>`(case when ${sql.ref(column)} in (${sql.join(statuses.map((status) => sql.lit(status)))}) then 1 else 0 end)`;

/** An author's counters follow the present statuses of their comments; to withdraw leaves the rejections as they are. */
export const moveAuthors: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  dialect.db
    .with('moved', (db) =>
      db
        .selectFrom(made(dialect, p).as('m'))
        .innerJoin('comments as c', 'c.id', 'm.comment')
        .select([
          'c.site',
          'c.author_key',
          sql<number>`sum(${is('m.to_status', 'approved')} - ${is('m.from_status', 'approved')})`.as(
            'approved',
          ),
          sql<number>`sum(case m.by_kind when 'author' then 0
            else ${is('m.to_status', 'rejected', 'spam')} - ${is('m.from_status', 'rejected', 'spam')} end)`.as(
            'rejected',
          ),
        ])
        .where('c.author_key', 'is not', null)
        .groupBy(['c.site', 'c.author_key']),
    )
    .updateTable('authors')
    .from('moved')
    .set({
      approved: sql`authors.approved + moved.approved`,
      rejected: sql`authors.rejected + moved.rejected`,
    })
    .whereRef('authors.site', '=', 'moved.site')
    .whereRef('authors.key', '=', 'moved.author_key'),
);

/** Labels carry the status, so that the queue finds a comment by both at once. */
export const moveLabels: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  dialect.db
    .updateTable('comment_labels')
    .from(made(dialect, p).as('m'))
    .set({ status: sql`m.to_status` })
    .whereRef('comment_labels.comment', '=', 'm.comment'),
);

/**
 * People have seen the comment: what readers reported before is answered, and no longer brings it to the queue. Looks at
 * the flags first, as few comments have this one. `decisions` says the `comment` of each too.
 */
export const answerReports: (values: Decided) => Statement = statement(({ rows }, p: Decided) => {
  const wanted = rows<{ id: string; comment: string }>(p.decisions, { id: 'text', comment: 'text' });
  const isIt = (table: string) =>
    sql`${sql.ref(`${table}.kind`)} = 'flag' and ${sql.ref(`${table}.label`)} = ${sql.lit(REPORTED)}`;
  return sql`
    delete from comment_labels where ${isIt('comment_labels')} and comment in (
      select l.comment from ${wanted} as wanted cross join comment_labels as l
      where l.comment = wanted.comment and ${isIt('l')}
        and exists (select 1 from decisions as d where d.id = wanted.id))`;
});
