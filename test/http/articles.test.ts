import { expect, test } from 'vitest';
import { type CallOptions, PLAIN_SITE, startService, type TestService } from '../service.ts';

const rules = {
  'plain.yaml': PLAIN_SITE,
  'closing.yaml': 'site: {name: {en: Closing}, locale: en, timezone: UTC, close_after: 14d}\n',
  'named.yaml':
    'site: {name: {en: Named}, locale: en, timezone: UTC, articles: registered, origins: [https://news.example]}\n',
  'sections.yaml': `${PLAIN_SITE}decide: {default: hold, sections: {sport: approve}}\n`,
};
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 31, 12);
const pathOf = (site: string) => `/v1/sites/${site}/articles/1`;
const time = (offset: number): string => new Date(NOW + offset).toISOString();

/** What becomes of a comment: its status, or the problem. */
async function send(
  { call }: TestService,
  site: string,
  more: object = {},
  options: CallOptions = {},
): Promise<string> {
  const body = { body: 'hello', author: { name: 'Ann' }, ...more };
  const { json } = await call('POST', `${pathOf(site)}/comments`, { body, ...options });
  return json.type ?? json.status;
}

test('PUT replaces all that was said, null or nothing clears, GET tells what is said now', async () => {
  const { call } = await startService({ rules });
  const all = {
    title: 'T',
    url: 'https://news.example/1',
    section: 'sport',
    publishedAt: '2026-01-31T12:00:00+03:00',
    closesAt: null,
    default: 'approve',
  };
  const said = { ...all, article: '1', publishedAt: '2026-01-31T09:00:00.000Z' };
  expect((await call('PUT', pathOf('plain'), { body: all })).json).toEqual(said);
  expect((await call('GET', pathOf('plain'))).json).toEqual(said);
  const none = {
    article: '1',
    title: null,
    url: null,
    section: null,
    publishedAt: null,
    closesAt: null,
    default: null,
  };
  expect((await call('PUT', pathOf('plain'), { body: { title: 'New', section: null } })).json).toEqual({
    ...none,
    title: 'New',
  });
  expect((await call('PUT', pathOf('plain'), { body: {} })).json).toEqual(none);
  expect((await call('GET', pathOf('plain'))).json).toEqual(none);
});

test('an article is known once the site names it, not by its comments', async () => {
  const service = await startService({ rules });
  await send(service, 'plain');
  expect((await service.call('GET', pathOf('plain'))).json.type).toBe('/problems/unknown-article');
  await send(service, 'plain', { article: { title: 'T' } });
  expect((await service.call('GET', pathOf('plain'))).json.title).toBe('T');
});

test.each([
  [{ title: '' }, 'title'],
  [{ url: 'news.example/1' }, 'url'],
  [{ url: 'javascript:alert(1)' }, 'url'],
  [{ url: 'https://news.example/\n' }, 'url'],
  [{ publishedAt: '2026-01-31' }, 'publishedAt'],
  [{ publishedAt: '2026-01-31T12:00:00' }, 'publishedAt'],
  [{ publishedAt: '2026-01-31T24:00:00Z' }, 'publishedAt'],
  [{ publishedAt: 1769860800000 }, 'publishedAt'],
  [{ closesAt: '2025-02-29T12:00:00Z' }, 'closesAt'],
  [{ closesAt: '9999-12-31T23:59:59-23:59' }, 'closesAt'],
  [{ default: 'reject' }, 'default'],
  [{ id: '1' }, 'id'],
  [[], ''],
])('PUT %j is 422 at %j', async (body, path) => {
  const { call } = await startService({ rules });
  const answer = await call('PUT', pathOf('plain'), { body });
  expect([answer.status, answer.json.errors?.[0].path]).toEqual([422, path]);
});

test('closesAt closes an article at that moment, and moving it opens it again', async () => {
  let now = NOW;
  const service = await startService({ rules, now: () => now });
  const { call } = service;
  await call('PUT', pathOf('plain'), { body: { closesAt: time(1000) } });
  now += 999;
  expect(await send(service, 'plain')).toBe('pending');
  expect((await call('GET', `${pathOf('plain')}/comments`)).json.closesAt).toBe(time(1000));
  now += 1;
  expect(await send(service, 'plain')).toBe('/problems/comments-closed');
  const { etag } = Object.fromEntries((await call('GET', `${pathOf('plain')}/comments`)).headers);
  await call('PUT', pathOf('plain'), { body: {} });
  const opened = await call('GET', `${pathOf('plain')}/comments`, {
    headers: { 'if-none-match': String(etag) },
  });
  expect([opened.status, opened.json.closesAt]).toEqual([200, null]);
  expect(await send(service, 'plain')).toBe('pending');
});

test('close_after counts from the publication; an article without one never closes', async () => {
  let now = NOW;
  const service = await startService({ rules, now: () => now });
  now += 100 * DAY;
  expect(await send(service, 'closing')).toBe('pending');
  await service.call('PUT', pathOf('closing'), { body: { publishedAt: time(86.5 * DAY) } });
  expect((await service.call('GET', `${pathOf('closing')}/comments`)).json.closesAt).toBe(time(100.5 * DAY));
  expect(await send(service, 'closing')).toBe('pending');
  now += DAY / 2;
  expect(await send(service, 'closing')).toBe('/problems/comments-closed');
  await service.call('PUT', pathOf('closing'), {
    body: { publishedAt: time(86.5 * DAY), closesAt: time(200 * DAY) },
  });
  expect(await send(service, 'closing')).toBe('pending');
});

test('a publication that comes with the comment counts for it already', async () => {
  const service = await startService({ rules, now: () => NOW });
  expect(await send(service, 'closing', { article: { publishedAt: time(-15 * DAY) } })).toBe(
    '/problems/comments-closed',
  );
  expect((await service.call('GET', pathOf('closing'))).status).toBe(404);
  expect(await send(service, 'closing', { article: { publishedAt: time(-13 * DAY) } })).toBe('pending');
});

test('a site that takes comments on named articles alone', async () => {
  const service = await startService({ rules });
  const browser = { key: null, headers: { origin: 'https://news.example' } };
  expect(await send(service, 'named')).toBe('/problems/article-not-registered');
  expect(await send(service, 'named', {}, browser)).toBe('/problems/article-not-registered');
  await service.call('PUT', pathOf('named'), { body: {} });
  expect(await send(service, 'named', {}, browser)).toBe('pending');
  expect(await send(service, 'named')).toBe('pending');
});

test('what an article says of its comments beats its section and its site', async () => {
  const service = await startService({ rules });
  expect(await send(service, 'sections')).toBe('pending');
  await service.call('PUT', pathOf('sections'), { body: { section: 'sport' } });
  expect(await send(service, 'sections')).toBe('approved');
  await service.call('PUT', pathOf('sections'), { body: { section: 'sport', default: 'hold' } });
  expect(await send(service, 'sections')).toBe('pending');
  await service.call('PUT', pathOf('sections'), { body: { default: 'approve' } });
  expect(await send(service, 'sections')).toBe('approved');
});
