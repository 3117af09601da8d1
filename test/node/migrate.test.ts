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

  test('what was decided before authors could withdraw is there after it, under the same rules', () => {
    const folder = join(temporaryFolder(), 'migrations');
    mkdirSync(folder);
    const copy = (file: string) => copyFileSync(join(MIGRATIONS, file), join(folder, file));
    for (const file of files.filter((each) => each < '0004')) copy(file);
    const database = connect(driver, join(folder, '../a.db'));
    migrate(database, folder);
    database.exec(`insert into decisions values
      ('d', 's', 'c', 1, 5, 'moderator', 'm', 'Mo', 'pending', 'spam', 'why', null, '[]')`);
    for (const file of files.filter((each) => each >= '0004')) copy(file);
    migrate(database, folder);
    const rows = column(
      database,
      'select id || comment || rev || at || by_kind || reason || findings from decisions',
    );
    expect(rows).toEqual(['dc15moderatorwhy[]']);
    const insert = (id: string, rev: number, kind: string) =>
      database.exec(`insert into decisions
        (id, site, comment, rev, at, by_kind, by_id, by_name, from_status, to_status, findings) values
        ('${id}', 's', 'c', ${rev}, 5, '${kind}', '', '', 'spam', 'rejected', '[]')`);
    insert('e', 2, 'author');
    expect(() => insert('f', 2, 'author')).toThrow(/unique/i);
    expect(() => insert('g', 3, 'anyone')).toThrow(/check/i);
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
