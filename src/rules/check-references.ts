import { conditionsOf } from './checks.ts';
import type { Reference } from './conditions/condition.ts';
import { MOST_TOLD, type Report } from './language/problem.ts';
import { quoted } from './language/quote.ts';
import type { RuleSource } from './language/rule.ts';
import { nearOrAll } from './language/suggest.ts';

/** Evaluation follows references by recursion, so their chains have to end soon. */
const MAX_CHAIN = 64;

/** Reports rules that refer to unknown rules, to themselves through others, or through very many. */
export function checkReferences(rules: readonly RuleSource[], report: Report): void {
  const references = new Map(rules.map((rule) => [rule.id, conditionsOf(rule).flatMap((one) => one.rules)]));
  const known = [...references.keys()];
  const unknown = [...references.values()].flat().filter(({ name }) => !references.has(name));
  for (const [index, { name, place }] of unknown.entries()) {
    const hint = index < MOST_TOLD ? nearOrAll(name, known) : '';
    report(place, `there is no rule ${quoted(name)}${hint}`);
  }
  const done = new Set<string>();
  for (const { id } of rules) follow({ references, report, done }, id, [id]);
}

interface Walk {
  readonly references: ReadonlyMap<string, readonly Reference[]>;
  readonly report: Report;
  /** Rules from which no circle starts that was not reported. */
  readonly done: Set<string>;
}

function follow(walk: Walk, id: string, chain: readonly string[]): void {
  if (walk.done.has(id)) return;
  for (const { name, place } of walk.references.get(id) ?? []) {
    if (chain.includes(name)) {
      const circle = [...chain.slice(chain.indexOf(name)), name].join(' -> ');
      walk.report(place, `rules refer to one another in a circle: ${circle}; remove one of these references`);
    } else if (chain.length >= MAX_CHAIN)
      walk.report(
        place,
        `this is reached through ${MAX_CHAIN} rules, which is too many; ask for its conditions themselves`,
      );
    else follow(walk, name, [...chain, name]);
  }
  walk.done.add(id);
}
