import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith, hakam, hakamWith } from './hakam-process.ts';
import { PLAIN_SITE, startService } from './service.ts';

test('help names every command, and a word it does not know is answered with what it does', async () => {
  const folder = folderWith({});
  const help = await hakam(folder, '--help');
  expect(help.code).toBe(0);
  for (const command of ['serve', 'migrate', 'key', 'rules', 'audit', 'backup', 'restore', 'sweep'])
    expect(help.out).toContain(command);
  const unknown = await hakam(folder, 'srve');
  expect(unknown.code).not.toBe(0);
  expect(unknown.err).toContain('Did you mean serve?');
});

test('migrate makes the database, and says so', async () => {
  const folder = folderWith({});
  expect(await hakam(folder, 'migrate')).toMatchObject({ code: 0, out: 'The database is up to date.\n' });
  expect(readFileSync(join(folder, 'data/hakam.db')).subarray(0, 15).toString()).toBe('SQLite format 3');
});

test('a key that the command made works at once, is listed, and no more once it is revoked', async () => {
  const { folder, call } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  const made = await hakam(
    folder,
    'key',
    'create',
    '--role',
    'moderator',
    '--site',
    'plain',
    '--name',
    'Night shift',
  );
  const key = made.out.trim();
  const queue = async () => (await call('GET', '/v1/sites/plain/queue', { key })).status;
  expect(await queue()).toBe(200);
  const listed = await hakam(folder, 'key', 'list');
  expect(listed.out).toMatch(/^[0-9a-f]{16} {2}moderator {2}plain {2}\S+Z {2}Night shift\n$/);
  expect(listed.out).not.toContain(key);
  const id = listed.out.slice(0, 16);
  expect((await hakam(folder, 'key', 'revoke', id)).out).toBe(`${id} works no more.\n`);
  expect(await queue()).toBe(401);
  expect(await hakam(folder, 'key', 'revoke', id)).toMatchObject({
    code: 1,
    err: `There is no key ${id}.\n`,
  });
});

test('a key for a site that is not there is not made', async () => {
  const made = await hakam(
    folderWith({ 'plain.yaml': PLAIN_SITE }),
    'key',
    'create',
    '--role',
    'site',
    '--site',
    'plian',
    '--name',
    'x',
  );
  expect(made).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^There is no plian\.yaml in /),
  });
});

test('a key needs a role that there is, and a name', async () => {
  const folder = folderWith({});
  const wrong = await hakam(folder, 'key', 'create', '--role', 'king', '--name', 'x');
  expect(wrong.code).toBe(1);
  expect(wrong.err).toContain('Allowed choices are site, moderator, admin');
  expect((await hakam(folder, 'key', 'create', '--role', 'site')).err).toContain(
    "required option '--name <name>'",
  );
});

test('the name of a key is one line with something in it', async () => {
  const folder = folderWith({});
  const create = (name: string) => hakam(folder, 'key', 'create', '--role', 'admin', '--name', name);
  const empty = await create(' \n');
  expect([empty.code, empty.out]).toEqual([1, '']);
  expect(empty.err).toContain("option '--name <name>'");
  await create('Night\nshift\u001b[31m');
  expect((await hakam(folder, 'key', 'list')).out).toMatch(/^\S+ .* {2}Night shift\[31m\n$/);
});

test('rules schema prints the schema that editors read', async () => {
  const printed = await hakam(folderWith({}), 'rules', 'schema');
  expect(JSON.parse(printed.out)).toMatchObject({ $schema: 'http://json-schema.org/draft-07/schema#' });
});

test('rules check prints file, line and column of every fault, and fails', async () => {
  const folder = folderWith({ 'good.yaml': PLAIN_SITE, 'bad.yaml': `${PLAIN_SITE}rulez: []\n` });
  const checked = await hakam(folder, 'rules', 'check');
  expect(checked.code).toBe(1);
  expect(checked.out).toMatch(
    /^bad\.yaml:2:1: .*rulez.*\n {4}2 \| rulez: \[\]\n {6}> rulez\ngood: 0 rules, version [0-9a-f]{16}\n$/,
  );
  expect(await hakam(folder, 'rules', 'check', 'good')).toMatchObject({ code: 0 });
  expect(await hakam(folder, 'rules', 'check', 'none')).toMatchObject({ code: 1 });
});

test('a setting that cannot be is told by its name', async () => {
  const { code, err } = await hakamWith({ PORT: 'x' }, folderWith({}), 'serve');
  expect(code).toBe(1);
  expect(err).toBe('PORT=x: a port is a number from 0 to 65535\n');
});
