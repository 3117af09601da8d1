import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Conflict } from '../../../src/store/database.ts';
import type { SqliteConnection, SqliteDriver } from '../../../src/store/dialects/sqlite-driver.ts';
import { groupCommit } from '../../../src/store/dialects/sqlite-group-commit.ts';
import { transactionOf } from '../../../src/store/dialects/sqlite-transaction.ts';
import { listKeys } from '../../../src/store/keys.ts';
import { temporaryFolder } from '../open-test-database.ts';
import { column, DRIVERS } from './sqlite-drivers.ts';

/** A connection to a file of its own, and what its prepared statements were run for. */
function watched(driver: SqliteDriver): { writer: SqliteConnection; executed: string[] } {
  const native = driver(join(temporaryFolder(), 'one.db'), { readOnly: false });
  onTestFinished(() => native.close());
  const executed: string[] = [];
  const writer: SqliteConnection = {
    get inTransaction() {
      return native.inTransaction;
    },
    prepare: (sql) => {
      const statement = native.prepare(sql);
      return {
        all: (values) => {
          executed.push(sql);
          return statement.all(values);
        },
      };
    },
    exec: native.exec,
    close: native.close,
  };
  return { writer, executed };
}

describe.each(DRIVERS)('over %s', (_, driver) => {
  test('batches that wait together share one commit, each in its own savepoint', async () => {
    const { writer, executed } = watched(driver);
    writer.exec('create table t (n integer)');
    const insert = writer.prepare('insert into t values (1)');
    const group = groupCommit(transactionOf(writer, () => insert.all([])));
    await Promise.all(Array.from({ length: 50 }, () => group.atomically([listKeys({})])));
    const times = (text: string) => executed.filter((each) => each === text).length;
    expect([times('begin immediate'), times('savepoint batch'), times('commit')]).toEqual([1, 50, 1]);
    expect(column(writer, 'select count(*) from t')).toEqual([50]);
  });

  test('what may be forgotten and the durable batch that follows share one commit', async () => {
    const { writer, executed } = watched(driver);
    const group = groupCommit(transactionOf(writer, () => []));
    await group.atomically([listKeys({})], { durable: false });
    await group.atomically([listKeys({})]);
    const batch = ['savepoint batch', 'release batch'];
    expect(executed).toEqual(['begin immediate', ...batch, ...batch, 'commit']);
  });

  test('what may be forgotten fails for itself alone', async () => {
    const { writer } = watched(driver);
    writer.exec('create table t (n integer unique)');
    const insert = writer.prepare('insert into t values (1)');
    const group = groupCommit(transactionOf(writer, () => insert.all([])));
    await group.atomically([listKeys({})], { durable: false });
    await expect(group.atomically([listKeys({})], { durable: false })).rejects.toThrow(Conflict);
    await group.stop();
    expect(column(writer, 'select n from t')).toEqual([1]);
  });
});
