import { type RawBuilder, sql } from 'kysely';
import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import type { DecidedBy, Decision, Finding } from '../domain/decision.ts';
import { auditDecisions, isByPeople } from './audit.ts';
import { answerReports, moveArticles, moveAuthors, moveComments, moveLabels } from './decision-effects.ts';
import { enqueueDecisions } from './deliveries.ts';
import { type Statement, statement } from './statement.ts';
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
  'id' | 'site' | 'comment' | 'rev' | 'verdict' | 'verdict_code' | 'answered' | 'stands'
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
export interface DecisionRow {
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

/** What a batch of decisions goes by. */
export type Decide = {
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

/** A batch of decisions; the third statement returns those that were made. */
export type DecideBatch = readonly [Statement, Statement, Statement<MadeDecision>, ...Statement[]];

/** A decision that was made. */
export interface MadeDecision {
  readonly id: string;
  readonly comment: CommentId;
  readonly from: Status;
  readonly to: Status;
}

/**
 * Decisions on stored comments, any number in one batch of nine statements, ten where people decide: two hold the
 * articles and the authors, in the order in which every batch does; the third inserts the decisions that their `rev`
 * allows, and returns them; all that follows goes by those rows alone. What its author withdrew is never decided on
 * again. The rules decide again what was edited: that its text is another one is taken for granted.
 *
 * What is undone must be the latest decision on its comment, or the one whose state an undo has brought back; and not
 * the first, before which there was nothing.
 */
export const decideStatements = (values: Decide): DecideBatch => [
  holdArticles(values),
  holdAuthors(values),
  insertDecisions(values),
  auditDecisions({ decisions: values.decisions, detail: values.audited }),
  enqueueDecisions(values),
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

const holdArticles: (values: Decide) => Statement = statement(({ rows, hold }, p: Decide) =>
  hold(
    'a',
    sql`select a.id from ${rows<DecisionRow>(p.decisions, columns)} as wanted
    cross join comments as c cross join articles as a
    where c.id = wanted.comment and c.site = ${p.site} and a.site = c.site and a.id = c.article
    order by a.id`,
  ),
);

const holdAuthors: (values: Decide) => Statement = statement(({ rows, hold }, p: Decide) =>
  hold(
    'a',
    sql`select a.key from ${rows<DecisionRow>(p.decisions, columns)} as wanted
    cross join comments as c cross join authors as a
    where c.id = wanted.comment and c.site = ${p.site} and a.site = c.site and a.key = c.author_key
    order by a.key`,
  ),
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
      'verdict_code',
      'answered',
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
        .leftJoin('decisions as undone', 'undone.id', 'wanted.undoes')
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
          codeThen(p).as('verdict_code'),
          answeredThen(p).as('answered'),
          'wanted.undoes',
          sql<
            string | null
          >`case when wanted.undoes is not null then coalesce(earlier.stands, earlier.id) end`.as('stands'),
          sql<number>`coalesce(undone.rewrote, cast(${p.rewrites} as bigint))`.as('rewrote'),
          'wanted.reasonCode as reason_code',
          sql<string | null>`cast(${p.bulk} as text)`.as('bulk'),
        ])
        // Cast: with the parameter alone SQLite prepares the statement anew at each use, which costs more than all the rest.
        .where('c.site', '=', sql<SiteId>`cast(${p.site} as text)`)
        .where('c.withdrawn_from', 'is', null)
        .where('c.erased_at', 'is', null)
        .where((where) =>
          where.or([where('wanted.rev', 'is', null), where('wanted.rev', '=', where.ref('c.rev'))]),
        )
        .where(canBeUndone),
    )
    .returning(['id', 'comment', 'from_status as from', 'to_status as to'])
    .$castTo<MadeDecision>(),
);

/** The decision in force now, with something before it. */
const canBeUndone = sql<boolean>`(wanted.undoes is null
  or (undone.comment = c.id and undone.from_status is not null and undone.id in (latest.id, latest.stands)))`;

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
  when ${isOfPeople(p)} then (case cast(${p.rewrites} as bigint) when 1 then 'pending' else wanted.status end)
  when cast(${p.rewrites} as bigint) = 0 and cast(${p.byKind} as text) = 'rules' then 'pending'
  else latest.verdict end`;

const isOfPeople = (p: Decide): RawBuilder<boolean> => isByPeople(sql`cast(${p.byKind} as text)`);

/** What goes with the verdict. */
const codeThen = (p: Decide): RawBuilder<string | null> => sql`case
  when wanted.undoes is not null then earlier.verdict_code
  when ${isOfPeople(p)} then wanted."reasonCode"
  else latest.verdict_code end`;

/** People have seen what readers reported before they decide; who takes that back hasn't. */
const answeredThen = (p: Decide): RawBuilder<number> => sql`case
  when wanted.undoes is not null then earlier.answered
  when ${isOfPeople(p)} then c.rev + 1
  else latest.answered end`;
