import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import type { Dialect } from '../statement.ts';
import type { Tables } from '../tables.ts';

/** SQLite's SQL, which D1 speaks as well; compiles queries and runs none. */
export const sqliteSyntax: Dialect = {
  db: new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  }),
  rows: (json, columns) => {
    const members = Object.entries(columns).map(
      ([name, type]) =>
        sql`cast(value ->> ${sql.lit(name)} as ${sql.raw(type as string)}) as ${sql.ref(name)}`,
    );
    return sql`(select ${sql.join(members)} from json_each(${json}))`;
  },
  texts: (json) => sql`(select value as text from json_each(${json}))`,
  list: (query, members) => {
    const pairs = members.map((name) => sql`${sql.lit(name)}, ${sql.ref(name)}`);
    return sql`(select json_group_array(json_object(${sql.join(pairs)})) from ${query} as listed)`;
  },
  contains: (column, part) => sql`instr(lower(${sql.ref(column)}), lower(${part})) > 0`,
  lock: () => sql``,
  share: () => sql``,
  hold: () => sql`select null where false`,
};
