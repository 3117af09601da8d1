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

/** From findings to a decision; does not depend on their order. Rules on trial change nothing. */
function decide(
  ruleSet: RuleSet,
  facts: Facts,
  articleDefault: DefaultEffect | null,
  findings: readonly Finding[],
): Omit<Evaluation, 'findings' | 'trace'> {
  const live = findings.filter((finding) => !finding.monitor);
  const points = sumPoints(ruleSet, live);
  const byPoints = effectOfPoints(ruleSet, points);
  const effect = strongest(unbeaten(ruleSet, live, byPoints)) ?? approval(live);
  const fallback = articleDefault ?? defaultOf(ruleSet, facts.section);
  return {
    status: effect === null ? statusOfDefault(fallback) : STATUS[effect],
    flags: flagsOf(ruleSet, live),
    reason: effect && reasonFrom(ruleSet, facts, responsible(live, effect, byPoints)),
    risk: points + (effect === null ? 0 : RISK[effect]),
  };
}

const STATUS: Readonly<Record<Effect, Status>> = {
  approve: 'approved',
  hold: 'pending',
  spam: 'spam',
  reject: 'rejected',
};
const RISK: Readonly<Record<Effect, number>> = { approve: 0, hold: 100, spam: 200, reject: 300 };
const BY_STRENGTH = ['reject', 'spam', 'hold'] as const;

/** A group's points count up to its cap; rules without a group stand for themselves. */
function sumPoints(ruleSet: RuleSet, findings: readonly Finding[]): number {
  const groups = new Map<string | null, number>();
  for (const { rule, points } of findings) {
    const group = ruleSet.rules.get(rule)?.group ?? null;
    groups.set(group, (groups.get(group) ?? 0) + points);
  }
  const capped = (group: string | null) => (group === null ? undefined : ruleSet.groupMax.get(group));
  return [...groups].reduce((sum, [group, points]) => sum + Math.min(points, capped(group) ?? points), 0);
}

function effectOfPoints({ points: levels }: RuleSet, points: number): Effect | null {
  return BY_STRENGTH.find((effect) => points >= (levels[effect] ?? Number.POSITIVE_INFINITY)) ?? null;
}

/** The effects that are left when every approval has taken away those that it beats. */
function unbeaten(
  ruleSet: RuleSet,
  live: readonly Finding[],
  byPoints: Effect | null,
): ReadonlySet<Effect | null> {
  const effects = new Set([...live.map(({ effect }) => effect), byPoints]);
  for (const { rule } of live) {
    for (const beaten of ruleSet.rules.get(rule)?.beats ?? []) effects.delete(beaten);
  }
  return effects;
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

/** The rules that brought the effect about: those that have it, and those whose points made it up. */
function responsible(live: readonly Finding[], effect: Effect, byPoints: Effect | null): readonly Finding[] {
  return live.filter((finding) => finding.effect === effect || (byPoints === effect && finding.points > 0));
}

function flagsOf(ruleSet: RuleSet, live: readonly Finding[]): readonly string[] {
  return [...new Set(live.flatMap(({ rule }) => ruleSet.rules.get(rule)?.flags ?? []))].sort();
}
