import type { ListChange } from '../domain/list-change.ts';
import { type CompileResult, compileRuleSet } from './compile.ts';
import { moveTerms } from './grow.ts';
import type { Problem } from './language/problem.ts';
import { overlay, pathsOf } from './overlay.ts';
import type { RuleSet } from './rule-set.ts';
import { changedVersion } from './version.ts';

/**
 * The rule set with all changes of its lists that it doesn't know yet; or what is wrong with it then, as with
 * broken files. `changes` are the site's, in their order. Compiles only what can't be had at the cost of the
 * changed terms alone.
 */
export function changeRuleSet(before: RuleSet, changes: readonly ListChange[]): CompileResult {
  const fresh = changes.filter(({ number }) => number > before.changes);
  const last = fresh.at(-1);
  if (last === undefined) return { ok: true, ruleSet: before, warnings: [] };
  const { sources, moved } = overlay(before.sources, pathsOf(before), fresh);
  const versions = { version: changedVersion(before.base, last.number), changes: last.number };
  const result = moveTerms(before, moved, { sources, ...versions });
  if (result !== null) return result;
  const files = new Map(Object.entries(sources));
  const compiled = compileRuleSet(`${before.site}.yaml`, (path) => files.get(path));
  return compiled.ok
    ? { ...compiled, ruleSet: { ...compiled.ruleSet, ...versions, base: before.base } }
    : compiled;
}

/**
 * The same with as many of the changes, from the first on, as are good; and what is wrong with all. Of more than
 * one it is found by halves.
 */
export function changeWhileGood(
  before: RuleSet,
  changes: readonly ListChange[],
): { readonly ruleSet: RuleSet; readonly problems: readonly Problem[] } {
  const all = changeRuleSet(before, changes);
  if (all.ok) return { ruleSet: all.ruleSet, problems: [] };
  const fresh = changes.filter(({ number }) => number > before.changes);
  let best = before;
  let [good, bad] = [0, fresh.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const some = changeRuleSet(best, fresh.slice(0, middle));
    if (some.ok) [best, good] = [some.ruleSet, middle];
    else bad = middle;
  }
  return { ruleSet: best, problems: all.problems };
}
