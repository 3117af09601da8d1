import { WrongFile } from './file-format.ts';
import type { Column, Shape } from './shapes.ts';
import type { Row } from './sql.ts';

/** Rows of one table, one after another in the file. */
export interface Run {
  readonly shape: Shape;
  /** Each with the table's name before its values. */
  readonly rows: Row[];
}

/** The rows of lines, of which the first is the `first` of the file; throws `WrongFile` at one that no export writes. */
export function parseRows(
  shapes: ReadonlyMap<string, Shape>,
  lines: readonly string[],
  first: number,
): Run[] {
  const runs: Run[] = [];
  for (const [at, line] of lines.entries()) {
    const row = rowIn(line, first + at);
    const last = runs.at(-1);
    const run = last !== undefined && last.shape.table === row[0] ? last : newRun(shapes, row, first + at);
    if (run !== last) runs.push(run);
    check(run.shape.columns, row, first + at);
    run.rows.push(row);
  }
  return runs;
}

function newRun(shapes: ReadonlyMap<string, Shape>, [table]: Row, line: number): Run {
  const shape = shapes.get(String(table));
  if (shape === undefined) throw wrong(line, `there is no table ${table}`);
  return { shape, rows: [] };
}

function rowIn(line: string, number: number): Row {
  try {
    const row: unknown = JSON.parse(line);
    if (Array.isArray(row)) return row;
  } catch {
    // told below, with the place
  }
  throw wrong(number, 'this is no row');
}

function check(columns: readonly Column[], row: Row, number: number): void {
  if (row.length !== columns.length + 1) throw wrong(number, `${row[0]} has ${columns.length} columns`);
  for (let at = 0; at < columns.length; at++) {
    const value = row[at + 1];
    if (value === null) continue;
    const { type, name } = columns[at] as Column;
    if (type === 'text' ? typeof value !== 'string' : !Number.isSafeInteger(value))
      throw wrong(number, `${row[0]}.${name} is to be a ${type === 'text' ? 'text' : 'whole number'}`);
  }
}

const wrong = (line: number, what: string): WrongFile => new WrongFile(`Line ${line}: ${what}.`);
