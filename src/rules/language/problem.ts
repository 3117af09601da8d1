/** A place in a file of the rules folder; lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  /** The path relative to the rules folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** What is wrong at a place, and what would be right, for the file's author. */
export interface Problem extends Place {
  readonly message: string;
}

/** Takes down a problem; reading goes on, so that all of a file's problems are told at once. */
export type Report = (place: Place, message: string) => void;

/** `file:line:column: message`, the form that editors and terminals make clickable. */
export function printProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}

/** In the order of files and of places in them, each once. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const once = new Map(problems.map((problem) => [printProblem(problem), problem]));
  return [...once.values()].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column,
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
