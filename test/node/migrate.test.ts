import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { MIGRATIONS, migrate } from '../../src/node/migrate.ts';
import { temporaryFolder } from '../store/open-test-database.ts';

const files = readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql'));

test('migrations are applied once, in the order of their names', () => {
  const database = new Sqlite(join(temporaryFolder(), 'a.db'));
  expect(migrate(database)).toEqual(files);
  expect(migrate(database)).toEqual([]);
  expect(database.prepare('select name from migrations order by name').pluck().all()).toEqual(files);
  database.close();
});

test('a migration that fails leaves the database as it was', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'migrations'));
  for (const file of files) copyFileSync(join(MIGRATIONS, file), join(folder, 'migrations', file));
  const database = new Sqlite(join(folder, 'a.db'));
  migrate(database, join(folder, 'migrations'));
  writeFileSync(join(folder, 'migrations/9998_good.sql'), 'create table good (n bigint);');
  writeFileSync(join(folder, 'migrations/9999_bad.sql'), 'create table bad (n bigint); select nonsense;');
  expect(() => migrate(database, join(folder, 'migrations'))).toThrow(/nonsense/);
  expect(database.prepare("select name from sqlite_master where name in ('good', 'bad')").all()).toEqual([]);
  database.close();
});
