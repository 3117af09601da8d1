import type { DefaultEffect } from '../domain/article.ts';
import { statusOfDefault } from '../domain/article.ts';
import type { Status } from '../domain/comment.ts';
import type { Effect, Finding } from '../domain/decision.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Facts } from '../domain/facts.ts';
import { evaluate } from '../rules/evaluate.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { reasonFrom } from './reason.ts';

/**
 * Screens a submission: evaluates every rule and decides. Pure. `articleDefault` replaces the site's and the
 * section's default where the article has one of its own. A fault in the engine is thrown.
 */
export function screen(ruleSet: RuleSet, facts: Facts, articleDefault: DefaultEffect | null): Evaluation {
  const { findings, trace } = evaluate(ruleSet, facts);
  return { ...decide(ruleSet, facts, articleDefault, findings), findings, trace };
}

/** From findings to a decision, with all that it was made of; does not depend on their order. */
export interface Verdict {
  readonly status: Status;
  /** Null where no rule decides, and the default holds. */
  readonly effect: Effect | null;
  readonly fallback: DefaultEffect;
  /** By group; null holds those of rules without one. */
  readonly groups: readonly GroupPoints[];
  /** After the caps. */
  readonly points: number;
  readonly byPoints: Effect | null;
  /** What approvals took away of the effects that there were. */
  readonly beaten: readonly Effect[];
  /** The rules that brought the effect about: those that have it, and those whose points made it up. */
  readonly responsible: readonly Finding[];
}

interface GroupPoints {
  readonly group: string | null;
  readonly points: number;
  /** What counts of them. */
  readonly counted: number;
}

/** Decides by findings alone. Rules on trial change nothing. */
export function verdictOf(
  ruleSet: RuleSet,
  section: string | null | undefined,
  articleDefault: DefaultEffect | null,
  findings: readonly Finding[],
): Verdict {
  const live = findings.filter((finding) => !finding.monitor);
  const groups = pointsByGroup(ruleSet, live);
  const points = groups.reduce((sum, { counted }) => sum + counted, 0);
  const byPoints = effectOfPoints(ruleSet, points);
  const effects = new Set([...live.map(({ effect }) => effect), byPoints]);
  const left = unbeaten(ruleSet, live, effects);
  const effect = strongest(left) ?? approval(live);
  const fallback = articleDefault ?? defaultOf(ruleSet, section);
  return {
    status: effect === null ? statusOfDefault(fallback) : STATUS[effect],
    effect,
    fallback,
    groups,
    points,
    byPoints,
    beaten: BY_STRENGTH.filter((one) => effects.has(one) && !left.has(one)),
    responsible: effect === null ? [] : responsible(live, effect, byPoints),
  };
}

function decide(
  ruleSet: RuleSet,
  facts: Facts,
  articleDefault: DefaultEffect | null,
  findings: readonly Finding[],
): Omit<Evaluation, 'findings' | 'trace'> {
  if (findings.length === 0) return nothingFound(ruleSet, facts, articleDefault);
  const verdict = verdictOf(ruleSet, facts.section, articleDefault, findings);
  const { status, effect, points } = verdict;
  return {
    status,
    flags: flagsOf(ruleSet, findings),
    reason: effect && reasonFrom(ruleSet, facts, verdict.responsible),
    risk: points + (effect === null ? 0 : RISK[effect]),
  };
}

/** The same for nearly all comments, without the work. */
const nothingFound = (
  ruleSet: RuleSet,
  { section }: Facts,
  articleDefault: DefaultEffect | null,
): ReturnType<typeof decide> => ({
  status: statusOfDefault(articleDefault ?? defaultOf(ruleSet, section)),
  flags: [],
  reason: null,
  risk: 0,
});

const STATUS: Readonly<Record<Effect, Status>> = {
  approve: 'approved',
  hold: 'pending',
  spam: 'spam',
  reject: 'rejected',
};
const RISK: Readonly<Record<Effect, number>> = { approve: 0, hold: 100, spam: 200, reject: 300 };
const BY_STRENGTH = ['reject', 'spam', 'hold'] as const;

/** A group's points count up to its cap; rules without a group stand for themselves. */
function pointsByGroup(ruleSet: RuleSet, findings: readonly Finding[]): GroupPoints[] {
  const groups = new Map<string | null, number>();
  for (const { rule, points } of findings) {
    const group = ruleSet.rules.get(rule)?.group ?? null;
    if (points > 0) groups.set(group, (groups.get(group) ?? 0) + points);
  }
  return [...groups].map(([group, points]) => {
    const cap = group === null ? undefined : ruleSet.groupMax.get(group);
    return { group, points, counted: Math.min(points, cap ?? points) };
  });
}

function effectOfPoints({ points: levels }: RuleSet, points: number): Effect | null {
  return BY_STRENGTH.find((effect) => points >= (levels[effect] ?? Number.POSITIVE_INFINITY)) ?? null;
}

/** The effects that are left when every approval has taken away those that it beats. */
function unbeaten(
  ruleSet: RuleSet,
  live: readonly Finding[],
  effects: ReadonlySet<Effect | null>,
): ReadonlySet<Effect | null> {
  const left = new Set(effects);
  for (const { rule } of live) {
    for (const beaten of ruleSet.rules.get(rule)?.beats ?? []) left.delete(beaten);
  }
  return left;
}

function strongest(effects: ReadonlySet<Effect | null>): Effect | null {
  return BY_STRENGTH.find((effect) => effects.has(effect)) ?? null;
}

/** An approval beats the default alone: it holds where nothing else does. */
function approval(live: readonly Finding[]): Effect | null {
  return live.some(({ effect }) => effect === 'approve') ? 'approve' : null;
}

function defaultOf({ settings }: RuleSet, section: string | null | undefined): DefaultEffect {
  const { decide: defaults } = settings;
  return (section ? defaults.sections.get(section) : undefined) ?? defaults.default;
}

function responsible(live: readonly Finding[], effect: Effect, byPoints: Effect | null): readonly Finding[] {
  return live.filter((finding) => finding.effect === effect || (byPoints === effect && finding.points > 0));
}

function flagsOf(ruleSet: RuleSet, findings: readonly Finding[]): readonly string[] {
  const live = findings.filter((finding) => !finding.monitor);
  return [...new Set(live.flatMap(({ rule }) => ruleSet.rules.get(rule)?.flags ?? []))].sort();
}
