import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { SqliteConnection } from '../../../src/store/dialects/sqlite-driver.ts';
import { temporaryFolder } from '../open-test-database.ts';
import { column, DRIVERS } from './sqlite-drivers.ts';

describe.each(DRIVERS)('%s', (_, driver) => {
  const file = () => join(temporaryFolder(), 'one.db');
  const open = (path: string = file(), readOnly = false): SqliteConnection => {
    const connection = driver(path, { readOnly });
    onTestFinished(() => connection.close());
    return connection;
  };
  const codeOf = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      return (error as { code?: unknown }).code;
    }
  };

  test('integers up to 2^53 and texts come back as they were bound, in the columns of their names', () => {
    const connection = open();
    connection.exec('create table t (n bigint, s text)');
    const insert = connection.prepare('insert into t values (?, ?) returning n, s');
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.string({ unit: 'grapheme' }), (n, s) => {
        expect(insert.all([n, s.replaceAll('\0', '')]).map((row) => ({ ...(row as object) }))).toEqual([
          { n, s: s.replaceAll('\0', '') },
        ]);
      }),
    );
  });

  test('a statement without rows gives none, and is run again as often as it is asked to', () => {
    const connection = open();
    connection.exec('create table t (n bigint)');
    const insert = connection.prepare('insert into t values (?)');
    expect([insert.all([1]), insert.all([null])]).toEqual([[], []]);
    expect(column(connection, 'select n from t')).toEqual([1, null]);
  });

  test('what SQLite refuses has the name of its result code', () => {
    const path = file();
    const [connection, other, reader] = [open(path), open(path), open(path, true)];
    connection.exec('pragma journal_mode = WAL; create table t (id text primary key, u text unique)');
    for (const each of [connection, other]) each.exec('pragma busy_timeout = 0');
    const insert = connection.prepare('insert into t values (?, ?)');
    insert.all(['a', 'x']);
    expect(codeOf(() => insert.all(['a', 'y']))).toBe('SQLITE_CONSTRAINT_PRIMARYKEY');
    expect(codeOf(() => insert.all(['b', 'x']))).toBe('SQLITE_CONSTRAINT_UNIQUE');
    expect(codeOf(() => reader.prepare("insert into t values ('c', 'z')").all([]))).toBe('SQLITE_READONLY');
    expect(codeOf(() => connection.prepare('select nonsense').all([]))).toBe('SQLITE_ERROR');
    other.exec('begin immediate');
    expect(codeOf(() => insert.all(['d', 'z']))).toBe('SQLITE_BUSY');
    other.exec('rollback');
    expect(insert.all(['d', 'z'])).toEqual([]);
  });

  test('a full disk ends the whole transaction, and the connection knows it', () => {
    const connection = open();
    connection.exec('create table t (s text)');
    connection.exec(`pragma max_page_count = ${column(connection, 'pragma page_count')}`);
    connection.exec('begin immediate');
    expect(connection.inTransaction).toBe(true);
    const insert = connection.prepare('insert into t values (?)');
    expect(codeOf(() => insert.all(['x'.repeat(50_000)]))).toBe('SQLITE_FULL');
    expect(connection.inTransaction).toBe(false);
  });

  test('a file that is to be read alone is not made', () => {
    expect(() => driver(file(), { readOnly: true })).toThrow();
  });

  test('to close a closed connection is nothing', () => {
    const connection = open();
    connection.close();
    expect(() => connection.close()).not.toThrow();
  });
});
