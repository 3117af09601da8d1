import type { ListChange } from '../domain/list-change.ts';
import { type CompileResult, compileUntested, tested } from './compile.ts';
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
  const changed = changeUntested(before, changes);
  return changed.ok && changed.ruleSet === before ? changed : tested(changed);
}

/** The same, whatever the rules' own tests say. */
function changeUntested(before: RuleSet, changes: readonly ListChange[]): CompileResult {
  const fresh = changes.filter(({ number }) => number > before.changes);
  const last = fresh.at(-1);
  if (last === undefined) return { ok: true, ruleSet: before, warnings: [] };
  const { sources, moved } = overlay(before.sources, pathsOf(before), fresh);
  const versions = { version: changedVersion(before.base, last.number), changes: last.number };
  const ruleSet = moveTerms(before, moved, { sources, ...versions });
  if (ruleSet !== null) return { ok: true, ruleSet, warnings: [] };
  const files = new Map(Object.entries(sources));
  const model = before.model?.learned;
  const compiled = compileUntested(
    `${before.site}.yaml`,
    (path) => files.get(path),
    model && { model: () => model },
  );
  return compiled.ok
    ? { ...compiled, ruleSet: { ...compiled.ruleSet, ...versions, base: before.base } }
    : compiled;
}

/** The most changes that are good. */
export interface GoodChanges {
  readonly ruleSet: RuleSet;
  /** What is wrong with all changes; empty if they are good. */
  readonly problems: readonly Problem[];
}

/**
 * The same with as many of the changes, from the first on, as are good together, for a bad one may be mended by a
 * later one. `tried` is the number of a change up to which no more are good than those that `before` knows, as the
 * caller found out before.
 */
export function changeWhileGood(
  before: RuleSet,
  changes: readonly ListChange[],
  tried: number = before.changes,
): GoodChanges {
  const all = changeRuleSet(before, changes);
  if (all.ok) return { ruleSet: all.ruleSet, problems: [] };
  const upTo = (last: number) => changes.filter(({ number }) => number <= last);
  let [good, latest] = [before, changeUntested(before, upTo(tried))];
  for (const { number } of changes.filter((change) => change.number > tried).slice(0, -1)) {
    // What was compiled once isn't again, even where it was bad.
    const next = changeUntested(latest.ok ? latest.ruleSet : good, upTo(number));
    if (tested(next).ok && next.ok) good = next.ruleSet;
    if (next.ok) latest = next;
  }
  return { ruleSet: good, problems: all.problems };
}
