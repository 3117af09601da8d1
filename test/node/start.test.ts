import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { greeting } from '../../src/node/greeting.ts';
import { openSqliteFile } from '../../src/node/open-sqlite.ts';
import { start } from '../../src/node.ts';
import { listKeys } from '../../src/store/keys.ts';
import { PLAIN_SITE, startService } from '../service.ts';
import { temporaryFolder } from '../store/open-test-database.ts';

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

test('a first start makes an admin key, which works, and a second one none', async () => {
  const folder = temporaryFolder();
  const env = { PORT: '0', HAKAM_DATABASE: `file:${join(folder, 'hakam.db')}` };
  const silent = { now: Date.now, log: () => undefined };
  const first = await start(env, silent);
  const { key } = first.adminKey as { key: string };
  const listed = await fetch(`${first.address}/v1/keys`, { headers: { authorization: `Bearer ${key}` } });
  expect(listed.status).toBe(200);
  expect(greeting(first.address, first.sites, first.adminKey)).toContain(`shown this once: ${key}\n`);
  await first.stop();
  const second = await start(env, silent);
  await second.stop();
  expect(second.adminKey).toBeNull();
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
