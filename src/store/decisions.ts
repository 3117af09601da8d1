import { type RawBuilder, sql } from 'kysely';
import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import type { DecidedBy, Decision, Finding } from '../domain/decision.ts';
import { REPORTED } from '../domain/report.ts';
import { auditDecisions } from './audit.ts';
import { type Dialect, type Statement, statement } from './statement.ts';
import type { DecisionsTable } from './tables.ts';

/** What is selected of a decision `d` to get it whole. */
export const DECISION_COLUMNS = [
  'd.id as decision_id',
  'd.at',
  'd.by_kind',
  'd.by_id',
  'd.by_name',
  'd.from_status',
  'd.to_status',
  'd.reason',
  'd.rule_set',
  'd.findings',
  'd.undoes',
  'd.rewrote',
  'd.reason_code',
  'd.bulk',
] as const;

export type StoredDecision = Omit<
  DecisionsTable,
  'id' | 'site' | 'comment' | 'rev' | 'verdict' | 'stands'
> & { decision_id: string };

/** A decision as it was made. */
export const decisionOf = (row: StoredDecision): Decision => ({
  id: row.decision_id,
  by: { kind: row.by_kind, id: row.by_id, name: row.by_name },
  at: row.at,
  from: row.from_status,
  to: row.to_status,
  reason: row.reason,
  reasonCode: row.reason_code,
  ruleSet: row.rule_set,
  findings: JSON.parse(row.findings) as Finding[],
  undoes: row.undoes,
  rewrote: row.rewrote === 1,
  bulk: row.bulk,
});

/** One decision of a batch; no `rev` means: whatever the comment's state is. */
interface DecisionRow {
  /** The decision's id, new. */
  readonly id: string;
  readonly comment: CommentId;
  /** Null where a decision is undone: it is the status before that one then. */
  readonly status: Status | null;
  readonly reason: string | null;
  readonly rev: number | null;
  readonly reasonCode?: string | null;
  /** The id of the decision that this one takes back. */
  readonly undoes?: string | null;
}

type Decide = {
  site: SiteId;
  at: number;
  byKind: DecidedBy['kind'];
  /** Null is the author of the comment. */
  byId: string | null;
  byName: string | null;
  /** JSON of `DecisionRow[]`, each comment once. */
  decisions: string;
  /** Of the rules that screened an edit; null where people decide. */
  ruleSet: string | null;
  /** JSON of what those rules found. */
  findings: string;
  /** 1 where another text comes with the decisions that undo nothing; who undoes takes the text before back too. */
  rewrites: 0 | 1;
  /** The decision by filter that they are part of. */
  bulk: string | null;
  /** JSON: what the audit says of all of them, beside who decided what. */
  audited: string;
};

/** A decision that was made. */
export interface MadeDecision {
  readonly comment: CommentId;
  readonly from: Status;
  readonly to: Status;
}

/**
 * Decisions on stored comments, any number in one batch of eight statements, and a ninth where people decide: two hold the articles and the authors, in
 * the order in which every batch does; the third inserts the decisions that their `rev` allows, and returns them; all
 * that follows goes by those rows alone. What its author withdrew is never decided on again. The rules decide again
 * what was edited: that its text is another one is taken for granted.
 *
 * What is undone must be the latest decision on its comment, or the one whose state an undo has brought back; and not
 * the first, before which there was nothing.
 */
export const decideStatements = (
  values: Decide,
): readonly [Statement, Statement, Statement<MadeDecision>, ...Statement[]] => [
  holdArticles(values),
  holdAuthors(values),
  insertDecisions(values),
  auditDecisions({ decisions: values.decisions, detail: values.audited }),
  moveArticles(values),
  moveComments(values),
  moveAuthors(values),
  moveLabels(values),
  ...(isPeople(values.byKind) ? [answerReports(values)] : []),
];

const isPeople = (kind: DecidedBy['kind']): boolean => kind === 'moderator' || kind === 'admin';

const columns = {
  id: 'text',
  comment: 'text',
  status: 'text',
  reason: 'text',
  rev: 'bigint',
  reasonCode: 'text',
  undoes: 'text',
} as const;

/** In this order: else SQLite reads all comments of the site, and looks for each in the JSON. */
const holdArticles: (values: Decide) => Statement = statement(
  ({ rows, lock }, p: Decide) => sql`
    select a.id from ${rows<DecisionRow>(p.decisions, columns)} as wanted
    cross join comments as c cross join articles as a
    where c.id = wanted.comment and c.site = ${p.site} and a.site = c.site and a.id = c.article
    order by a.id ${lock('a')}`,
);

const holdAuthors: (values: Decide) => Statement = statement(
  ({ rows, lock }, p: Decide) => sql`
    select a.key from ${rows<DecisionRow>(p.decisions, columns)} as wanted
    cross join comments as c cross join authors as a
    where c.id = wanted.comment and c.site = ${p.site} and a.site = c.site and a.key = c.author_key
    order by a.key ${lock('a')}`,
);

const insertDecisions: (values: Decide) => Statement<MadeDecision> = statement(({ db, rows }, p: Decide) =>
  db
    .insertInto('decisions')
    .columns([
      'id',
      'site',
      'comment',
      'rev',
      'at',
      'by_kind',
      'by_id',
      'by_name',
      'from_status',
      'to_status',
      'reason',
      'rule_set',
      'findings',
      'verdict',
      'undoes',
      'stands',
      'rewrote',
      'reason_code',
      'bulk',
    ])
    .expression(
      db
        .selectFrom(rows<DecisionRow>(p.decisions, columns).as('wanted'))
        // In this order: else SQLite reads all comments of the site, and looks for each in the JSON.
        .crossJoin('comments as c')
        .innerJoin('decisions as latest', (join) =>
          join.onRef('latest.comment', '=', 'c.id').onRef('latest.rev', '=', 'c.rev'),
        )
        .leftJoin('decisions as undone', (join) =>
          join.onRef('undone.id', '=', 'wanted.undoes').onRef('undone.comment', '=', 'c.id'),
        )
        .leftJoin('decisions as earlier', (join) =>
          join.onRef('earlier.comment', '=', 'undone.comment').on(sql<boolean>`earlier.rev = undone.rev - 1`),
        )
        .whereRef('c.id', '=', 'wanted.comment')
        .select([
          'wanted.id',
          'c.site',
          'c.id as comment',
          sql<number>`c.rev + 1`.as('rev'),
          sql<number>`cast(${p.at} as bigint)`.as('at'),
          sql<DecidedBy['kind']>`cast(${p.byKind} as text)`.as('by_kind'),
          sql<string>`coalesce(cast(${p.byId} as text), c.author_id, '')`.as('by_id'),
          sql<string>`coalesce(cast(${p.byName} as text), c.author_name)`.as('by_name'),
          'c.status as from_status',
          statusThen(p).as('to_status'),
          'wanted.reason',
          sql<string | null>`cast(${p.ruleSet} as text)`.as('rule_set'),
          sql<string>`cast(${p.findings} as text)`.as('findings'),
          verdictThen(p).as('verdict'),
          'wanted.undoes',
          sql<
            string | null
          >`case when wanted.undoes is not null then coalesce(earlier.stands, earlier.id) end`.as('stands'),
          sql<number>`coalesce(undone.rewrote, cast(${p.rewrites} as bigint))`.as('rewrote'),
          'wanted.reasonCode as reason_code',
          sql<string | null>`cast(${p.bulk} as text)`.as('bulk'),
        ])
        .where('c.site', '=', p.site)
        .where('c.withdrawn_from', 'is', null)
        .where((where) =>
          where.or([where('wanted.rev', 'is', null), where('wanted.rev', '=', where.ref('c.rev'))]),
        )
        .where(canBeUndone),
    )
    .returning(['comment', 'from_status as from', 'to_status as to'])
    .$castTo<MadeDecision>(),
);

/** The decision in force now, with something before it. */
const canBeUndone = sql<boolean>`(wanted.undoes is null
  or (undone.from_status is not null and undone.id in (latest.id, latest.stands)))`;

/**
 * What people refused stays refused, whatever the rules say of its next text; what they hold the rules may tighten, and
 * only people can publish either.
 */
const statusThen = (p: Decide): RawBuilder<Status> => sql`case
  when wanted.undoes is not null then undone.from_status
  when cast(${p.byKind} as text) <> 'rules' then wanted.status
  when latest.verdict in ('rejected', 'spam') then c.status
  when latest.verdict = 'pending' and wanted.status = 'approved' then 'pending'
  else wanted.status end`;

/**
 * Who puts another text into someone's mouth has not approved what its author makes of it. What
 * rules decide without another text is what readers reported: no text that comes then is published without people.
 */
const verdictThen = (p: Decide): RawBuilder<Status | null> => sql`case
  when wanted.undoes is not null then earlier.verdict
  when cast(${p.byKind} as text) in ('moderator', 'admin')
    then (case cast(${p.rewrites} as bigint) when 1 then 'pending' else wanted.status end)
  when cast(${p.rewrites} as bigint) = 0 and cast(${p.byKind} as text) = 'rules' then 'pending'
  else latest.verdict end`;

/** The decisions of this batch that were inserted. */
const made = ({ db, rows }: Dialect, p: Decide) =>
  db
    .selectFrom(rows<DecisionRow>(p.decisions, columns).as('wanted'))
    .innerJoin('decisions as d', 'd.id', 'wanted.id')
    .select(['d.comment', 'd.by_kind', 'd.from_status', 'd.to_status', 'd.rewrote']);

/**
 * Every comment that the batch touches, itself or through an ancestor, with its state before and
 * after. True only as long as `comments` still holds the state before.
 */
const touched = (dialect: Dialect, p: Decide) =>
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
const moveArticles: (values: Decide) => Statement = statement((dialect, p: Decide) =>
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

const moveComments: (values: Decide) => Statement = statement((dialect, p: Decide) =>
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
const moveAuthors: (values: Decide) => Statement = statement((dialect, p: Decide) =>
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

const moveLabels: (values: Decide) => Statement = statement((dialect, p: Decide) =>
  dialect.db
    .updateTable('comment_labels')
    .from(made(dialect, p).as('m'))
    .set({ status: sql`m.to_status` })
    .whereRef('comment_labels.comment', '=', 'm.comment'),
);

/** People have seen the comment: what readers reported before is answered, and no longer brings it to the queue. */
const answerReports: (values: Decide) => Statement = statement((dialect, p: Decide) =>
  dialect.db
    .deleteFrom('comment_labels')
    .where('comment', 'in', dialect.db.selectFrom(made(dialect, p).as('m')).select('m.comment'))
    .where('kind', '=', sql.lit<'flag'>('flag'))
    .where('label', '=', sql.lit(REPORTED)),
);
