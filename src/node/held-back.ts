import type { GoodChanges } from '../rules/change-rule-set.ts';
import { printProblem } from '../rules/language/problem.ts';
import type { ToldChange } from '../store/list-changes.ts';
import { isolated } from './terminal.ts';

/** What a person is told where not all changes of a site's lists are in force; nothing where they are. */
export function heldBack({ ruleSet, problems }: GoodChanges, made: readonly ToldChange[]): string[] {
  const first = made.find(({ number }) => number > ruleSet.changes);
  if (problems.length === 0 || first === undefined) return [];
  const { kind, term, list, at, byName } = first;
  const what =
    kind === 'add' ? `${isolated(term)}, added to ${list}` : `${isolated(term)}, taken out of ${list}`;
  return [
    `Changes of the lists of ${ruleSet.site} are not in force, for with them the rules are wrong:`,
    ...problems.map((problem) => `  ${printProblem(problem)}`),
    `The first is ${what} ${new Date(at).toISOString()} by ${isolated(byName)}; undo it, or mend the rules.`,
  ];
}
