import { type CommentId, isRefused } from '../domain/comment.ts';
import type { DecidedBy, Decision } from '../domain/decision.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { countIfPublic, mentionArticle, touchArticle } from '../store/articles.ts';
import { auditDecisions } from '../store/audit.ts';
import { seeAuthor } from '../store/authors.ts';
import { insertComment, insertFirstDecision, insertLabels } from '../store/comments.ts';
import { enqueueDecisions } from '../store/deliveries.ts';
import { recordAnswer } from '../store/idempotency.ts';
import type { Statement } from '../store/statement.ts';
import type { Sketch } from '../text/similarity.ts';
import { sketchStatements } from './copies.ts';
import { authorKeyOf, type Intake } from './intake.ts';

/** What the reader is told of their comment. */
export type MessageKey = 'published' | 'held' | 'refused';

/** A submission as it is to be stored. */
export interface Screened {
  readonly comment: CommentId;
  /** The decision's id. */
  readonly decision: string;
  readonly evaluation: Evaluation;
  readonly message: MessageKey;
  /** What later texts are compared with; null where no rule compares, or the text is too short. */
  readonly sketch: Sketch | null;
  readonly now: number;
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
    ...mentionStatement(intake),
    ...commentStatements(intake, screened),
    ...sketchStatements(intake, screened),
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

const mentionStatement = ({ submission, mention, ruleSet }: Intake): Statement[] =>
  mention === null
    ? []
    : [
        mentionArticle({
          site: submission.site,
          id: submission.article,
          ...mention,
          closeAfter: ruleSet.settings.closeAfter,
        }),
      ];

/** What a decision of the rules is called by. */
export const byRules = ({ version, site }: RuleSet): DecidedBy => ({
  kind: 'rules',
  id: version,
  name: `${site}.yaml`,
});

/** The decision that the comment is born with. */
export const firstDecision = ({ ruleSet }: Intake, { decision, evaluation, now }: Screened): Decision => ({
  id: decision,
  by: byRules(ruleSet),
  at: now,
  from: null,
  to: evaluation.status,
  reason: evaluation.reason,
  reasonCode: null,
  ruleSet: ruleSet.version,
  findings: evaluation.findings,
  undoes: null,
  rewrote: false,
  bulk: null,
});

/** What the audit says of a decision by rules: which of them matched. */
export const auditedOf = ({ findings }: Evaluation, { version }: RuleSet): string =>
  JSON.stringify({ ruleSet: version, rules: ruleIdsOf(findings) });

const ruleIdsOf = (findings: Evaluation['findings']): string[] => [
  ...new Set(findings.map(({ rule }) => rule)),
];

function commentStatements(intake: Intake, screened: Screened): Statement[] {
  const { submission } = intake;
  const { comment, evaluation, now } = screened;
  const { site, article, parent, author, body, addressHash } = submission;
  const { status, risk, flags } = evaluation;
  const first = firstDecision(intake, screened);
  const decisions = JSON.stringify([{ id: first.id }]);
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
      author_role: author.role,
      author_since: author.since,
    }),
    insertFirstDecision({
      id: first.id,
      site,
      comment,
      at: first.at,
      by_kind: first.by.kind,
      by_id: first.by.id,
      by_name: first.by.name,
      to_status: first.to,
      reason: first.reason,
      rule_set: first.ruleSet,
      findings: JSON.stringify(first.findings),
    }),
    auditDecisions({ decisions, detail: auditedOf(evaluation, intake.ruleSet) }),
    enqueueDecisions({ site, decisions }),
    ...labelStatements(screened),
  ];
}

/** What the queue can find the comment by, of the decision that the evaluation led to. */
export function labelStatements({
  decision,
  evaluation,
}: Pick<Screened, 'decision' | 'evaluation'>): Statement[] {
  const labels = labelsOf(evaluation);
  if (labels.length === 0) return [];
  return [insertLabels({ decision, risk: evaluation.risk, labels: JSON.stringify(labels) })];
}

/** Every flag, and every rule that matched, on trial or not. */
const labelsOf = ({ flags, findings }: Evaluation): { kind: 'flag' | 'rule'; label: string }[] => [
  ...flags.map((label) => ({ kind: 'flag' as const, label })),
  ...ruleIdsOf(findings).map((label) => ({ kind: 'rule' as const, label })),
];

function standingStatement({ submission }: Intake, { evaluation, now }: Screened): Statement[] {
  const key = authorKeyOf(submission);
  if (key === null) return [];
  const { site, author } = submission;
  const approved = evaluation.status === 'approved' ? 1 : 0;
  const rejected = isRefused(evaluation.status) ? 1 : 0;
  return [seeAuthor({ site, key, name: author.name, approved, rejected, at: now })];
}
