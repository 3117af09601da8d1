import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { openSqliteFile } from '../../src/node/open-sqlite.ts';
import { listKeys } from '../../src/store/keys.ts';
import { PLAIN_SITE, startService } from '../service.ts';

test('a start on a port that is taken says so, ends, and makes no key that nobody sees', async () => {
  const { running, folder } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  const file = join(folder, 'other/hakam.db');
  const env = {
    ...process.env,
    PORT: new URL(running.address).port,
    HAKAM_DATABASE: `file:${file}`,
    HAKAM_RULES: join(folder, 'rules'),
  };
  const failed = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, '../../src/cli.ts'), 'serve'],
    { env, timeout: 4000 },
  ).catch((error) => error);
  expect([failed.code, failed.stderr]).toEqual([1, expect.stringMatching(/PORT=\d+: listen EADDRINUSE/)]);
  const database = await openSqliteFile(file);
  expect(await database.read([listKeys({})])).toEqual([[]]);
  await database.close();
});
test('a file that was never accepted is forgotten once it is gone', async () => {
  const { call, folder, running } = await startService({
    rules: { 'plain.yaml': PLAIN_SITE, 'bad.yaml': 'x: 1\n' },
  });
  expect((await call('GET', '/ready')).json.degraded).toEqual(['bad']);
  rmSync(join(folder, 'rules/bad.yaml'));
  await running.reloadRules();
  expect((await call('GET', '/ready')).json).toEqual({ status: 'ready', degraded: [] });
});
