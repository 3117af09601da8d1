import { expect, test } from 'vitest';
import { PLAIN_SITE, startService } from '../service.ts';

const SITE = `
site: {name: {en: Plain}, locale: en, timezone: UTC, origins: [https://news.example]}
limits: [{id: reader, by: address, max: 100, per: 1m}]
`;
const rules = { 'plain.yaml': SITE, 'other.yaml': PLAIN_SITE };
const path = '/v1/sites/plain/articles/1/comments';
const comment = { body: 'hello', author: { name: 'Ann' } };
const browser = { key: null, headers: { origin: 'https://news.example' } };

test('who may send: a site key of that site, an admin, a browser at a listed origin; nobody else', async () => {
  const { call, key } = await startService({ rules });
  const send = async (options: object) => (await call('POST', path, { body: comment, ...options })).status;
  expect(await send({ key: await key('site', 'plain') })).toBe(201);
  expect(await send({})).toBe(201);
  expect(await send(browser)).toBe(201);
  expect(await send({ key: await key('site', 'other') })).toBe(403);
  expect(await send({ key: await key('moderator', 'plain') })).toBe(403);
  expect(await send({ key: null, headers: { origin: 'https://evil.example' } })).toBe(403);
  expect(await send({ key: null })).toBe(401);
  expect(await send({ key: `hakam_0000000000000000_${'0'.repeat(64)}` })).toBe(401);
  expect(await send({ key: 'nonsense', headers: { origin: 'https://news.example' } })).toBe(401);
});

test('a key in force a moment ago is refused once it is revoked', async () => {
  const { call, key } = await startService({ rules });
  const mine = await key('site', 'plain');
  const { json } = await call('GET', '/v1/keys');
  expect(JSON.stringify(json)).not.toContain(mine.slice(-20));
  expect(json.keys).toMatchObject([{ role: 'site', site: 'plain', name: 'site' }]);
  expect((await call('DELETE', `/v1/keys/${json.keys[0].id}`)).status).toBe(204);
  const refused = await call('POST', path, { key: mine, body: comment });
  expect(refused.status).toBe(401);
  expect(refused.headers.get('www-authenticate')).toBe('Bearer realm="hakam", error="invalid_token"');
});

test('a revoked key is told of no answer, not even where a limit refuses everything new', async () => {
  const { call, key, running } = await startService({
    rules: { 'plain.yaml': SITE.replace('max: 100, per: 1m', 'max: 1, per: 1h') },
  });
  const mine = await key('site', 'plain');
  const send = async (idempotencyKey: string) => {
    const body = { ...comment, client: { ip: '203.0.113.7' } };
    const headers = { 'idempotency-key': idempotencyKey };
    return (await call('POST', path, { key: mine, body, headers })).status;
  };
  expect([await send('one'), await send('two'), await send('one')]).toEqual([201, 429, 201]);
  await running.sql('delete from keys'); // As another process does it, so that this one still knows the key.
  expect(await send('one')).toBe(401);
});

test('a key is known no more once it is revoked, for any request', async () => {
  const { call, key } = await startService({ rules });
  const mine = await key('site', 'plain');
  expect((await call('POST', path, { key: mine, body: comment })).status).toBe(201);
  const { json } = await call('GET', '/v1/keys');
  await call('DELETE', `/v1/keys/${json.keys[0].id}`);
  expect((await call('POST', path, { key: mine, body: { body: '' } })).status).toBe(401);
});

test('only an admin of every site manages keys', async () => {
  const { call, key } = await startService({ rules });
  for (const mine of [await key('site'), await key('moderator'), await key('admin', 'plain')]) {
    expect((await call('GET', '/v1/keys', { key: mine })).status).toBe(403);
    expect(
      (await call('POST', '/v1/keys', { key: mine, body: { role: 'admin', site: '*', name: 'x' } })).status,
    ).toBe(403);
  }
  expect((await call('GET', '/v1/keys', { key: await key('admin') })).status).toBe(200);
});

test('a site is believed about author, address and article; a browser that says such things gets 422', async () => {
  const { call } = await startService({ rules });
  const full = {
    body: 'hello',
    author: { name: 'Ann', id: 'ann', role: 'staff', since: '2020-01-01T00:00:00Z' },
    client: { ip: '203.0.113.7', userAgent: 'x' },
    article: {
      title: 'T',
      url: 'https://news.example/1',
      section: 'sport',
      publishedAt: '2026-01-01T00:00:00Z',
    },
  };
  expect((await call('POST', path, { body: full })).status).toBe(201);
  for (const [more, at] of [
    [{ client: full.client }, 'client'],
    [{ article: full.article }, 'article'],
    [{ author: { name: 'Ann', id: 'ann' } }, 'author.id'],
    [{ author: { name: 'Ann', role: 'staff' } }, 'author.role'],
  ] as const) {
    const answer = await call('POST', path, { ...browser, body: { ...comment, ...more } });
    expect(answer.status).toBe(422);
    expect(answer.json.errors).toEqual([{ path: at, message: 'This is not known here.' }]);
  }
});

test('an address is stored as a keyed hash alone', async () => {
  const { call, running } = await startService({ rules });
  await call('POST', path, { body: { ...comment, client: { ip: '203.0.113.77' } } });
  const tables = ['articles', 'authors', 'comments', 'comment_labels', 'decisions', 'idempotency', 'limits'];
  const rows = await Promise.all(tables.map((table) => running.sql(`select * from ${table}`)));
  expect(JSON.stringify(rows)).toContain('reader');
  expect(JSON.stringify(rows)).not.toContain('203.0.113.77');
});

test('the message follows Accept-Language, else the language of the site', async () => {
  const { call } = await startService({ rules });
  const message = async (language?: string) =>
    (await call('POST', path, { body: comment, headers: language ? { 'accept-language': language } : {} }))
      .json.message;
  expect(await message('ar-SA,en;q=0.5')).toMatch(/وصل تعليقك/);
  expect(await message('fr, en;q=0.1')).toMatch(/has arrived/);
  expect(await message('fr')).toMatch(/has arrived/);
  expect(await message('ar;q=0, *')).toMatch(/has arrived/);
});

test('a site key is told flags and decision, a browser is not', async () => {
  const { call } = await startService({ rules });
  expect(Object.keys((await call('POST', path, { body: comment })).json)).toEqual([
    'id',
    'status',
    'message',
    'flags',
    'decision',
  ]);
  expect(Object.keys((await call('POST', path, { ...browser, body: comment })).json)).toEqual([
    'id',
    'status',
    'message',
  ]);
});

test('the switch: hold keeps for people what would be published, closed takes nothing, open goes on', async () => {
  const open = SITE.replace('limits:', 'decide: {default: approve}\nlimits:');
  const { call } = await startService({ rules: { 'plain.yaml': open } });
  const turn = (state: string) => call('PUT', '/v1/sites/plain/state', { body: { state, reason: 'storm' } });
  const send = async () => call('POST', path, { body: comment });
  expect((await send()).json.status).toBe('approved');
  const state = async () => (await call('GET', '/v1/sites/plain/state')).json;
  expect(await state()).toEqual({ state: 'open', reason: null });
  expect((await turn('hold')).json).toEqual({ state: 'hold', reason: 'storm' });
  expect(await state()).toEqual({ state: 'hold', reason: 'storm' });
  expect((await send()).json.status).toBe('pending');
  await turn('closed');
  const closed = await send();
  expect([closed.status, closed.json.type]).toEqual([403, '/problems/comments-closed']);
  await turn('open');
  expect((await send()).json.status).toBe('approved');
});

test('check tells all and stores nothing', async () => {
  const { call } = await startService({ rules });
  const { json, status } = await call('POST', '/v1/sites/plain/check', { body: comment });
  expect(status).toBe(200);
  expect(json).toEqual({ status: 'pending', flags: [], reason: null, findings: [], trace: [] });
  expect((await call('GET', '/v1/sites/plain/queue')).json.items).toEqual([]);
});

test('the reader is not refused for a long User-Agent, nor for an empty one', async () => {
  const { call } = await startService({ rules });
  for (const userAgent of ['', 'Mozilla/5.0 '.repeat(1000), null]) {
    const sent = { ...comment, client: { userAgent } };
    expect((await call('POST', path, { body: sent })).status).toBe(201);
  }
});
