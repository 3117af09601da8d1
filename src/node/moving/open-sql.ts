import type { Config } from '../../config.ts';
import type { PreparedSql } from '../../store/dialects/sqlite-driver.ts';
import type { Value } from '../../store/statement.ts';
import { driverHere } from '../open-sqlite.ts';
import { reachPostgres } from '../reach-postgres.ts';
import type { Row, Sql } from './sql.ts';

/** ms for which SQLite waits for another process that writes. */
const PATIENCE = 5000;
/** KiB of pages, and of what is sorted for an index, that are kept in memory. */
const CACHE = 64 * 1024;
/** Pages of the WAL after which it is written into the file, 64 MiB. */
const CHECKPOINT = 16_000;

/** Opens one more connection to a configured database, which is there and migrated. */
export const openSql = (
  { database }: Pick<Config, 'database'>,
  how: { readonly readOnly: boolean },
): Promise<Sql> =>
  database.kind === 'sqlite' ? openFile(database.file, how.readOnly) : openServer(database.url);

async function openFile(file: string, readOnly: boolean): Promise<Sql> {
  const connection = (await driverHere())(file, { readOnly });
  connection.exec(`pragma busy_timeout = ${PATIENCE}`);
  connection.exec(`pragma cache_size = -${CACHE}`);
  if (!readOnly) {
    // Whatever a power cut takes is read from the file again: how far that is done stands in the same commits.
    connection.exec('pragma synchronous = normal');
    connection.exec(`pragma wal_autocheckpoint = ${CHECKPOINT}`);
    connection.exec('pragma threads = 2'); // to sort by, for indexes
  }
  const prepared = new Map<string, PreparedSql>();
  return {
    kind: 'sqlite',
    rows: async (text, values = []) => {
      const statement = prepared.get(text) ?? connection.prepare(text);
      prepared.set(text, statement);
      return (statement.all(values as Value[]) as object[]).map((row) => Object.values(row));
    },
    close: async () => connection.close(),
  };
}

async function openServer(url: string): Promise<Sql> {
  const client = await reachPostgres(url);
  return {
    kind: 'postgres',
    rows: async (text, values = []) => {
      const { rows } = await client.query<Value[]>({
        text: numbered(text),
        values: [...values],
        rowMode: 'array',
      });
      return rows as Row[];
    },
    close: () => client.end(),
  };
}

/** No text that is run here has a `?` within quotes. */
function numbered(text: string): string {
  let number = 0;
  return text.replaceAll('?', () => `$${++number}`);
}
