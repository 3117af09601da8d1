import type { CommentId } from '../domain/comment.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import { countIfPublic, mentionArticle, touchArticle } from '../store/articles.ts';
import { seeAuthor } from '../store/authors.ts';
import { insertComment, insertFirstDecision, insertLabels } from '../store/comments.ts';
import { recordAnswer } from '../store/idempotency.ts';
import type { Statement } from '../store/statement.ts';
import { authorKeyOf, type Intake } from './intake.ts';

interface Screened {
  readonly comment: CommentId;
  /** The decision's id. */
  readonly decision: string;
  readonly evaluation: Evaluation;
  readonly message: string;
  readonly now: number;
  readonly closingMoves: boolean;
}

/**
 * Round trip 2: all that a submission changes, in the order of locks (article before author). The
 * idempotency record comes first, so that a second request with its key undoes its own batch.
 */
export function storeStatements(intake: Intake, screened: Screened): Statement[] {
  const { site, article } = intake.submission;
  return [
    ...answerStatement(intake, screened),
    touchArticle({ site, id: article, at: screened.now }),
    ...mentionStatement(intake, screened),
    ...commentStatements(intake, screened),
    ...standingStatement(intake, screened),
    ...(screened.evaluation.status === 'approved' ? [countIfPublic({ comment: screened.comment })] : []),
  ];
}

const answerStatement = (
  { idempotency }: Intake,
  { comment, evaluation, message, now }: Screened,
): Statement[] =>
  idempotency === null
    ? []
    : [recordAnswer({ ...idempotency, comment, status: evaluation.status, message, at: now })];

const mentionStatement = ({ submission, mention }: Intake, { closingMoves }: Screened): Statement[] =>
  mention === null
    ? []
    : [
        mentionArticle({
          site: submission.site,
          id: submission.article,
          ...mention,
          step: closingMoves ? 1 : 0,
        }),
      ];

function commentStatements(intake: Intake, { comment, decision, evaluation, now }: Screened): Statement[] {
  const { submission, ruleSet } = intake;
  const { site, article, parent, author, body, addressHash } = submission;
  const { status, risk, flags, findings, reason } = evaluation;
  const labels = labelsOf(evaluation);
  return [
    insertComment({
      id: comment,
      site,
      article,
      parent,
      author_key: authorKeyOf(submission),
      author_id: author.id,
      author_name: author.name,
      address_hash: addressHash,
      body,
      created_at: now,
      status,
      risk,
      flags: JSON.stringify(flags),
    }),
    insertFirstDecision({
      id: decision,
      site,
      comment,
      at: now,
      by_kind: 'rules',
      by_id: ruleSet.version,
      by_name: `${site}.yaml`,
      to_status: status,
      reason,
      rule_set: ruleSet.version,
      findings: JSON.stringify(findings),
    }),
    ...(labels.length > 0
      ? [insertLabels({ comment, site, status, risk, labels: JSON.stringify(labels) })]
      : []),
  ];
}

/** What the queue can filter by: every flag, and every rule that matched, on trial or not. */
const labelsOf = ({ flags, findings }: Evaluation): { kind: 'flag' | 'rule'; label: string }[] => [
  ...flags.map((label) => ({ kind: 'flag' as const, label })),
  ...[...new Set(findings.map(({ rule }) => rule))].map((label) => ({ kind: 'rule' as const, label })),
];

function standingStatement({ submission }: Intake, { evaluation, now }: Screened): Statement[] {
  const key = authorKeyOf(submission);
  if (key === null) return [];
  const { site, author } = submission;
  const approved = evaluation.status === 'approved' ? 1 : 0;
  const rejected = evaluation.status === 'rejected' || evaluation.status === 'spam' ? 1 : 0;
  return [seeAuthor({ site, key, name: author.name, approved, rejected, at: now })];
}
