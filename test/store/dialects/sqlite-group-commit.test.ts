import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { Conflict } from '../../../src/store/database.ts';
import { groupCommit } from '../../../src/store/dialects/sqlite-group-commit.ts';
import { transactionOf } from '../../../src/store/dialects/sqlite-transaction.ts';
import { listKeys } from '../../../src/store/keys.ts';
import { temporaryFolder } from '../open-test-database.ts';

test('batches that wait together share one commit, each in its own savepoint', async () => {
  const executed: string[] = [];
  const writer = new Sqlite(join(temporaryFolder(), 'one.db'), {
    verbose: (text) => executed.push(String(text)),
  });
  writer.exec('create table t (n integer)');
  const insert = writer.prepare('insert into t values (1)');
  const group = groupCommit(transactionOf(writer, () => [insert.run()]));
  executed.length = 0;
  await Promise.all(Array.from({ length: 50 }, () => group.atomically([listKeys({})])));
  const times = (text: string) => executed.filter((each) => each === text).length;
  expect([times('begin immediate'), times('savepoint batch'), times('commit')]).toEqual([1, 50, 1]);
  writer.close();
});

test('what may be forgotten and the durable batch that follows share one commit', async () => {
  const executed: string[] = [];
  const writer = new Sqlite(join(temporaryFolder(), 'one.db'), {
    verbose: (text) => executed.push(String(text)),
  });
  const group = groupCommit(transactionOf(writer, () => []));
  await group.atomically([listKeys({})], { durable: false });
  await group.atomically([listKeys({})]);
  const batch = ['savepoint batch', 'release batch'];
  expect(executed).toEqual(['begin immediate', ...batch, ...batch, 'commit']);
  writer.close();
});

test('what may be forgotten fails for itself alone', async () => {
  const writer = new Sqlite(join(temporaryFolder(), 'one.db'));
  writer.exec('create table t (n integer unique)');
  const insert = writer.prepare('insert into t values (1)');
  const group = groupCommit(transactionOf(writer, () => [insert.run()]));
  await group.atomically([listKeys({})], { durable: false });
  await expect(group.atomically([listKeys({})], { durable: false })).rejects.toThrow(Conflict);
  await group.stop();
  expect(writer.prepare('select n from t').pluck().all()).toEqual([1]);
  writer.close();
});
