import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openDatabase } from '../../src/node/open-database.ts';
import { temporaryFolder } from '../store/open-test-database.ts';

test.each([
  'postgres://ann:hunter2@127.0.0.1:1/hakam?password=hunter2',
  'postgres://127.0.0.1:1/hunter2@db/hakam',
  'postgres://127.0.0.1:1#hunter2@db/hakam',
])('where a server is not there, a start says which, and no password: %s', async (url) => {
  const config = readConfig({ HAKAM_DATABASE: url, HAKAM_SECRET: 's'.repeat(32) });
  const failed: Error = await openDatabase(config, () => undefined).then(
    () => expect.fail('opened'),
    (error) => error,
  );
  expect(failed.message).toMatch(/^HAKAM_DATABASE=postgres:\/\/(ann@)?127\.0\.0\.1:1: .*ECONNREFUSED/);
  expect(failed.message).not.toContain('hunter2');
});

test('a new database file, and what SQLite keeps beside it, is for its owner alone to read', async () => {
  const file = join(temporaryFolder(), 'data/hakam.db');
  const database = await openDatabase(readConfig({ HAKAM_DATABASE: `file:${file}` }), () => undefined);
  for (const part of ['', '-wal', '-shm']) expect(statSync(`${file}${part}`).mode & 0o777).toBe(0o600);
  await database.close();
});
