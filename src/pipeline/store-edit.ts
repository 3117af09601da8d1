import type { Evaluation } from '../domain/evaluation.ts';
import { type Decide, type DecideBatch, decideStatements } from '../store/decisions.ts';
import { dropLabels, type OwnComment, replaceText } from '../store/edits.ts';
import { keepFormer } from '../store/former-texts.ts';
import { flagReported } from '../store/reports.ts';
import type { Sketch } from '../text/similarity.ts';
import { sketchStatements } from './copies.ts';
import type { Intake } from './intake.ts';
import { auditedOf, byRules, labelStatements } from './store-submission.ts';

/** An edit as it is to be stored. */
export interface EditedText {
  /** The comment before. */
  readonly own: OwnComment;
  /** The decision's id. */
  readonly decision: string;
  readonly evaluation: Evaluation;
  readonly sketch: Sketch | null;
  readonly now: number;
}

/**
 * All that an edit changes: the rules decide again, and where they could, the text is replaced and the former one
 * kept. No `rev` is asked for: what people decided meanwhile counts in the decision itself (`statusThen`).
 */
export function editStatements(intake: Intake, text: EditedText): DecideBatch {
  const { own, decision, evaluation, now } = text;
  const changed = { decision, comment: own.id };
  const { risk, flags } = evaluation;
  const { site } = intake.submission;
  const values = decisionOf(intake, text);
  return [
    ...decideStatements(values),
    ...keepFormer(values),
    replaceText({ ...changed, body: intake.submission.body, at: now, risk, flags: JSON.stringify(flags) }),
    dropLabels(changed),
    ...labelStatements(text),
    // What readers reported stays for people to see.
    flagReported({ site, comment: own.id, queueAfter: intake.ruleSet.settings.reports.queueAfter }),
    ...sketchStatements(intake, text),
  ];
}

function decisionOf({ submission, ruleSet }: Intake, { own, decision, evaluation, now }: EditedText): Decide {
  const by = byRules(ruleSet);
  const { status, reason, findings } = evaluation;
  return {
    site: submission.site,
    at: now,
    byKind: by.kind,
    byId: by.id,
    byName: by.name,
    decisions: JSON.stringify([{ id: decision, comment: own.id, status, reason, rev: null }]),
    ruleSet: ruleSet.version,
    findings: JSON.stringify(findings),
    rewrites: 1,
    bulk: null,
    audited: auditedOf(evaluation, ruleSet),
  };
}
