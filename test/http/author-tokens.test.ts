import { expect, test } from 'vitest';
import { PLAIN_SITE, startService, type TestService } from '../service.ts';

const origins = 'origins: [https://news.example]';
const rules = {
  'plain.yaml': PLAIN_SITE.replace('timezone: UTC', `timezone: UTC, ${origins}`),
  'other.yaml': PLAIN_SITE.replace('timezone: UTC', `timezone: UTC, ${origins}`),
};
const ann = { name: 'Ann', id: 'reader-17', role: 'staff', since: '2021-05-01T00:00:00.000Z' };
const NOW = Date.UTC(2026, 0, 31, 12);
const MINUTE = 60_000;

const tokenFor = async ({ call }: TestService, author: object = ann, site = 'plain') =>
  (await call('POST', `/v1/sites/${site}/author-tokens`, { body: { author } })).json;

const send = ({ call }: TestService, body: object) =>
  call('POST', '/v1/sites/plain/articles/1/comments', {
    key: null,
    headers: { origin: 'https://news.example' },
    body: { body: 'hello', ...body },
  });

test('a token makes a browser the author whom the site named', async () => {
  const service = await startService({ rules, now: () => NOW });
  const { authorToken, expiresAt } = await tokenFor(service);
  expect(expiresAt).toBe(new Date(NOW + 15 * MINUTE).toISOString());
  const { status, json } = await send(service, { authorToken });
  expect(status).toBe(201);
  const comment = (await service.call('GET', `/v1/sites/plain/comments/${json.id}`)).json;
  expect(comment.author).toMatchObject({ id: 'reader-17', name: 'Ann' });
});

test('a token ends at its minute', async () => {
  let now = NOW;
  const service = await startService({ rules, now: () => now });
  const { authorToken } = await tokenFor(service);
  now += 15 * MINUTE - 1;
  expect((await send(service, { authorToken })).status).toBe(201);
  now += 1;
  const late = await send(service, { authorToken });
  expect([late.status, late.json.errors[0].path]).toEqual([422, 'authorToken']);
});

const segments = (token: string): string[] => token.split('.');
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a token of another site or service, and one that was tampered with, is 422', async () => {
  const service = await startService({ rules, now: () => NOW });
  const { authorToken } = await tokenFor(service);
  const [head = '', payload = '', signature = ''] = segments(authorToken);
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const foreign = await startService({ rules, now: () => NOW });
  const forged = [
    (await tokenFor(service, ann, 'other')).authorToken,
    (await tokenFor(foreign)).authorToken,
    `${head}.${encode({ ...claims, author: { ...ann, id: 'somebody-else' } })}.${signature}`,
    `${head}.${encode({ ...claims, exp: claims.exp + 3600 })}.${signature}`,
    `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    `${encode({ alg: 'HS512', typ: 'JWT' })}.${payload}.${signature}`,
    `${head}.${payload}`,
    `${head}.${payload}.${signature}.`,
    `${authorToken}x`,
    '..',
    '',
    'nonsense',
  ];
  for (const authorToken of forged) {
    const { status, json } = await send(service, { authorToken });
    expect([status, json.errors?.[0].path], authorToken).toEqual([422, 'authorToken']);
  }
});

test('a token and an author at once, or neither, is 422', async () => {
  const service = await startService({ rules });
  const { authorToken } = await tokenFor(service);
  const both = await send(service, { authorToken, author: { name: 'Ann' } });
  expect([both.status, both.json.errors[0].path]).toEqual([422, 'author']);
  const neither = await send(service, {});
  expect([neither.status, neither.json.errors[0].path]).toEqual([422, 'author']);
});

test('a site makes tokens for its own readers alone, and a key sends no token', async () => {
  const service = await startService({ rules });
  const key = await service.key('site', 'other');
  const elsewhere = await service.call('POST', '/v1/sites/plain/author-tokens', {
    key,
    body: { author: ann },
  });
  expect(elsewhere.status).toBe(403);
  const { authorToken } = await tokenFor(service);
  const sent = await service.call('POST', '/v1/sites/plain/articles/1/comments', {
    body: { body: 'hello', authorToken },
  });
  expect(sent.json.errors.map(({ path }: { path: string }) => path)).toContain('authorToken');
});
