import { expect, test } from 'vitest';
import { newPostgres, sqlInPostgres } from '../databases/postgres-database.ts';
import { exported, fileWith, filledFile, imported, inSqlite, newFile } from '../node/moving/filled.ts';

/** All that a database has beside its rows. */
const schemaIn = (url: string): Promise<unknown[]> =>
  sqlInPostgres(
    url,
    `select indexdef as made from pg_indexes where schemaname = 'public'
     union all select tgrelid::regclass::text || tgname || tgenabled::text from pg_trigger order by made`,
  );

test('what goes from SQLite to PostgreSQL and back is the same, byte for byte, stopped on the way or not', async () => {
  const text = await exported(inSqlite(await filledFile(1100)));
  const url = await newPostgres();
  const schema = await schemaIn(url);
  const target = { database: { kind: 'postgres', url, connections: 1 } } as const;
  const stops = [0.3, 0.6].map((where) => (share: number, what: string): void => {
    if (share > where) throw new Error(`stopped at ${what}`);
  });
  const file = fileWith(text);
  for (const stop of stops) await expect(imported(target, file, stop)).rejects.toThrow('stopped at');
  expect(await imported(target, file)).toBe(true);
  expect(await imported(target, file)).toBe(false);
  expect(await schemaIn(url)).toEqual(schema);
  await expect(sqlInPostgres(url, 'delete from audit')).rejects.toThrow();
  const back = await exported(target);
  expect(back).toBe(text);
  const second = await newFile();
  expect(await imported(inSqlite(second), fileWith(back))).toBe(true);
  expect(await exported(inSqlite(second))).toBe(text);
});
