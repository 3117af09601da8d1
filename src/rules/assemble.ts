import type { Model } from '../model/weights.ts';
import type { Sought } from './conditions/condition.ts';
import { kindOf } from './conditions/registry.ts';
import { leavesOf, mapLeaves } from './language/expression.ts';
import { quietOf } from './quiet.ts';
import type { AskedCondition, BoundCondition, Rule, RuleParts, RuleSet, RuleSetParts } from './rule-set.ts';
import { siteModel } from './site-model.ts';

/**
 * The rule set that parts make: its rules with their checks, and what follows from what they seek. Throws where they
 * ask a model and `model` is another one.
 */
export function assembleRuleSet({ rules: parts, ...rest }: RuleSetParts, model: Model | null): RuleSet {
  const rules = parts.map(assembleRule);
  return {
    ...rest,
    model: rest.scoring && siteModel(model, rest.scoring),
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    seekers: new Map(rules.flatMap((rule) => setsOf(rule).map((set) => [set, rule]))),
    soughtIn: [...new Set(rules.flatMap(({ sought }) => sought?.map(({ field }) => field) ?? []))],
    runSeekers: rules.filter(({ sought }) => sought?.some(({ runs }) => runs.length > 0)),
  };
}

function assembleRule(parts: RuleParts): Rule {
  const bound = {
    when: mapLeaves(parts.when, withCheck),
    unless: parts.unless && mapLeaves(parts.unless, withCheck),
  };
  const conditions = [...leavesOf(bound.when), ...(bound.unless ? leavesOf(bound.unless) : [])];
  const rule = { ...parts, ...bound, sought: soughtBy(conditions) };
  return { ...rule, quiet: quietOf(rule) };
}

const withCheck = (condition: AskedCondition): BoundCondition => ({
  ...condition,
  check: kindOf(condition.key).check(condition.asked),
});

function soughtBy(conditions: readonly BoundCondition[]): readonly Sought[] | null {
  const sought = conditions.map(({ check }) => check.sought).filter((one) => one !== undefined);
  return sought.length === conditions.length ? sought : null;
}

const setsOf = ({ sought }: Rule): readonly number[] => sought?.flatMap(({ sets }) => sets) ?? [];
