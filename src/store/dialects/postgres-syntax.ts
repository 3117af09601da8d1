import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';
import type { Dialect } from '../statement.ts';
import type { Tables } from '../tables.ts';

const lock = (table: string): RawBuilder<unknown> => sql`for update of ${sql.ref(table)}`;

/** PostgreSQL's SQL; compiles queries and runs none. */
export const postgresSyntax: Dialect = {
  db: new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  }),
  rows: (json, columns) => {
    const members = Object.entries(columns).map(
      ([name, type]) => sql`${sql.ref(name)} ${sql.raw(type as string)}`,
    );
    return sql`(select * from json_to_recordset(cast(${json} as json)) as members(${sql.join(members)}))`;
  },
  texts: (json) => sql`(select value as text from json_array_elements_text(cast(${json} as json)))`,
  list: (query) => sql`(select coalesce(cast(json_agg(listed) as text), '[]') from ${query} as listed)`,
  // Under "C" alone `lower` knows Latin letters and no others, as SQLite's does.
  contains: (column, part) =>
    sql`strpos(lower(${sql.ref(column)} collate "C"), lower(cast(${part} as text) collate "C")) > 0`,
  lock,
  share: (table) => sql`for key share of ${sql.ref(table)}`,
  hold: (table, select) => sql`${select} ${lock(table)}`,
};
