import { boolean, type GenericSchema, number, optional, string } from 'valibot';
import { type CompileResult, compileRuleSet } from '../rules/compile.ts';
import { printProblem, type Problem as RuleProblem, startOf } from '../rules/language/problem.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { answer } from './answers.ts';
import { invalidContent } from './problem.ts';

/** Texts of files by their paths, in the place of those in force. */
export type Draft = Readonly<Record<string, string>>;

/** A fault at its place in a file of a draft; lines and columns count from 1, columns in UTF-16 units. */
export interface DraftProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many UTF-16 units of the line are meant. */
  readonly length: number;
  readonly message: string;
  /** It keeps nothing from being in force. */
  readonly warning?: true;
}

export const DraftProblemAnswer: GenericSchema<DraftProblem> = answer<DraftProblem>({
  file: string(),
  line: number(),
  column: number(),
  length: number(),
  message: string(),
  warning: optional(boolean()) as GenericSchema<true | undefined>,
});

/**
 * The draft compiled, with the rules' own tests; a file that it doesn't hold is that of the rules in force. `now` is ms since
 * 1970 UTC, for warnings of rules that have expired.
 */
export function compileDraft(inForce: RuleSet, draft: Draft, now?: number): CompileResult {
  const known = new Map([...Object.entries(inForce.sources), ...Object.entries(draft)]);
  const compiled = compileRuleSet(`${inForce.site}.yaml`, (path) => known.get(path), now);
  if (!compiled.ok) return compiled;
  const idle = idleFiles(compiled.ruleSet, draft);
  return idle.length === 0 ? compiled : { ok: false, problems: idle };
}

/** A file that nothing names was misspelt: its author should not take the answer for one about it. */
const idleFiles = ({ site, sources }: RuleSet, draft: Draft): RuleProblem[] =>
  Object.keys(draft)
    .filter((path) => !Object.hasOwn(sources, path))
    .map((path) => ({
      ...startOf(path),
      message: `nothing includes or lists this file; the site's own is ${site}.yaml`,
    }));

export const toDraftProblem = ({ file, line, column, length, message }: RuleProblem): DraftProblem => ({
  file,
  line,
  column,
  length,
  message,
});

/** The answer to a draft that is wrong: each fault in words, and by its place. */
export const wrongDraft = (draft: Draft, problems: readonly RuleProblem[]): Response =>
  invalidContent(
    problems.map((fault) => ({
      path: Object.hasOwn(draft, fault.file) ? `rules.${fault.file}` : 'rules',
      message: printProblem(fault),
    })),
    { problems: problems.map(toDraftProblem) },
  );
