import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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

test.each<[string, Record<string, string>, string, RegExp]>([
  ['a port that is taken', {}, PLAIN_SITE, /EADDRINUSE/],
  ['an address that is not here', { HOST: '192.0.2.1', PORT: '0' }, PLAIN_SITE, /HOST=192\.0\.2\.1/],
  ['no rules that can be used', { PORT: '0' }, 'x: 1\n', /No site's file/],
  ['no folder of rules', { PORT: '0', HAKAM_RULES: 'nowhere' }, PLAIN_SITE, /HAKAM_RULES=nowhere/],
])('a start that fails by %s leaves no database open', async (_, variables, site, says) => {
  const { running } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'rules'));
  writeFileSync(join(folder, 'rules/plain.yaml'), site);
  const env = {
    PORT: new URL(running.address).port,
    HAKAM_DATABASE: `file:${join(folder, 'data/hakam.db')}`,
    HAKAM_RULES: join(folder, 'rules'),
    ...variables,
  };
  await expect(start(env, { now: Date.now, log: () => undefined })).rejects.toThrow(says);
  // SQLite takes its log away with the last connection.
  expect(readdirSync(join(folder, 'data')).filter((file) => /-(wal|shm)$/.test(file))).toEqual([]);
});
