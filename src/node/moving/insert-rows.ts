import type { Value } from '../../store/statement.ts';
import { columnList, type Shape } from './shapes.ts';
import { quoted, type Row, type Sql } from './sql.ts';

/**
 * Stores rows of a table, whose first value is the table's name, as in a file. On SQLite some rows a statement take a
 * quarter less time than one; a list of JSON that SQL takes apart takes half as much again.
 */
export const insertRows = (sql: Sql, shape: Shape, rows: readonly Row[]): Promise<void> =>
  sql.kind === 'sqlite' ? insertSome(sql, shape, rows) : insertColumns(sql, shape, rows);

const AT_ONCE = 16;

async function insertSome(sql: Sql, shape: Shape, rows: readonly Row[]): Promise<void> {
  const whole = rows.length - (rows.length % AT_ONCE);
  const many = insertOf(shape, AT_ONCE);
  for (let first = 0; first < whole; first += AT_ONCE)
    await sql.rows(many, valuesOf(rows, first, first + AT_ONCE));
  const one = insertOf(shape, 1);
  for (let at = whole; at < rows.length; at++) await sql.rows(one, valuesOf(rows, at, at + 1));
}

function valuesOf(rows: readonly Row[], from: number, to: number): Value[] {
  const values: Value[] = [];
  for (let at = from; at < to; at++) {
    const row = rows[at] ?? [];
    for (let column = 1; column < row.length; column++) values.push(row[column] ?? null);
  }
  return values;
}

const insertOf = (shape: Shape, rows: number): string => {
  const marks = `(${shape.columns.map(() => '?').join(', ')})`;
  return `insert into ${quoted(shape.table)} (${columnList(shape)}) values ${Array(rows).fill(marks).join(', ')}`;
};

/** A list of values for each column: one statement, whatever the number of rows. */
async function insertColumns(sql: Sql, shape: Shape, rows: readonly Row[]): Promise<void> {
  const lists = shape.columns.map(({ type }) => `cast(? as ${type}[])`).join(', ');
  const text = `insert into ${quoted(shape.table)} (${columnList(shape)}) select * from unnest(${lists})`;
  await sql.rows(
    text,
    shape.columns.map((_, at) => rows.map((row) => row[at + 1] ?? null)),
  );
}
