import { columnList, type Shape, schemaOf, shapesOf } from './shapes.ts';
import { quoted, quotedList, type Row, type Sql } from './sql.ts';

/** A database as it was at one moment, whatever is written meanwhile. */
export interface Snapshot {
  readonly schema: string;
  readonly shapes: readonly Shape[];
  count(shape: Shape): Promise<number>;
  /** The rows of a table in its order, some at a time. */
  pages(shape: Shape): AsyncGenerator<readonly Row[]>;
}

/** At most so many rows at a time, and as many as make about so many characters. */
const MOST_ROWS = 1000;
const CHARACTERS = 1_000_000;

/** Takes the snapshot that a connection sees from now on, until it is closed. */
export async function takeSnapshot(sql: Sql): Promise<Snapshot> {
  await sql.rows(sql.kind === 'sqlite' ? 'begin' : 'begin isolation level repeatable read read only');
  // SQLite's begins with what is read first.
  const schema = await schemaOf(sql);
  return {
    schema,
    shapes: await shapesOf(sql),
    count: async ({ table }) =>
      Number((await sql.rows(`select count(*) as count from ${quoted(table)}`))[0]?.[0]),
    pages: (shape) => pagesOf(sql, shape),
  };
}

/** By the key of the page before, so that the last page is as quick as the first. */
async function* pagesOf(sql: Sql, shape: Shape): AsyncGenerator<readonly Row[]> {
  const key = quotedList(shape.key);
  const marks = shape.key.map(() => '?').join(', ');
  const [from, order] = [
    `select ${columnList(shape)} from ${quoted(shape.table)}`,
    `order by ${key} limit ?`,
  ];
  const places = shape.key.map((name) => shape.columns.findIndex((column) => column.name === name));
  let limit = 100;
  let page = await sql.rows(`${from} ${order}`, [limit]);
  for (;;) {
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < limit) return;
    limit = nextLimit(page);
    const after = places.map((place) => last[place] ?? null);
    page = await sql.rows(`${from} where (${key}) > (${marks}) ${order}`, [...after, limit]);
  }
}

/** Some rows hold all sources of a site's rules, others a number. */
function nextLimit(page: readonly Row[]): number {
  const characters = page.reduce((sum, row) => sum + row.reduce<number>(addLength, 0), 0);
  return Math.max(1, Math.min(MOST_ROWS, Math.floor((CHARACTERS * page.length) / (characters + 1))));
}

const addLength = (sum: number, value: Row[number]): number =>
  sum + (typeof value === 'string' ? value.length : 8);
