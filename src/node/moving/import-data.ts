import type { Progress } from './export-data.ts';
import { WrongFile } from './file-format.ts';
import { insertRows } from './insert-rows.ts';
import type { WholeFile } from './look-through.ts';
import { parseRows } from './parse-rows.ts';
import { type Aside, asideOf } from './put-aside.ts';
import { piecesOf } from './read-file.ts';
import { type Shape, schemaOf, shapesOf } from './shapes.ts';
import { inTransaction, quoted, type Sql } from './sql.ts';

/** How far a file is read into a database: what `imports` holds of it. */
interface Reached {
  readonly position: number;
  readonly lines: number;
  readonly isFinished: boolean;
  /** What is to be made again. */
  readonly aside: readonly Aside[];
}

/**
 * Reads a file into a database with nothing in it, or goes on where it was stopped, by whatever means; `false` where that
 * was done before. How far it is stands in the same commits as the rows. Throws `WrongFile` where the two don't fit.
 */
export async function importData(
  sql: Sql,
  whole: WholeFile,
  now: number,
  progress: Progress,
): Promise<boolean> {
  const shapes = await shapesOf(sql);
  refuseOtherSchema(whole, await schemaOf(sql), shapes);
  const reached = (await reachedOf(sql, whole.id)) ?? (await begin(sql, whole, shapes, now));
  if (reached.isFinished) return false;
  await readRows(sql, whole, shapes, reached, progress);
  await makeAgain(sql, whole.id, reached.aside, progress);
  await finish(sql, whole.id, Date.now());
  return true;
}

/** Throws `WrongFile` where a database holds anything but what was read of this very file. */
export async function refuseStocked(sql: Sql, { id }: WholeFile): Promise<void> {
  if ((await reachedOf(sql, id)) === undefined) await refuseWhatIsThere(sql, await shapesOf(sql));
}

function refuseOtherSchema({ header }: WholeFile, schema: string, shapes: readonly Shape[]): void {
  if (header.schema !== schema)
    throw new WrongFile(
      `Line 1: the file is of the schema ${header.schema}, and this database of ${schema}. Use the same version of Hakam on both sides: import with the one that exported, then start the newer one, or export again with this one.`,
    );
  const there = new Set(shapes.map(({ table }) => table));
  for (const table of Object.keys(header.tables))
    if (!there.has(table)) throw new WrongFile(`Line 1: there is no table ${table}. Export again.`);
  for (const { table, columns } of shapes) {
    const names = columns.map(({ name }) => name).join(', ');
    const given = header.tables[table]?.join(', ');
    if (given !== names)
      throw new WrongFile(
        `Line 1: the columns of ${table} are to be ${names}, and are ${given ?? 'not there'}. Export again.`,
      );
  }
}

async function reachedOf(sql: Sql, id: string): Promise<Reached | undefined> {
  const [row] = await sql.rows('select position, lines, finished_at, put_aside from imports where id = ?', [
    id,
  ]);
  if (row === undefined) return undefined;
  const [position, lines, finishedAt, aside] = row;
  return {
    position: Number(position),
    lines: Number(lines),
    isFinished: finishedAt !== null,
    aside: JSON.parse(String(aside)),
  };
}

/** What is put aside is written down in the commit that takes it away. */
const begin = (sql: Sql, { id, from }: WholeFile, shapes: readonly Shape[], now: number): Promise<Reached> =>
  inTransaction(sql, async () => {
    await refuseWhatIsThere(sql, shapes);
    const aside = await asideOf(sql, shapes);
    for (const { away } of aside) await sql.rows(away);
    await sql.rows(
      'insert into imports (id, started_at, position, lines, put_aside) values (?, ?, ?, 1, ?)',
      [id, now, from, JSON.stringify(aside)],
    );
    return { position: from, lines: 1, isFinished: false, aside };
  });

/** The audit is one chain, and ids are one database's: two databases can't become one. */
async function refuseWhatIsThere(sql: Sql, shapes: readonly Shape[]): Promise<void> {
  const [other] = await sql.rows('select 1 as one from imports where finished_at is null');
  if (other !== undefined)
    throw new WrongFile(
      'Another file is being read into this database, and is not finished. Import that one again, or begin with a new database.',
    );
  for (const { table } of shapes) {
    const [row] = await sql.rows(`select 1 as one from ${quoted(table)} limit 1`);
    if (row !== undefined)
      throw new WrongFile(
        `This database holds data already (in ${table}). A file is read into a new one: name another by HAKAM_DATABASE, which import makes.`,
      );
  }
}

/** Each piece of the file is one commit. */
async function readRows(
  sql: Sql,
  { file, id, from, to }: WholeFile,
  shapes: readonly Shape[],
  reached: Reached,
  progress: Progress,
): Promise<void> {
  const byName = new Map(shapes.map((shape) => [shape.table, shape]));
  let { position, lines } = reached;
  for await (const { at, bytes } of piecesOf(file, position)) {
    const part = bytes.subarray(0, to - at);
    if (part.length === 0) return;
    const texts = part.toString('utf8', 0, part.length - 1).split('\n');
    const runs = parseRows(byName, texts, lines + 1);
    const next = { position: at + part.length, lines: lines + texts.length };
    await inTransaction(sql, async () => {
      for (const { shape, rows } of runs) await told(insertRows(sql, shape, rows), lines + 1, next.lines);
      await moveOn(sql, id, position, next);
    });
    ({ position, lines } = next);
    progress((position - from) / (to - from), `${lines - 1} rows`);
  }
}

/** With the lines in which something was refused. */
async function told(work: Promise<void>, first: number, last: number): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw new Error(`Lines ${first} to ${last}: ${(error as Error).message}`, { cause: error });
  }
}

/** Of two processes that read a file at once one is stopped. */
async function moveOn(
  sql: Sql,
  id: string,
  before: number,
  { position, lines }: Pick<Reached, 'position' | 'lines'>,
): Promise<void> {
  const moved = await sql.rows(
    'update imports set position = ?, lines = ? where id = ? and position = ? and finished_at is null returning id',
    [position, lines, id, before],
  );
  if (moved.length === 0)
    throw new Error('Another process reads this file into the database too; this one stops.');
}

/** Each in a commit that takes it off the list. */
async function makeAgain(sql: Sql, id: string, aside: readonly Aside[], progress: Progress): Promise<void> {
  for (const [at, { name, again }] of aside.entries()) {
    progress(at / aside.length, `making ${name} again`);
    await inTransaction(sql, async () => {
      const left = JSON.stringify(aside.slice(at + 1));
      const [row] = await sql.rows(
        'update imports set put_aside = ? where id = ? and finished_at is null and put_aside = ? returning id',
        [left, id, JSON.stringify(aside.slice(at))],
      );
      if (row === undefined)
        throw new Error('Another process reads this file into the database too; this one stops.');
      await sql.rows(again);
    });
  }
}

async function finish(sql: Sql, id: string, now: number): Promise<void> {
  await sql.rows(sql.kind === 'sqlite' ? 'pragma synchronous = full' : 'analyze');
  await sql.rows('update imports set finished_at = ? where id = ? and finished_at is null', [now, id]);
}
