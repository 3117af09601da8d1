import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Config } from '../../../src/config.ts';
import { exportLines } from '../../../src/node/moving/export-data.ts';
import { fingerprintOf } from '../../../src/node/moving/fingerprint.ts';
import { importData } from '../../../src/node/moving/import-data.ts';
import { lookThrough } from '../../../src/node/moving/look-through.ts';
import { openSql } from '../../../src/node/moving/open-sql.ts';
import { type Column, type Shape, shapesOf } from '../../../src/node/moving/shapes.ts';
import { takeSnapshot } from '../../../src/node/moving/snapshot.ts';
import type { Sql } from '../../../src/node/moving/sql.ts';
import { openSqliteFile } from '../../../src/node/open-sqlite.ts';
import { temporaryFolder } from '../../store/open-test-database.ts';

type Target = Pick<Config, 'database'>;

export const inSqlite = (file: string): Target => ({ database: { kind: 'sqlite', file } });

/** Opens a database as an import does; closed when the test ends. */
export async function opened(target: Target, readOnly = false): Promise<Sql> {
  const sql = await openSql(target, { readOnly });
  onTestFinished(() => sql.close());
  return sql;
}

/** A new, migrated database in a file. */
export async function newFile(file: string = join(temporaryFolder(), 'hakam.db')): Promise<string> {
  await (await openSqliteFile(file)).close();
  return file;
}

/** What a database may hold that a way of writing or sorting could lose. */
const TEXTS = [
  'a',
  '',
  'حَكَم، "سلام"',
  '\\n\n\t\u0001\u007f\u2028\u2029',
  "'; drop table comments; --",
  '👩‍👩‍👧 \u{10ffff} \ufffd \uffff',
  'Z',
  'é e\u0301',
  '{"json": [null, true]}',
];
const NUMBERS = [0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 1_790_000_000_000];

/** What the schema asks for beyond single columns: null where nothing else is said. */
const CHECKED: Readonly<Record<string, Readonly<Record<string, Cell>>>> = {
  audit: { sequence: null, hash: null },
  audit_chain: { id: 1 },
  comments: { withdrawn_from: null, erased_at: null, hidden: 3 },
  notes: { author_key: null, comment: 'c' },
  webhooks: { disabled_at: null, disabled_because: null },
};

/** A database with so many rows in every table that there is. */
export async function filledFile(rows: number): Promise<string> {
  const file = await newFile();
  const shapes = await shapesOf(await opened(inSqlite(file)));
  const database = new Sqlite(file, { timeout: 5000 });
  database.transaction(() => {
    for (const shape of shapes) {
      const cells = shape.columns.map((column, at) => cellMaker(database, shape, column, at));
      const insert = database.prepare(
        `insert into ${shape.table} (${shape.columns.map(({ name }) => name)}) values (${cells.map(() => '?')})`,
      );
      const count = shape.table === 'audit_chain' ? 1 : rows;
      for (let row = 0; row < count; row++) insert.run(cells.map((cell) => cell(row)));
    }
    seal(database);
  })();
  database.close();
  return file;
}

type Cell = string | number | null;

/** What a column holds in each row. */
function cellMaker(
  database: Sqlite.Database,
  shape: Shape,
  column: Column,
  at: number,
): (row: number) => Cell {
  const checked = CHECKED[shape.table]?.[column.name];
  if (checked !== undefined) return () => checked;
  const allowed = allowedIn(database, shape.table, column.name);
  const isNullable = isNullableIn(database, shape.table, column.name);
  return (row) =>
    isNullable && (row + at) % 3 === 0
      ? null
      : (allowed?.[row % allowed.length] ?? cellOf(shape, column, row, at));
}

const cellOf = ({ key }: Shape, { name, type }: Column, row: number, at: number): string | number => {
  // What is unique counts; the texts before it go through the order of the database.
  if (type === 'bigint') return key.includes(name) ? row : (NUMBERS[(row + at) % NUMBERS.length] ?? 0);
  const text = TEXTS[(row * 7 + at) % TEXTS.length] ?? '';
  return key.includes(name) || name === 'comment' ? `${text}${row}` : text;
};

/** Half of the entries, as the service does: sequence and hash come later, once. */
const seal = (database: Sqlite.Database): void =>
  void database.exec(
    `update audit set sequence = rowid, hash = 'a hash of ' || rowid where rowid <= (select count(*) from audit) / 2`,
  );

/** Of a column with `check (… in (…))`: what it may hold. */
function allowedIn(database: Sqlite.Database, table: string, column: string): string[] | undefined {
  const made = database.prepare('select sql from sqlite_master where name = ?').pluck().get(table);
  return new RegExp(`\\b${column} in \\(([^)]*)\\)`)
    .exec(String(made))?.[1]
    ?.split(',')
    .map((text) => text.trim().slice(1, -1));
}

const isNullableIn = (database: Sqlite.Database, table: string, column: string): boolean =>
  database
    .prepare('select 1 from pragma_table_info(?) where name = ? and pk = 0 and "notnull" = 0')
    .get(table, column) !== undefined;

export const SECRET = 'a secret of the tests, which is long enough';

/** Exports as the command does; returns the text. */
export async function exported(target: Target): Promise<string> {
  const sql = await openSql(target, { readOnly: true });
  let text = '';
  for await (const lines of exportLines(await takeSnapshot(sql), fingerprintOf(SECRET), () => undefined))
    text += lines;
  await sql.close();
  return text;
}

/** Puts text into a file that goes with the test. */
export function fileWith(text: string | Uint8Array): string {
  const file = join(temporaryFolder(), 'export.ndjson');
  writeFileSync(file, text);
  return file;
}

/** Imports as the command does. */
export async function imported(
  target: Target,
  file: string,
  progress: (share: number, what: string) => void = () => undefined,
): Promise<boolean> {
  const sql = await openSql(target, { readOnly: false });
  try {
    return await importData(sql, await lookThrough(file, () => undefined), Date.now(), progress);
  } finally {
    await sql.close();
  }
}

/** With the end mark that fits, as whoever changes a file by hand would have to. */
export function withEnd(lines: readonly string[]): string {
  const body = lines.map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(body).digest('hex');
  return `${body}${JSON.stringify({ end: { rows: lines.length - 1, sha256 } })}\n`;
}

/** All that a file of SQLite has beside its rows. */
export function schemaIn(file: string): unknown[] {
  const database = new Sqlite(file, { readonly: true, timeout: 5000 });
  try {
    return database.prepare('select type, name, tbl_name, sql from sqlite_master order by type, name').all();
  } finally {
    database.close();
  }
}
