import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hakam } from '../hakam-process.ts';
import { startService, type TestService } from '../service.ts';

const SITE = `site: {name: {en: News}, locale: en, timezone: UTC}
decide: {default: approve}
lists: {ads: ads.txt, kind: kind.txt}
rules:
  - {id: ad, if: {text.has: $ads}, then: spam, tests: {match: [sale], pass: [a quiet day]}}
  - {id: nice, if: {text.has: $kind}, points: 1}
`;
const rules = { 'news.yaml': SITE, 'ads.txt': 'sale\n', 'kind.txt': 'thanks\n' };
const LIMIT = 'limits:\n  - {id: author, by: article, max: 1000, per: 1m}\n';

const sent = { author: { name: 'Ann' } };
const submitted = async ({ call }: TestService, body: string) =>
  (await call('POST', '/v1/sites/news/articles/1/comments', { body: { ...sent, body } })).json;
const statusOf = async (service: TestService, body: string) => (await submitted(service, body)).status;
const change = async ({ folder }: TestService, ...words: string[]) => {
  const { code, err } = await hakam(folder, 'list', ...words);
  expect([code, err]).toEqual([0, '']);
};

test.each([
  ['without limits', SITE],
  ['with limits', `${SITE}${LIMIT}`],
])('a term that another process added or took out counts for the next submission, %s', async (_, site) => {
  const one = await startService({ rules: { ...rules, 'news.yaml': site } });
  const other = await startService({ folder: one.folder, rules: {} });
  expect(await statusOf(one, 'a bargain')).toBe('approved');
  await change(one, 'add', 'ads', 'bargain', 'cheap {match: part}');
  for (const service of [one, other]) {
    expect(await statusOf(service, 'a bargain')).toBe('spam');
    expect(await statusOf(service, 'cheapest')).toBe('spam');
  }
  await change(one, 'remove', 'ads', 'bargain');
  for (const service of [one, other]) {
    expect(await statusOf(service, 'a bargain')).toBe('approved');
    expect(await statusOf(service, 'cheapest')).toBe('spam');
  }
});

test('changes stay over a restart, and over a change of the files', async () => {
  const first = await startService({ rules });
  await change(first, 'add', 'ads', 'bargain');
  await change(first, 'add', 'kind', 'welcome');
  await change(first, 'remove', 'kind', 'thanks', 'nothing');
  await first.running.stop();
  const second = await startService({ folder: first.folder, rules: {} });
  expect(await statusOf(second, 'a bargain')).toBe('spam');
  appendFileSync(join(second.folder, 'rules/ads.txt'), 'offer\n');
  await second.running.reloadRules();
  expect(await statusOf(second, 'an offer')).toBe('spam');
  expect(await statusOf(second, 'a bargain')).toBe('spam');
  writeFileSync(join(second.folder, 'rules/news.yaml'), SITE.replace('then: spam', 'then: reject'));
  await second.running.reloadRules();
  expect(await statusOf(second, 'a bargain')).toBe('rejected');
});

test('files that go against a changed list are not put in force, until they or the list are mended', async () => {
  const first = await startService({ rules });
  const ready = async ({ call }: TestService) => (await call('GET', '/ready', { key: null })).json.degraded;
  await change(first, 'add', 'ads', 'bargain');
  writeFileSync(
    join(first.folder, 'rules/news.yaml'),
    SITE.replace('then: spam', 'then: reject').replace('pass: [', 'pass: [a bargain, '),
  );
  await first.running.reloadRules();
  const second = await startService({ folder: first.folder, rules: {} });
  for (const service of [first, second]) {
    expect(await statusOf(service, 'a bargain')).toBe('spam');
    expect(await ready(service)).toEqual(['news']);
    expect(service.logged.map(({ problem }) => problem)).toContainEqual(
      expect.stringMatching(/^news\.yaml:5:\d+: test failed: the rule "ad" matches "a bargain"/),
    );
  }
  await change(first, 'remove', 'ads', 'bargain');
  for (const service of [first, second]) {
    await expect.poll(() => ready(service)).toEqual([]);
    expect(await statusOf(service, 'a sale')).toBe('rejected');
    expect(await statusOf(service, 'a bargain')).toBe('approved');
  }
});
