import { expect, test } from 'vitest';
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
const version = async ({ call }: TestService) => (await call('GET', '/v1/sites/news/rules')).json.version;

/** Changes a list as another process does: past the service that runs. */
async function change({ running }: TestService, kind: 'add' | 'remove', list: string, ...terms: string[]) {
  for (const term of terms) {
    await running.sql(
      "insert into list_change_counters (site, last) values ('news', 1) on conflict (site) do update set last = list_change_counters.last + 1",
    );
    await running.sql(
      `insert into list_changes select 'news', last, '${list}', '${term}', '${kind}', 1, 'moderator', 'key', 'Ann', null from list_change_counters where site = 'news'`,
    );
  }
}

test.each([
  ['without limits', SITE],
  ['with limits', `${SITE}${LIMIT}`],
])('a term that was added or taken out counts for the next submission, %s', async (_, site) => {
  const service = await startService({ rules: { ...rules, 'news.yaml': site } });
  expect(await statusOf(service, 'a bargain')).toBe('approved');
  await change(service, 'add', 'ads', 'bargain', 'cheap {match: part}');
  expect(await statusOf(service, 'a bargain')).toBe('spam');
  expect(await statusOf(service, 'cheapest')).toBe('spam');
  await change(service, 'remove', 'ads', 'bargain');
  expect(await statusOf(service, 'a bargain')).toBe('approved');
  expect(await statusOf(service, 'cheapest')).toBe('spam');
});

test('a check, the rules and a backtest know the newest lists too', async () => {
  const service = await startService({ rules });
  const { call } = service;
  const { id } = await submitted(service, 'a bargain');
  await call('POST', `/v1/sites/news/comments/${id}/decision`, { body: { status: 'spam' } });
  const before = await version(service);
  await change(service, 'add', 'ads', 'bargain');
  const check = await call('POST', '/v1/sites/news/check', { body: { ...sent, body: 'a bargain' } });
  expect(check.json.status).toBe('spam');
  await change(service, 'add', 'ads', 'offer');
  const { json } = await call('GET', '/v1/sites/news/rules');
  expect(json).toMatchObject({ version: `${before}+2` });
  expect(json.lists).toContainEqual({ name: 'ads', file: 'ads.txt', terms: 3 });
  await change(service, 'remove', 'ads', 'offer');
  const tried = await call('POST', '/v1/sites/news/backtest', { body: {} });
  expect(tried.json).toMatchObject({ version: `${before}+3`, rules: [{ rule: 'ad', hits: 1 }, {}] });
});

test('a decision names the version with the changes that it knew', async () => {
  const service = await startService({ rules });
  const base = await version(service);
  await change(service, 'add', 'ads', 'bargain');
  const { decision } = await submitted(service, 'a bargain');
  expect(decision).toMatchObject({ ruleSet: `${base}+1`, by: { id: `${base}+1` } });
});

test('submissions that learn of a change at once have it once, and all of them', async () => {
  const service = await startService({ rules });
  await change(service, 'add', 'ads', 'bargain', 'offer', 'cheap');
  const words = ['bargain', 'offer', 'cheap', 'bargain', 'offer', 'cheap', 'sale'];
  const all = await Promise.all(words.map((word) => statusOf(service, word)));
  expect(new Set(all)).toEqual(new Set(['spam']));
  expect(service.logged.filter(({ event }) => event === 'lists-changed')).toHaveLength(1);
});

test('what the public reads does not tell that a list was changed', async () => {
  const service = await startService({ rules });
  await submitted(service, 'hello');
  const page = () => service.call('GET', '/v1/sites/news/articles/1/comments', { key: null });
  const before = (await page()).headers.get('etag');
  await change(service, 'add', 'ads', 'bargain');
  await version(service);
  expect((await page()).headers.get('etag')).toBe(before);
});

test('a change with which the rules are wrong leaves the last good ones in force, until another mends it', async () => {
  const service = await startService({ rules });
  const degraded = async () => (await service.call('GET', '/ready', { key: null })).json.degraded;
  await version(service); // A Worker knows of a site's lists once it was asked for the site.
  await change(service, 'add', 'ads', 'bargain', 'quiet');
  expect(await statusOf(service, 'a bargain')).toBe('spam');
  expect(await statusOf(service, 'quiet')).toBe('approved');
  expect(await degraded()).toEqual(['news']);
  await change(service, 'remove', 'ads', 'quiet');
  expect(await degraded()).toEqual([]);
});
