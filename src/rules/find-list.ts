import { nearOrAll } from './language/suggest.ts';
import type { RuleSet } from './rule-set.ts';

/** That a rule set has no list of this name, in words, with what may be meant; null if it has. */
export const noSuchList = ({ lists }: Pick<RuleSet, 'lists'>, name: string): string | null =>
  lists.has(name) ? null : `there is no list ${name}${nearOrAll(name, [...lists.keys()])}`;
