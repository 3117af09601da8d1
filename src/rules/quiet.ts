import type { RuleTrace } from '../domain/evaluation.ts';
import { nothingFound } from './conditions/condition.ts';
import { type Judgement, judgeRule } from './judge.ts';
import type { BoundCondition, Rule } from './rule-set.ts';

/** What became of a rule, ready to be told again and again. */
export interface Quiet {
  readonly judgement: Judgement;
  readonly trace: RuleTrace;
}

/** A rule as it is bound, before it is known what becomes of it in silence. */
type Bound = Omit<Rule, 'quiet'>;

/**
 * What becomes of a rule where nothing that it seeks is in the text, as in nearly all texts; null for a rule
 * that asks for anything else.
 */
export function quietOf(rule: Bound): Quiet | null {
  if (rule.sought === null) return null;
  const put = ({ check }: BoundCondition) => (check.sought ? nothingFound(check.sought) : null);
  const judgement = judgeRule(rule, Number.NEGATIVE_INFINITY, put) ?? NOT_PUT;
  return { judgement, trace: traceOf(rule, judgement) };
}

/** Of a rule none of whose conditions could be put. */
export const NOT_PUT: Judgement = { truth: 'unknown', evidence: [], conditions: [] };

/** What is told of a rule. */
export function traceOf(rule: Bound, { truth, conditions }: Judgement): RuleTrace {
  return {
    rule: rule.id,
    truth,
    effect: rule.effect,
    points: rule.points,
    monitor: rule.monitor,
    conditions,
  };
}
