import type { Field, Finding } from '../domain/decision.ts';
import type { RuleTrace } from '../domain/evaluation.ts';
import type { Facts } from '../domain/facts.ts';
import type { Look, Outcome } from './conditions/condition.ts';
import { firstSpans, type Judgement, judgeOf } from './judge.ts';
import { mergeSpans } from './match/spans.ts';
import { NOT_PUT, traceOf } from './quiet.ts';
import type { Rule, RuleSet } from './rule-set.ts';

export interface Evaluated {
  /** One a rule that matched, sorted by rule. */
  readonly findings: readonly Finding[];
  /** One a rule, in the order of the files. */
  readonly trace: readonly RuleTrace[];
}

/** Evaluates every rule, whatever the others say. Pure: the same facts give the same answer. */
export function evaluate(ruleSet: RuleSet, facts: Facts): Evaluated {
  const { judge, look } = judgeOf(ruleSet, facts, () => true);
  const touched = touchedRules(ruleSet, look);
  const findings: Finding[] = [];
  const trace: RuleTrace[] = [];
  for (const rule of ruleSet.rules.values()) {
    const isQuiet = !touched.has(rule) && (rule.expiresAt === null || facts.now < rule.expiresAt);
    const quiet = isQuiet ? rule.quiet : null;
    const judgement = quiet?.judgement ?? judge(rule) ?? NOT_PUT;
    if (judgement.truth === true) findings.push(toFinding(rule, judgement));
    trace.push(quiet?.trace ?? traceOf(rule, judgement));
  }
  if (findings.length > 1) findings.sort((a, b) => (a.rule < b.rule ? -1 : 1));
  return { findings, trace };
}

/** The rules of which something that they seek is there. */
function touchedRules({ seekers, runSeekers, soughtIn }: RuleSet, look: Look): ReadonlySet<Rule> {
  const touched = new Set<Rule>();
  for (const field of soughtIn) {
    for (const set of look.scan(field).sets()) {
      const rule = seekers.get(set);
      if (rule !== undefined) touched.add(rule);
    }
  }
  for (const rule of runSeekers) {
    const isTouched = rule.sought?.some(({ field, runs }) =>
      runs.some((run) => look.scan(field).hasRun(run)),
    );
    if (isTouched) touched.add(rule);
  }
  return touched;
}

function toFinding(rule: Rule, judgement: Judgement): Finding {
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
