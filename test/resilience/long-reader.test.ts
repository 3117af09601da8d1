import { statSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { insertKey } from '../../src/store/keys.ts';
import { openTestDatabase, temporaryFolder } from '../store/open-test-database.ts';

const MIB = 1024 * 1024;

test('writes go on while a backup reads, and the WAL that grew meanwhile is cut back', async () => {
  const file = join(temporaryFolder(), 'hakam.db');
  const database = openTestDatabase(file);
  const write = (id: string) =>
    database.atomically([
      insertKey({ id, hash: 'h'.repeat(MIB), role: 'site', site: '*', name: 'large', created_at: 1 }),
    ]);
  const walSize = () => statSync(`${file}-wal`).size;
  const backup = new Sqlite(file, { readonly: true });
  onTestFinished(() => {
    backup.close();
  });
  backup.exec('begin');
  backup.prepare('select count(*) from keys').get();
  for (let number = 0; number < 24; number++) await write(`during-${number}`);
  expect(walSize()).toBeGreaterThan(24 * MIB);

  backup.exec('commit');
  await write('after-1'); // checkpoints what the backup held back
  await write('after-2'); // begins the WAL anew
  expect(walSize()).toBeLessThanOrEqual(16 * MIB);
});
