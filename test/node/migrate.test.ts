import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { MIGRATIONS, migrate } from '../../src/node/migrate.ts';
import type { SqliteConnection, SqliteDriver } from '../../src/store/dialects/sqlite-driver.ts';
import { column, DRIVERS } from '../store/dialects/sqlite-drivers.ts';
import { temporaryFolder } from '../store/open-test-database.ts';

const files = readdirSync(MIGRATIONS).filter((file) => file.endsWith('.sql'));

function connect(driver: SqliteDriver, file: string): SqliteConnection {
  const connection = driver(file, { readOnly: false });
  onTestFinished(() => connection.close());
  return connection;
}

describe.each(DRIVERS)('over %s', (_, driver) => {
  test('migrations are applied once, in the order of their names', () => {
    const database = connect(driver, join(temporaryFolder(), 'a.db'));
    expect(migrate(database)).toEqual(files);
    expect(migrate(database)).toEqual([]);
    expect(column(database, 'select name from migrations order by name')).toEqual(files);
  });

  test('a migration that fails leaves the database as it was', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'migrations'));
    for (const file of files) copyFileSync(join(MIGRATIONS, file), join(folder, 'migrations', file));
    const database = connect(driver, join(folder, 'a.db'));
    migrate(database, join(folder, 'migrations'));
    writeFileSync(join(folder, 'migrations/9998_good.sql'), 'create table good (n bigint);');
    writeFileSync(join(folder, 'migrations/9999_bad.sql'), 'create table bad (n bigint); select nonsense;');
    expect(() => migrate(database, join(folder, 'migrations'))).toThrow(/nonsense/);
    expect(column(database, "select name from sqlite_master where name in ('good', 'bad')")).toEqual([]);
    expect(database.inTransaction).toBe(false);
  });
});
