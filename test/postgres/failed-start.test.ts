import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NoSites } from '../../src/node/rule-files.ts';
import { start } from '../../src/node.ts';
import { newPostgres, sqlInPostgres } from '../databases/postgres-database.ts';
import { folderWith } from '../hakam-process.ts';
import { overPostgres } from './shared-service.ts';

const OTHERS =
  'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';

test('a start that fails leaves no connection open, which would hold the process', async () => {
  const [folder, url] = [folderWith({ 'news.yaml': 'x: 1\n' }), await newPostgres()];
  const variables = { ...overPostgres(url), HAKAM_RULES: join(folder, 'rules'), PORT: '0' };
  await expect(start(variables, { now: Date.now, log: () => undefined })).rejects.toThrow(NoSites);
  await expect.poll(() => sqlInPostgres(url, OTHERS)).toEqual([]);
});
