import type { Finding } from '../domain/decision.ts';
import type { RuleTrace } from '../domain/evaluation.ts';
import type { Facts } from '../domain/facts.ts';
import { evaluate } from '../rules/evaluate.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type Verdict, verdictOf } from './decide.ts';
import { byWeight, reasonFrom } from './reason.ts';

/** How a rule set comes to its decision on one text. */
export interface Explanation {
  readonly verdict: Verdict;
  /** In the site's language; null where no rule that decided gives one. */
  readonly reason: string | null;
  /** The rules that brought the decision about, the weightiest first. */
  readonly responsible: readonly Finding[];
  readonly findings: readonly Finding[];
  readonly trace: readonly RuleTrace[];
}

/** Evaluates and decides as for a submission, and keeps what a decision is made of. Pure. */
export function explain(ruleSet: RuleSet, facts: Facts): Explanation {
  const { findings, trace } = evaluate(ruleSet, facts);
  const verdict = verdictOf(ruleSet, facts.section, null, findings);
  const reason = reasonFrom(ruleSet, facts, verdict.responsible);
  return { verdict, reason, responsible: byWeight(verdict.responsible), findings, trace };
}
