import type { ListChange } from '../domain/list-change.ts';
import { changeRuleSet } from './change-rule-set.ts';
import { type Around, type CompileResult, compileRuleSet } from './compile.ts';
import { type Problem, sortProblems, startOf } from './language/problem.ts';
import type { RuleSet } from './rule-set.ts';

/** Texts of files by their paths in the folder of rules. */
export type Draft = Readonly<Record<string, string>>;

/**
 * What would be in force if a site's files became these: a file that the draft doesn't hold is that of `base`, and the
 * changes of the site's lists are laid over them. Runs the rules' own tests.
 */
export function compileDraft(
  base: RuleSet,
  changes: readonly ListChange[],
  draft: Draft,
  around: Around,
): CompileResult {
  const known = new Map([...Object.entries(base.sources), ...Object.entries(draft)]);
  const compiled = compileRuleSet(`${base.site}.yaml`, (path) => known.get(path), around);
  if (!compiled.ok) return compiled;
  const idle = unread(compiled.ruleSet, draft);
  if (idle.length > 0) return { ok: false, problems: idle };
  const changed = changeRuleSet(compiled.ruleSet, changes);
  return changed.ok ? { ...changed, warnings: compiled.warnings } : changed;
}

/** A file that nothing names was misspelt: its author should not take the answer for one about it. */
function unread({ site, sources }: RuleSet, draft: Draft): Problem[] {
  const message = `nothing includes or lists this file; the site's own is ${site}.yaml`;
  const idle = Object.keys(draft).filter((path) => !Object.hasOwn(sources, path));
  return sortProblems(idle.map((path) => ({ ...startOf(path), message })));
}
