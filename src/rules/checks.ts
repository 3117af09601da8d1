import type { Condition } from './conditions/condition.ts';
import { leavesOf } from './language/expression.ts';
import { MOST_TOLD, type Place, type Report } from './language/problem.ts';
import { quoted } from './language/quote.ts';
import type { RuleSource } from './language/rule.ts';
import { didYouMean, nearOrAll } from './language/suggest.ts';
import type { Loaded } from './load.ts';

const NO_LISTS = '; name its file under "lists", as in lists: {insults: lists/insults.txt}';

/** Every pattern that nothing can be required of costs its run over every text. */
const MAX_ALWAYS_RUN = 20;

/** What can be judged only when all files are read: names that refer to one another. */
export function checkLoaded(loaded: Loaded, report: Report, warn: Report): void {
  checkRuleIds(loaded.rules, report);
  checkLists(loaded, report);
  checkListedTerms(loaded, report);
  checkGroups(loaded, report);
  checkAlwaysRun(loaded.rules, report, warn);
}

export function conditionsOf(rule: RuleSource): readonly Condition[] {
  return [...leavesOf(rule.when), ...(rule.unless ? leavesOf(rule.unless) : [])];
}

function checkRuleIds(rules: readonly RuleSource[], report: Report): void {
  const first = new Map<string, Place>();
  for (const { id, place } of rules) {
    const other = first.get(id);
    if (other === undefined) first.set(id, place);
    else
      report(
        place,
        `there is another rule ${quoted(id)}, at ${other.file}:${other.line}; give each an id of its own`,
      );
  }
}

function checkLists({ rules, lists }: Loaded, report: Report): void {
  const used = new Set<string>();
  const known = [...lists.keys()];
  let hints = MOST_TOLD;
  for (const { name, place } of rules.flatMap(conditionsOf).flatMap((condition) => condition.lists)) {
    used.add(name);
    if (lists.has(name)) continue;
    const hint = hints-- > 0 ? nearOrAll(name, known, NO_LISTS) : '';
    report(place, `there is no list ${quoted(name)}${hint}`);
  }
  for (const [name, { place }] of lists) {
    if (!used.has(name))
      report(place, `no rule uses the list ${quoted(name)}; write $${name} in a rule, or remove it`);
  }
}

/** What a condition could never find is told where it is listed. */
function checkListedTerms({ rules, lists }: Loaded, report: Report): void {
  for (const { faultOf, lists: asked } of rules.flatMap(conditionsOf)) {
    for (const term of faultOf ? asked.flatMap(({ name }) => lists.get(name)?.terms ?? []) : []) {
      const fault = faultOf?.(term) ?? null;
      if (fault !== null) report(term.place, fault);
    }
  }
}

function checkGroups({ site, rules }: Loaded, report: Report): void {
  const groups = new Set(rules.map((rule) => rule.group).filter((group) => group !== null));
  for (const [group, { cell }] of site.decide.groupMax) {
    if (!groups.has(group))
      report(
        cell.keyPlace,
        `no rule has the group ${quoted(group)}${didYouMean(group, groups) || '; write group in a rule with points, or remove this'}`,
      );
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
