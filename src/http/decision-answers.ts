import { array, boolean, type GenericSchema, nullable, number, picklist, string, tuple } from 'valibot';
import { STATUSES } from '../domain/comment.ts';
import { DECIDERS, type DecidedBy, type Field, type Finding, type Span } from '../domain/decision.ts';
import type { DecisionView } from '../read/moderated-comments.ts';
import { answer, Instant } from './answers.ts';

export const FieldAnswer: GenericSchema<Field> = nullable(picklist(['body', 'name', 'links']));
export const SpansAnswer: GenericSchema<readonly Span[]> = array(tuple([number(), number()]));
export const EffectAnswer: GenericSchema<Finding['effect']> = nullable(
  picklist(['approve', 'hold', 'spam', 'reject']),
);

/** One rule that matched. */
export const FindingAnswer: GenericSchema<Finding> = answer<Finding>({
  rule: string(),
  field: FieldAnswer,
  spans: SpansAnswer,
  effect: EffectAnswer,
  points: number(),
  monitor: boolean(),
});

/** A decision with all that led to it. */
export const DecisionAnswer: GenericSchema<DecisionView> = answer<DecisionView>({
  id: string(),
  by: answer<DecidedBy>({ kind: picklist(DECIDERS), id: string(), name: string() }),
  at: Instant,
  from: nullable(picklist(STATUSES)),
  to: picklist(STATUSES),
  reason: nullable(string()),
  reasonCode: nullable(string()),
  ruleSet: nullable(string()),
  findings: array(FindingAnswer),
  undoes: nullable(string()),
  rewrote: boolean(),
  bulk: nullable(string()),
});
