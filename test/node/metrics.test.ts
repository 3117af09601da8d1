import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATUSES } from '../../src/domain/comment.ts';
import { rawRequest } from '../raw-request.ts';
import { type Scraped, scraped } from '../scraped.ts';
import { startService, type TestService } from '../service.ts';

const SITE = `
site: {name: {en: News}, locale: en, timezone: UTC}
limits: [{id: reader, by: author, max: 2, per: 1h}]
decide: {default: approve}
rules:
  - {id: waiting, if: {text: {has: [wait]}}, then: hold}
`;
const LIST = '/v1/sites/news/articles/1/comments';
const ROUTE = '/v1/sites/:site/articles/:article/comments';

const scrape = async ({ call }: TestService): Promise<Scraped> =>
  scraped((await call('GET', '/metrics')).text);
const send = ({ call }: TestService, id: string, body: string, headers = {}) =>
  call('POST', LIST, { body: { body, author: { name: 'Ann', id } }, headers });

/** What one page less or more shows: the difference of two scrapes. */
const since = (before: Scraped, after: Scraped) => (name: string, labels?: Record<string, string>) =>
  (after.value(name, labels) ?? 0) - (before.value(name, labels) ?? 0);

test('what readers send is counted once each, by what became of it', async () => {
  const service = await startService({ rules: { 'news.yaml': SITE } });
  const before = await scrape(service);
  await send(service, 'a', 'fine', { 'idempotency-key': 'once' });
  await send(service, 'a', 'fine', { 'idempotency-key': 'once' });
  await send(service, 'a', 'please wait');
  expect((await send(service, 'a', 'a third')).status).toBe(429);
  expect((await send(service, 'a', 'a fourth')).status).toBe(429);
  expect((await send(service, 'b', '')).status).toBe(422);
  await service.call('PUT', '/v1/sites/news/state', { body: { state: 'closed' } });
  expect((await send(service, 'c', 'late')).status).toBe(403);
  const by = since(before, await scrape(service));
  expect(by('hakam_submissions_total', { site: 'news', status: 'approved' })).toBe(1);
  expect(by('hakam_submissions_total', { site: 'news', status: 'pending' })).toBe(1);
  expect(by('hakam_refusals_total', { site: 'news', reason: 'limit', limit: 'reader' })).toBe(2);
  expect(by('hakam_refusals_total', { site: 'news', reason: 'site-closed', limit: '' })).toBe(1);
  expect(by('hakam_rules_duration_seconds_count', { site: 'news' })).toBe(2);
  const requests = (status: string) =>
    by('hakam_http_request_duration_seconds_count', { method: 'POST', route: ROUTE, status });
  expect([requests('201'), requests('429'), requests('422'), requests('403')]).toEqual([3, 2, 1, 1]);
  expect(by('hakam_commit_duration_seconds_count')).toBeGreaterThanOrEqual(3);
  expect(by('hakam_commit_batches_sum')).toBeGreaterThanOrEqual(3);
});

test('a page is a miss until it is kept, and a hit as long as it holds', async () => {
  const service = await startService({ rules: { 'news.yaml': SITE } });
  const read = () => service.call('GET', LIST, { key: null });
  const before = await scrape(service);
  expect(before.value('hakam_page_cache_bytes')).toBe(0);
  for (let times = 0; times < 4; times++) await read();
  await service.call('GET', '/v1/sites/news/queue');
  await service.call('GET', `${LIST}.atom`);
  await send(service, 'a', 'new');
  await read();
  const after = await scrape(service);
  const by = since(before, after);
  expect(by('hakam_page_cache_misses_total')).toBe(2);
  expect(by('hakam_page_cache_hits_total')).toBe(3);
  expect(after.value('hakam_page_cache_bytes')).toBeGreaterThan(2048);
  expect(
    by('hakam_http_request_duration_seconds_count', { method: 'GET', route: ROUTE, status: '200' }),
  ).toBe(5);
});

test('the buckets of a histogram add up', async () => {
  const service = await startService({ rules: { 'news.yaml': SITE } });
  await send(service, 'a', 'fine');
  await service.call('GET', '/nowhere');
  const { families } = await scrape(service);
  const histograms = [...families].filter(([, { type }]) => type === 'histogram');
  expect(histograms.map(([name]) => name)).toContain('hakam_http_request_duration_seconds');
  for (const [name, { samples }] of histograms) {
    const without = ({ le: _, ...labels }: Record<string, string>) =>
      JSON.stringify(Object.entries(labels).sort());
    for (const [labels, series] of Map.groupBy(samples, ({ labels }) => without(labels))) {
      const buckets = series.filter((each) => each.name === `${name}_bucket`);
      const values = buckets.map(({ value }) => value);
      expect(values, `${name} ${labels}`).toEqual(values.toSorted((a, b) => a - b));
      const bounds = buckets.map(({ labels: { le = '' } }) => Number(le.replace('+Inf', 'Infinity')));
      expect(bounds).toEqual(bounds.toSorted((a, b) => a - b));
      expect(bounds.at(-1)).toBe(Number.POSITIVE_INFINITY);
      expect(series.find((each) => each.name === `${name}_count`)?.value).toBe(values.at(-1));
    }
  }
});

test('whatever clients send, it is no label', async () => {
  const service = await startService({ rules: { 'news.yaml': SITE } });
  const word = fc.stringMatching(/^[a-z0-9]{12}$/);
  await fc.assert(
    fc.asyncProperty(
      word,
      fc.constantFrom('GET', 'POST', 'PURGE', 'PROPFIND', 'M-SEARCH'),
      async (unique, method) => {
        const paths = [
          `/${unique}`,
          `/v1/sites/${unique}/queue`,
          `/v1/sites/news/articles/${unique}/comments?q=${unique}`,
        ];
        for (const path of paths)
          await rawRequest(service.running.address, {
            method,
            path,
            headers: { 'user-agent': unique, 'x-request-id': unique },
          });
        await send(service, unique, unique);
        expect((await service.call('GET', '/metrics')).text).not.toContain(unique);
      },
    ),
    { numRuns: 15 },
  );
  const { families } = await scrape(service);
  const said = families
    .get('hakam_http_request_duration_seconds')
    ?.samples.map(({ labels }) => labels.method);
  expect(new Set(said)).toEqual(new Set(['GET', 'POST', 'other']));
  const statuses = families.get('hakam_submissions_total')?.samples.map(({ labels }) => labels.status);
  expect(STATUSES).toEqual(expect.arrayContaining([...new Set(statuses)]));
});
