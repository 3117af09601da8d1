import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LogEvent } from '../../src/deps.ts';
import type { SiteId } from '../../src/domain/comment.ts';
import { NoSites, openRuleFiles } from '../../src/node/rule-files.ts';
import { start } from '../../src/node.ts';
import { changeLists } from '../../src/store/list-changes.ts';
import { PLAIN_SITE, startService, type TestService } from '../service.ts';
import { openTestDatabase, temporaryFolder } from '../store/open-test-database.ts';

const holds = (word: string) =>
  `${PLAIN_SITE}rules:\n  - {id: word, if: {text: {has: ${word}}}, then: spam}\n`;

const statusOf = async ({ call }: TestService, body: string, site = 'plain') =>
  (await call('POST', `/v1/sites/${site}/check`, { body: { body, author: { name: 'Ann' } } })).json.status;
const ready = async ({ call }: TestService) => (await call('GET', '/ready', { key: null })).json;

test('a file that changes is in force by itself, soon after it is saved', async () => {
  const service = await startService({ rules: { 'plain.yaml': holds('apple') } });
  expect(await statusOf(service, 'an apple')).toBe('spam');
  writeFileSync(join(service.folder, 'rules/plain.yaml'), holds('pear'));
  await expect.poll(() => statusOf(service, 'a pear')).toBe('spam');
  expect(await statusOf(service, 'an apple')).toBe('pending');
});

test('a list that changes is in force by itself', async () => {
  const site = `${PLAIN_SITE}lists: {fruit: lists/fruit.txt}\nrules:\n  - {id: word, if: {text: {has: $fruit}}, then: spam}\n`;
  const service = await startService({ rules: { 'plain.yaml': site, 'lists/fruit.txt': 'apple\n' } });
  expect(await statusOf(service, 'a pear')).toBe('pending');
  appendFileSync(join(service.folder, 'rules/lists/fruit.txt'), 'pear\n');
  await expect.poll(() => statusOf(service, 'a pear')).toBe('spam');
});

test('a new site appears with its file, and goes with it', async () => {
  const service = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  const file = join(service.folder, 'rules/fresh.yaml');
  writeFileSync(file, PLAIN_SITE);
  await expect.poll(() => statusOf(service, 'hello', 'fresh')).toBe('pending');
  rmSync(file);
  await expect.poll(async () => (await service.call('GET', '/v1/sites/fresh/queue')).status).toBe(404);
});

test('a broken file leaves the last good one in force, and says file, line and column', async () => {
  const service = await startService({ rules: { 'plain.yaml': holds('apple') } });
  writeFileSync(join(service.folder, 'rules/plain.yaml'), `${PLAIN_SITE}rules:\n  - {id: word, iff: 1}\n`);
  await expect.poll(() => ready(service)).toEqual({ status: 'degraded', degraded: ['plain'] });
  expect(await statusOf(service, 'an apple')).toBe('spam');
  const refused = service.logged.find(({ event }) => event === 'rules-refused');
  expect(refused?.problem).toMatch(/^plain\.yaml:3:\d+: /);
  writeFileSync(join(service.folder, 'rules/plain.yaml'), holds('apple'));
  await expect.poll(() => ready(service)).toEqual({ status: 'ready', degraded: [] });
});

test('a broken file keeps the last good one in force over a restart too', async () => {
  const first = await startService({ rules: { 'plain.yaml': holds('apple') } });
  await first.running.stop();
  const second = await startService({ folder: first.folder, rules: { 'plain.yaml': 'site: [' } });
  expect(await statusOf(second, 'an apple')).toBe('spam');
  expect(await ready(second)).toEqual({ status: 'degraded', degraded: ['plain'] });
});

test('a reload by hand reads the files, as SIGHUP does', async () => {
  const service = await startService({ rules: { 'plain.yaml': holds('apple') } });
  writeFileSync(join(service.folder, 'rules/plain.yaml'), holds('pear'));
  await service.running.reloadRules();
  expect(await statusOf(service, 'a pear')).toBe('spam');
});

test('changes of lists that are not good together are in force as far as they are, after a start too', async () => {
  const site = `${PLAIN_SITE}lists: {fruit: fruit.txt}\nrules:\n  - {id: word, if: {text: {has: $fruit}}, then: spam, tests: {pass: [a pear and a fig]}}\n`;
  const first = await startService({ rules: { 'plain.yaml': site, 'fruit.txt': 'apple\n' } });
  const add = (...terms: string[]) =>
    openTestDatabase(join(first.folder, 'data/hakam.db')).atomically(
      changeLists({
        site: 'plain' as SiteId,
        at: 1,
        by: { kind: 'moderator', id: 'key', name: 'Ann' },
        reason: null,
        changes: terms.map((term) => ({ list: 'fruit', term, kind: 'add' })),
      }),
    );
  await add('kiwi', 'pear', 'plum');
  const second = await startService({ folder: first.folder, rules: {} });
  for (const service of [first, second]) {
    expect(await statusOf(service, 'a kiwi')).toBe('spam');
    expect(await statusOf(service, 'a pear, a plum')).toBe('pending');
    expect(await ready(service)).toMatchObject({ degraded: ['plain'] });
  }
});

test('while a site is degraded, its files are read once for all that find new changes, and not for known ones', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'plain.yaml'), PLAIN_SITE);
  const logged: LogEvent[] = [];
  const needs = { database: openTestDatabase(), now: Date.now, log: (event: LogEvent) => logged.push(event) };
  const files = await openRuleFiles(folder, needs);
  const reads = () => logged.filter(({ event }) => event === 'rules-refused').length;
  writeFileSync(join(folder, 'plain.yaml'), 'site: [');
  await files.reload();
  expect(reads()).toBe(1);
  const change = (number: number) => ({ number, list: 'fruit', term: `fig${number}`, kind: 'add' as const });
  for (const number of [1, 1, 2, 3]) files.advance('plain', [change(number)]);
  await files.reload();
  expect(reads()).toBe(2);
  files.advance('plain', [change(3)]);
  await new Promise(setImmediate); // A reload that was asked for has begun by now.
  await files.reload();
  expect(reads()).toBe(3);
});

test('without any site that can be served the service does not start, and says why', async () => {
  const { folder, running } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  await running.stop();
  writeFileSync(join(folder, 'rules/plain.yaml'), 'site: {name: {en: X}}\n');
  const started = start({
    PORT: '0',
    HAKAM_RULES: join(folder, 'rules'),
    HAKAM_DATABASE: `file:${join(folder, 'new.db')}`,
  });
  await expect(started).rejects.toThrow(NoSites);
  await expect(started).rejects.toThrow(/plain\.yaml:1:\d+: /);
});
