/** A place in a file of the rules folder; lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  /** The path relative to the rules folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many UTF-16 units of that line are meant; 0 where something is missing. */
  readonly length: number;
}

/** What is wrong at a place, and what would be right, for the file's author. */
export interface Problem extends Place {
  readonly message: string;
}

/** Takes down a problem; reading goes on, so that all of a file's problems are told at once. */
export type Report = (place: Place, message: string) => void;

/** Where a file begins, for what concerns all of it. */
export const startOf = (file: string): Place => ({ file, line: 1, column: 1, length: 0 });

/** `file:line:column: message`, on one line: the form that editors and terminals make clickable. */
export function printProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}

/** More than these nobody reads; a hostile file would have a hundred thousand. */
export const MOST_TOLD = 200;

/** In the order of files and of places in them, each once: the first two hundred. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const once = new Map(problems.map((problem) => [printProblem(problem), problem]));
  const sorted = [...once.values()].sort(
    (a, b) => compareText(a.file, b.file) || a.line - b.line || a.column - b.column,
  );
  const last = sorted[MOST_TOLD];
  if (last === undefined) return sorted;
  const rest = sorted.length - MOST_TOLD;
  return [
    ...sorted.slice(0, MOST_TOLD),
    { ...last, message: `and ${rest} more from here on; mend these first` },
  ];
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
