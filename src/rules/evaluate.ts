import type { Field, Finding } from '../domain/decision.ts';
import type { RuleTrace } from '../domain/evaluation.ts';
import type { Facts } from '../domain/facts.ts';
import type { Outcome } from './conditions/condition.ts';
import { firstSpans, type Judgement, judgeOf } from './judge.ts';
import { mergeSpans } from './match/spans.ts';
import type { Rule, RuleSet } from './rule-set.ts';

export interface Evaluated {
  /** One a rule that matched, sorted by rule. */
  readonly findings: readonly Finding[];
  /** One a rule, in the order of the files. */
  readonly trace: readonly RuleTrace[];
}

/** Evaluates every rule, whatever the others say. Pure: the same facts give the same answer. */
export function evaluate(ruleSet: RuleSet, facts: Facts): Evaluated {
  const judge = judgeOf(ruleSet, facts, () => true);
  const judged = [...ruleSet.rules.values()].map((rule) => ({ rule, judgement: judge(rule) ?? NOT_PUT }));
  const findings = judged.filter(({ judgement }) => judgement.truth === true).map(toFinding);
  return {
    findings: findings.sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    trace: judged.map(toTrace),
  };
}

const NOT_PUT: Judgement = { truth: 'unknown', evidence: [], conditions: [] };

interface Judged {
  readonly rule: Rule;
  readonly judgement: Judgement;
}

function toTrace({ rule, judgement: { truth, conditions } }: Judged): RuleTrace {
  return {
    rule: rule.id,
    truth,
    effect: rule.effect,
    points: rule.points,
    monitor: rule.monitor,
    conditions,
  };
}

function toFinding({ rule, judgement }: Judged): Finding {
  const field = FIELDS.find((one) => judgement.evidence.some((outcome) => isAt(outcome, one))) ?? null;
  const spans = judgement.evidence
    .filter((outcome) => isAt(outcome, field))
    .flatMap((outcome) => outcome.spans);
  return {
    rule: rule.id,
    field,
    spans: firstSpans(mergeSpans(spans)),
    effect: rule.effect,
    points: rule.points,
    monitor: rule.monitor,
  };
}

/** A finding has one field: the first of these in which the rule matched somewhere. */
const FIELDS: readonly Field[] = ['body', 'name', 'links'];

const isAt = (outcome: Outcome, field: Field): boolean => outcome.field === field && outcome.spans.length > 0;
