import { type SoughtByHas, soughtByHas } from './conditions/has.ts';
import { leavesOf } from './language/expression.ts';
import type { TermOptions } from './language/terms.ts';
import type { Rule, RuleSet } from './rule-set.ts';

/** Where some condition looks for the terms of a list, and how. */
export interface ListPlace {
  readonly field: SoughtByHas['field'];
  readonly options: Required<TermOptions>;
  /** The set of the phrases that it excepts; null where the list itself is what it excepts. */
  readonly except: number | null;
}

/** Every place in which conditions of a rule set look for the terms of a list. */
export function placesOf({ lists, rules }: RuleSet, name: string): readonly ListPlace[] {
  const uses = lists.get(name)?.uses ?? [];
  const options = new Map(uses.flatMap((use) => (use === null ? [] : [[use.set, use.options] as const])));
  const sought = [...rules.values()].flatMap(conditionsOf).flatMap((one) => soughtByHas(one) ?? []);
  return sought.flatMap(({ field, wanted, except }) => [
    ...placeOf(field, options.get(wanted), except),
    ...placeOf(field, options.get(except), null),
  ]);
}

const placeOf = (
  field: ListPlace['field'],
  options: Required<TermOptions> | undefined,
  except: number | null,
): ListPlace[] => (options === undefined ? [] : [{ field, options, except }]);

const conditionsOf = ({ when, unless }: Rule) => [...leavesOf(when), ...(unless ? leavesOf(unless) : [])];

/** Whether conditions take the terms of a list for domains. */
export const holdsDomains = ({ lists }: RuleSet, name: string): boolean =>
  lists.get(name)?.uses.includes(null) ?? false;
