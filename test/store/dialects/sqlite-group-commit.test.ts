import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { groupCommit } from '../../../src/store/dialects/sqlite-group-commit.ts';
import { listKeys } from '../../../src/store/keys.ts';
import { temporaryFolder } from '../open-test-database.ts';

test('batches that wait together share one commit, each in its own savepoint', async () => {
  const executed: string[] = [];
  const writer = new Sqlite(join(temporaryFolder(), 'one.db'), {
    verbose: (text) => executed.push(String(text)),
  });
  writer.exec('create table t (n integer)');
  const insert = writer.prepare('insert into t values (1)');
  const group = groupCommit(writer, () => [insert.run()]);
  executed.length = 0;
  await Promise.all(Array.from({ length: 50 }, () => group.atomically([listKeys({})])));
  const times = (text: string) => executed.filter((each) => each === text).length;
  expect([times('begin immediate'), times('savepoint batch'), times('commit')]).toEqual([1, 50, 1]);
  writer.close();
});
