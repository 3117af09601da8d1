import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { LogEvent } from '../../src/deps.ts';
import type { SiteId } from '../../src/domain/comment.ts';
import { NoSites, openRuleFiles } from '../../src/node/rule-files.ts';
import { start } from '../../src/node.ts';
import { type Database, Unavailable } from '../../src/store/database.ts';
import { changeLists } from '../../src/store/list-changes.ts';
import type { Statement } from '../../src/store/statement.ts';
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

test('what is in force instead of a broken file is stored, though it asks another model than it did', async () => {
  const asking = `${PLAIN_SITE}rules:\n  - {id: likely, if: {model.abuse: ">= 0.9"}, then: hold}\n`;
  const first = await startService({ rules: { 'plain.yaml': asking } });
  await first.running.sql("update rule_sets set version = 'withanothermodel'");
  await first.running.stop();
  const { logged, running } = await startService({
    folder: first.folder,
    rules: { 'plain.yaml': 'site: [' },
  });
  const version = logged.find(({ event }) => event === 'rules-refused')?.inForce;
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  const stored = await running.sql('select version from rule_sets order by accepted_at');
  expect(stored).toEqual([{ version: 'withanothermodel' }, { version }]);
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

/** The files of the sites `a`, `b` and `c`, over a database that refuses the statements it is told to. */
async function filesOverFailing() {
  const folder = temporaryFolder();
  const save = (text: string) => {
    for (const site of ['a', 'b', 'c']) writeFileSync(join(folder, `${site}.yaml`), text);
  };
  let refuses = (_: Statement, _isWrite: boolean) => false;
  const real = openTestDatabase();
  const database: Database = {
    read: (all) =>
      all.some((one) => refuses(one, false)) ? Promise.reject(new Unavailable('gone')) : real.read(all),
    atomically: (all, options) =>
      all.some((one) => refuses(one, true))
        ? Promise.reject(new Unavailable('full'))
        : real.atomically(all, options),
  };
  const logged: LogEvent[] = [];
  save(holds('apple'));
  const rules = await openRuleFiles(folder, { database, now: Date.now, log: (event) => logged.push(event) });
  onTestFinished(() => rules.stop());
  return {
    save,
    rules,
    refuse: (which: typeof refuses) => {
      refuses = which;
    },
    has: (word: string) => (site: string) => rules.of(site)?.sources[`${site}.yaml`]?.includes(word),
    degraded: () => rules.problems().map(({ site }) => site),
    notRead: () => logged.filter(({ event }) => event === 'rules-not-read').map(({ site }) => site),
  };
}

const SOON = { timeout: 10_000 };

test('what is saved while the database is away is in force soon after it is back, and degraded until then', async () => {
  const { save, rules, refuse, has, degraded, notRead } = await filesOverFailing();
  let tries = 0;
  refuse(() => ++tries > 0);
  save(holds('pear'));
  await rules.reload();
  expect(rules.sites().filter(has('apple'))).toEqual(['a', 'b', 'c']);
  expect(degraded()).toEqual(['a', 'b', 'c']);
  await expect.poll(() => tries, SOON).toBeGreaterThan(6);
  expect(notRead()).toEqual(['a', 'b', 'c']);
  refuse(() => false);
  await expect.poll(degraded, SOON).toEqual([]);
  expect(rules.sites().filter(has('pear'))).toEqual(['a', 'b', 'c']);
});

test('a site whose rules cannot be stored yet stops no other', async () => {
  const { save, rules, refuse, has, degraded } = await filesOverFailing();
  refuse(({ values }, isWrite) => isWrite && values.site === 'b');
  save(holds('pear'));
  await rules.reload();
  expect(rules.sites().filter(has('pear'))).toEqual(['a', 'c']);
  expect(degraded()).toEqual(['b']);
  refuse(() => false);
  await expect.poll(degraded, SOON).toEqual([]);
  expect(has('pear')('b')).toBe(true);
});

test('rules that are as they were again wait for nothing', async () => {
  const { save, rules, refuse, has, degraded } = await filesOverFailing();
  refuse(() => true);
  save(holds('pear'));
  await rules.reload();
  save(holds('apple'));
  await rules.reload();
  expect(degraded()).toEqual([]);
  expect(rules.sites().filter(has('apple'))).toEqual(['a', 'b', 'c']);
});
