import type { Span } from '../domain/decision.ts';
import type { ConditionTrace, Truth } from '../domain/evaluation.ts';
import type { Facts } from '../domain/facts.ts';
import type { Look, Outcome, TextField } from './conditions/condition.ts';
import { allOf, anyOf, not } from './conditions/kleene.ts';
import type { Expression } from './language/expression.ts';
import type { Matcher } from './match/matcher.ts';
import type { Scan } from './match/scan.ts';
import type { BoundCondition, Rule, RuleSet } from './rule-set.ts';
import type { SiteModel } from './site-model.ts';

/** What became of a rule. */
export interface Judgement {
  readonly truth: Truth;
  /** The true conditions that made it true; empty otherwise. */
  readonly evidence: readonly Outcome[];
  readonly conditions: readonly ConditionTrace[];
}

/** Which conditions are put at all; what is not put counts neither way. */
export type Asks = (condition: BoundCondition) => boolean;

/** What became of a condition; null if it was not put. */
type Put = (condition: BoundCondition) => Outcome | null;

/**
 * Judges one rule; null if none of its conditions are put. Each rule is judged once, when first asked for. `model` stands
 * in for the rule set's own.
 */
export function judgeOf(
  ruleSet: RuleSet,
  facts: Facts,
  asks: Asks,
  model: SiteModel | null = ruleSet.model,
): Judge {
  const known = new Map<string, Judgement | null>();
  const judge = (rule: Rule): Judgement | null => {
    const before = known.get(rule.id);
    if (before !== undefined) return before;
    const judgement = judgeRule(rule, facts.now, put);
    known.set(rule.id, judgement);
    return judgement;
  };
  const put: Put = (condition) => (asks(condition) ? condition.check(look) : null);
  const look = lookAt(ruleSet.matcher, model, facts, (id) => {
    const rule = ruleSet.rules.get(id);
    return rule === undefined ? null : asOutcome(judge(rule));
  });
  return { judge, look };
}

/** A submission with what is known of it, and how rules judge it. */
export interface Judge {
  readonly judge: (rule: Rule) => Judgement | null;
  readonly look: Look;
}

/** A rule that refers to another takes over where that one matched. */
function asOutcome(judgement: Judgement | null): Outcome | null {
  if (judgement === null) return null;
  const evidence = judgement.evidence.find(({ spans }) => spans.length > 0);
  return {
    truth: judgement.truth,
    field: evidence?.field ?? null,
    spans: evidence?.spans ?? [],
    actual: null,
  };
}

function lookAt(matcher: Matcher, model: SiteModel | null, facts: Facts, rule: Look['rule']): Look {
  const scans = new Map<TextField, Scan>();
  const readings: { readonly field: TextField; readonly read: unknown; readonly made: unknown }[] = [];
  const scan = (field: TextField): Scan => {
    const made = scans.get(field) ?? matcher.scan(facts[field]);
    scans.set(field, made);
    return made;
  };
  const once = <T>(field: TextField, read: (text: string) => T): T => {
    const known = readings.find((one) => one.read === read && one.field === field);
    if (known !== undefined) return known.made as T;
    const made = read(facts[field]);
    readings.push({ field, read, made });
    return made;
  };
  return { facts, scan, once, model, rule };
}

/** Judges a rule by what becomes of its conditions. */
export function judgeRule(rule: Omit<Rule, 'quiet'>, now: number, put: Put): Judgement | null {
  if (rule.expiresAt !== null && now >= rule.expiresAt) {
    return { truth: false, evidence: NO_EVIDENCE, conditions: [expiry(rule.expiresAt)] };
  }
  const conditions: ConditionTrace[] = [];
  const trace = (condition: BoundCondition): Judged | null => traced(condition, put(condition), conditions);
  const when = judgeExpression(rule.when, trace);
  const unless = rule.unless && judgeExpression(rule.unless, trace);
  const parts = [when?.truth, unless && not(unless.truth)].filter(
    (truth) => truth !== undefined && truth !== null,
  );
  if (parts.length === 0) return null;
  const truth = allOf(parts);
  return { truth, evidence: truth === true ? (when?.evidence ?? []) : [], conditions };
}

/** So that its author sees why a rule that has expired no longer matches. */
function expiry(expiresAt: number): ConditionTrace {
  const actual = new Date(expiresAt).toISOString();
  return { condition: 'expires', truth: false, field: null, spans: [], actual };
}

interface Judged {
  readonly truth: Truth;
  /** Empty unless it is true. */
  readonly evidence: readonly Outcome[];
}

function traced(condition: BoundCondition, outcome: Outcome | null, trace: ConditionTrace[]): Judged | null {
  if (outcome === null) return null;
  const { truth, field, spans, actual } = outcome;
  trace.push({ condition: condition.key, truth, field, spans: firstSpans(spans), actual });
  return { truth, evidence: truth === true ? [outcome] : NO_EVIDENCE };
}

const NO_EVIDENCE: readonly Outcome[] = [];

/** More places than this tell a moderator nothing new, and would be stored with every comment. */
const MAX_SPANS = 100;

export function firstSpans(spans: readonly Span[]): readonly Span[] {
  return spans.length > MAX_SPANS ? spans.slice(0, MAX_SPANS) : spans;
}

/** Every part is judged, even where one alone settles it: the evidence is to be complete. */
function judgeExpression(
  expression: Expression<BoundCondition>,
  put: (condition: BoundCondition) => Judged | null,
): Judged | null {
  if (expression.kind === 'leaf') return put(expression.leaf);
  if (expression.kind === 'not') {
    const part = judgeExpression(expression.part, put);
    return part && { truth: not(part.truth), evidence: NO_EVIDENCE };
  }
  const parts = judgeParts(expression.parts, put);
  if (parts.length < 2) return parts[0] ?? null;
  const truth = (expression.kind === 'all' ? allOf : anyOf)(parts.map((part) => part.truth));
  return { truth, evidence: truth === true ? parts.flatMap((part) => part.evidence) : NO_EVIDENCE };
}

function judgeParts(
  expressions: readonly Expression<BoundCondition>[],
  put: (condition: BoundCondition) => Judged | null,
): readonly Judged[] {
  const parts: Judged[] = [];
  for (const expression of expressions) {
    const part = judgeExpression(expression, put);
    if (part !== null) parts.push(part);
  }
  return parts;
}
