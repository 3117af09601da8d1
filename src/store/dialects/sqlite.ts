import type { Metrics } from '../../domain/metrics.ts';
import { type Database, Unavailable } from '../database.ts';
import { bind, compilerOf, type Statement } from '../statement.ts';
import type { PreparedSql, SqliteConnection, SqliteDriver } from './sqlite-driver.ts';
import { groupCommit } from './sqlite-group-commit.ts';
import { groupRead } from './sqlite-group-read.ts';
import { sqliteSyntax } from './sqlite-syntax.ts';
import { transactionOf } from './sqlite-transaction.ts';

/** Older ones can lose a commit when a checkpoint meets a writer (SQLite's "WAL-reset bug", mended in 3.51.3). */
const OLDEST = [3, 51, 3] as const;

/** While someone reads for long (a backup), the WAL grows past this; afterwards it is cut to so many bytes. */
const LARGEST_WAL = 16 * 1024 * 1024;

/** KiB that each connection keeps of the file, at most; SQLite's own 16 MB hold no index of a big site. */
const CACHE = 64 * 1024;

export interface SqliteDatabase extends Database {
  /** The connection that writes, for what only opening a database needs (migrations). */
  readonly writer: SqliteConnection;
  /** Waits for the writes under way, then closes both connections. */
  close(): Promise<void>;
}

/**
 * Opens (and makes, where there is none) the database file, in WAL mode with `synchronous=FULL`: a
 * commit is on the disk before `atomically` resolves. Throws on an SQLite that can lose commits.
 */
export function openSqlite(
  open: SqliteDriver,
  file: string,
  committed?: Metrics['committed'],
): SqliteDatabase {
  const writer = open(file, { readOnly: false });
  refuseOldSqlite(writer);
  writer.exec('pragma busy_timeout = 5000');
  writer.exec('pragma journal_mode = WAL');
  writer.exec('pragma synchronous = FULL');
  writer.exec(`pragma journal_size_limit = ${LARGEST_WAL}`);
  // What is deleted is overwritten, in the place where it stood.
  writer.exec('pragma secure_delete = on');
  const reader = open(file, { readOnly: true });
  for (const connection of [writer, reader]) {
    connection.exec('pragma busy_timeout = 0'); // from here on waiting is groupCommit's, which lets others go on
    connection.exec(`pragma cache_size = -${CACHE}`);
  }
  const reads = groupRead(reader, runner(reader));
  const group = groupCommit(transactionOf(writer, runner(writer)), committed);
  return {
    writer,
    atomically: async (statements, options) => {
      const rows = await group.atomically(statements, options);
      reads.forgetStamp();
      return rows as never;
    },
    read: (statements) => reads.read(statements) as Promise<never>,
    stamp: reads.stamp,
    close: async () => {
      await group.stop();
      reads.stop();
      reader.close();
      writer.close();
    },
  };
}

type Run = (statement: Statement) => unknown[];

/** Runs statements on one connection, with every one of them prepared once. */
function runner(connection: SqliteConnection): Run {
  const prepared = new Map<string, PreparedSql>();
  const compile = compilerOf(sqliteSyntax);
  const prepare = (text: string): PreparedSql => {
    const known = prepared.get(text) ?? connection.prepare(text);
    prepared.set(text, known);
    return known;
  };
  return ({ template, values }) => {
    const { text, slots } = compile(template);
    return prepare(text).all(bind(slots, values));
  };
}

function refuseOldSqlite(connection: SqliteConnection): void {
  const [row] = connection.prepare('select sqlite_version() as version').all([]);
  const { version } = row as { version: string };
  if (isOlder(version.split('.').map(Number), OLDEST)) {
    throw new Unavailable(`SQLite ${version} can lose commits; ${OLDEST.join('.')} or later is needed.`);
  }
}

/** Whether a dotted version is older than another, number by number. */
export function isOlder(version: readonly number[], than: readonly number[]): boolean {
  const at = than.findIndex((number, index) => number !== (version[index] ?? 0));
  return at >= 0 && (version[at] ?? 0) < (than[at] ?? 0);
}
