import type { Effect } from '../domain/decision.ts';
import { conditionsOf } from './checks.ts';
import type { Place, Report } from './language/problem.ts';
import type { RuleSource } from './language/rule.ts';
import type { Loaded } from './load.ts';

const UNDONE_BY_NOBODY: readonly (Effect | null)[] = ['reject', 'spam'];

/**
 * Reports rules that reject by the shapes of letters alone: these are wrong more often, so that what they find
 * is for people to look at. In `unless` they only let comments pass.
 */
export function checkStrong({ rules, lists }: Loaded, report: Report): void {
  const strongIn = (name: string): readonly Place[] =>
    (lists.get(name)?.terms ?? []).filter((term) => term.fold === 'strong').map(({ place }) => place);
  for (const rule of rules) {
    if (!UNDONE_BY_NOBODY.includes(rule.effect)) continue;
    for (const { strong, lists: asked } of conditionsOf({ ...rule, unless: null })) {
      for (const place of [...strong, ...asked.flatMap(({ name }) => strongIn(name))])
        tell(rule, place, report);
    }
  }
}

function tell({ effect }: RuleSource, place: Place, report: Report): void {
  const cure = 'hold or give points, or use "fold: normal"';
  report(
    place,
    `"fold: strong" takes other letters for the listed ones, so "then: ${effect}" may not rest on it; ${cure}`,
  );
}
