/** The files of the rule set in force. */
export interface RuleFiles {
  readonly version: string;
  readonly files: readonly RuleFile[];
}

export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

/** What is wrong at a place of a draft; lines and columns count from 1. */
export interface RuleProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly warning?: true;
}

/** What became of a draft that was compiled, and whose tests were run. */
export interface DraftCheck {
  readonly ok: boolean;
  readonly problems: readonly RuleProblem[];
  readonly version: string | null;
}
