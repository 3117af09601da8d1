import type { Condition, Reference } from './conditions/condition.ts';
import { leavesOf } from './language/expression.ts';
import type { Place, Report } from './language/problem.ts';
import type { RuleSource } from './language/rule.ts';
import { didYouMean } from './language/suggest.ts';
import type { Loaded } from './load.ts';

/** Every pattern that nothing can be required of costs its run over every text. */
const MAX_ALWAYS_RUN = 20;

/** What can be judged only when all files are read: names that refer to one another. */
export function checkLoaded(loaded: Loaded, report: Report, warn: Report): void {
  checkRuleIds(loaded.rules, report);
  checkLists(loaded, report);
  checkGroups(loaded, report);
  checkAlwaysRun(loaded.rules, report, warn);
  warnOfOpenOrigins(loaded, warn);
  warnOfIdleRules(loaded.rules, warn);
  warnOfTrials(loaded.rules, warn);
}

export function conditionsOf(rule: RuleSource): readonly Condition[] {
  return [...leavesOf(rule.when), ...(rule.unless ? leavesOf(rule.unless) : [])];
}

function checkRuleIds(rules: readonly RuleSource[], report: Report): void {
  const first = new Map<string, Place>();
  for (const { id, place } of rules) {
    const other = first.get(id);
    if (other === undefined) first.set(id, place);
    else report(place, `there is another rule "${id}", at ${other.file}:${other.line}`);
  }
}

function checkLists({ rules, lists }: Loaded, report: Report): void {
  const used = new Set<string>();
  for (const { name, place } of rules.flatMap(conditionsOf).flatMap((condition) => condition.lists)) {
    used.add(name);
    if (!lists.has(name)) report(place, `there is no list "${name}"${didYouMean(name, lists.keys())}`);
  }
  for (const [name, { place }] of lists) {
    if (!used.has(name))
      report(place, `no rule uses the list "${name}"; write $${name} in a rule, or remove it`);
  }
}

function checkGroups({ site, rules }: Loaded, report: Report): void {
  const groups = new Set(rules.map((rule) => rule.group).filter((group) => group !== null));
  for (const [group, { cell }] of site.decide.groupMax) {
    if (!groups.has(group))
      report(cell.keyPlace, `no rule has the group "${group}"${didYouMean(group, groups)}`);
  }
}

function checkAlwaysRun(rules: readonly RuleSource[], report: Report, warn: Report): void {
  const places = rules.flatMap(conditionsOf).flatMap((condition) => condition.alwaysRun);
  for (const [index, place] of places.entries()) {
    const advice = 'give it a word that every match contains';
    if (index < MAX_ALWAYS_RUN) warn(place, `this pattern runs over every text; ${advice}`);
    else
      report(
        place,
        `this is pattern ${index + 1} that runs over every text, ${MAX_ALWAYS_RUN} may; ${advice}`,
      );
  }
}

function warnOfOpenOrigins({ site }: Loaded, warn: Report): void {
  const { originsPlace, limits } = site;
  if (originsPlace === null || !site.site?.origins.length || limits.some(({ by }) => by === 'address'))
    return;
  warn(originsPlace, 'browsers at these origins may submit without a key, and no limit counts by address');
}

function warnOfIdleRules(rules: readonly RuleSource[], warn: Report): void {
  const asked = new Set(
    rules.flatMap(conditionsOf).flatMap(({ rules: references }) => references.map(nameOf)),
  );
  for (const rule of rules) {
    const acts = rule.effect !== null || rule.points > 0 || rule.flags.length > 0;
    if (!acts && !asked.has(rule.id)) {
      warn(rule.place, `the rule "${rule.id}" does nothing; give it "then", "points" or "flag"`);
    }
  }
}

/** Else a rule on trial, which changes nothing by itself, would do so unnoticed through another. */
function warnOfTrials(rules: readonly RuleSource[], warn: Report): void {
  const onTrial = new Set(rules.filter(({ monitor }) => monitor).map(({ id }) => id));
  const live = rules.filter(({ monitor }) => !monitor);
  for (const { name, place } of live.flatMap(conditionsOf).flatMap((condition) => condition.rules)) {
    if (onTrial.has(name))
      warn(place, `the rule "${name}" is on trial (mode: monitor), but changes what this rule does`);
  }
}

const nameOf = ({ name }: Reference): string => name;
