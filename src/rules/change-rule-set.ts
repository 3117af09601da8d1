import type { ListChange } from '../domain/list-change.ts';
import { type CompileResult, compileRuleSet } from './compile.ts';
import { moveTerms } from './grow.ts';
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
  const ruleSet = moveTerms(before, moved, { sources, ...versions });
  if (ruleSet !== null) return { ok: true, ruleSet, warnings: [] };
  const files = new Map(Object.entries(sources));
  const compiled = compileRuleSet(`${before.site}.yaml`, (path) => files.get(path));
  return compiled.ok
    ? { ...compiled, ruleSet: { ...compiled.ruleSet, ...versions, base: before.base } }
    : compiled;
}

/** The same as far as it is good: where all changes are too many, with half of them, and so on. */
export function changeWhileGood(base: RuleSet, changes: readonly ListChange[]): RuleSet {
  const all = changeRuleSet(base, changes);
  if (all.ok) return all.ruleSet;
  let best = base;
  let [good, bad] = [0, changes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const some = changeRuleSet(best, changes.slice(0, middle));
    if (some.ok) [best, good] = [some.ruleSet, middle];
    else bad = middle;
  }
  return best;
}
