import {
  array,
  boolean,
  type GenericSchema,
  literal,
  nullable,
  number,
  picklist,
  string,
  union,
} from 'valibot';
import { STATUSES } from '../domain/comment.ts';
import type { ConditionTrace, Evaluation, RuleTrace, Truth } from '../domain/evaluation.ts';
import { answer } from './answers.ts';
import { EffectAnswer, FieldAnswer, FindingAnswer, SpansAnswer } from './decision-answers.ts';

const TruthAnswer: GenericSchema<Truth> = union([boolean(), literal('unknown')]);

/** What became of one rule. */
export const RuleTraceAnswer: GenericSchema<RuleTrace> = answer<RuleTrace>({
  rule: string(),
  truth: TruthAnswer,
  effect: EffectAnswer,
  points: number(),
  monitor: boolean(),
  conditions: array(
    answer<ConditionTrace>({
      condition: string(),
      truth: TruthAnswer,
      field: FieldAnswer,
      spans: SpansAnswer,
      actual: nullable(union([string(), number()])),
    }),
  ),
});

/** All that the rules say of a submission that is not stored. */
export const CheckAnswer: GenericSchema<Omit<Evaluation, 'risk'>> = answer<Omit<Evaluation, 'risk'>>({
  status: picklist(STATUSES),
  flags: array(string()),
  reason: nullable(string()),
  findings: array(FindingAnswer),
  trace: array(RuleTraceAnswer),
});
