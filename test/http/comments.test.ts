import { expect, test } from 'vitest';
import { startService } from '../service.ts';
import { at, rules, send } from './open-and-held.ts';

test('an article that nobody wrote on is 200 with nothing; a site that is not there is 404', async () => {
  const { call } = await startService({ rules });
  const { status, json } = await call('GET', at('never heard of'), { key: null });
  expect(status).toBe(200);
  expect(json).toEqual({
    article: 'never heard of',
    count: 0,
    version: 0,
    closesAt: null,
    links: 'text',
    comments: [],
    next: null,
  });
  for (const path of [at('1', 'none'), '/v1/sites/none/counts?article=1']) {
    expect((await call('GET', path, { key: null })).json.type).toBe('/problems/unknown-site');
  }
});

test('what is published is served as it was written, with a date that readers can read', async () => {
  const service = await startService({ rules, now: () => Date.UTC(2026, 0, 31, 12, 5) });
  const body = '<script>alert("x")</script> & مرحبًا \u200f 👩‍👧';
  const id = await send(service, '1', body);
  const { json, headers } = await service.call('GET', at('1'), { key: null });
  expect(headers.get('content-type')).toBe('application/json');
  expect(json.comments).toEqual([
    {
      id,
      parent: null,
      author: { name: 'Ann' },
      body,
      createdAt: '2026-01-31T12:05:00.000Z',
      dateText: 'Saturday, 31-01-2026 12:05 PM',
      editedAt: null,
    },
  ]);
});

test.each([
  'limit=0',
  'limit=201',
  'limit=-1',
  'limit=1.5',
  'limit=1e2',
  'limit=',
  'limit=%20',
  'limit=1&limit=1',
  'order=risk',
  'order=',
  'cursor=',
  'cursor=x',
  'cursor=a.b&cursor=a.b',
  'offset=1',
  'Limit=1',
  '__proto__=1',
])('a list takes no %s', async (query) => {
  const { call } = await startService({ rules });
  const { status, json } = await call('GET', `${at('1')}?${query}`, { key: null });
  expect(status).toBe(400);
  expect(json.errors[0].path).toBe(query.split('=')[0]);
});

test('pages: 50 unless said, oldest first, and a cursor works for its own list alone', async () => {
  const service = await startService({ rules });
  const ids = [];
  for (let n = 0; n < 52; n++) ids.push(await send(service));
  const page = async (query = '', article = '1') =>
    (await service.call('GET', `${at(article)}${query}`, { key: null })).json;
  const first = await page();
  expect(first.comments.map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 50));
  const rest = await page(`?cursor=${first.next}`);
  expect(rest.comments.map(({ id }: { id: string }) => id)).toEqual(ids.slice(50));
  expect([rest.next, rest.changed]).toEqual([null, undefined]);
  expect((await page('?limit=200')).comments).toHaveLength(52);
  expect((await page('?order=newest&limit=1')).comments[0].id).toBe(ids.at(-1));
  const [payload = '', signature = ''] = first.next.split('.');
  const forged = [
    `${payload}.${signature.slice(0, -1)}-`, // 128 bits never end so
    `${Buffer.from('[9,"x"]').toString('base64url')}.${signature}`,
    payload,
    `${first.next}.`,
    `.${signature}`,
  ];
  for (const cursor of forged)
    expect((await page(`?cursor=${cursor}`)).errors?.[0].path, cursor).toBe('cursor');
  expect((await page(`?order=newest&cursor=${first.next}`)).status).toBe(400);
  expect((await page(`?cursor=${first.next}`, '2')).status).toBe(400);
});

test('between two pages something changes: the page is still right, and says so', async () => {
  const service = await startService({ rules });
  const [one, two, three] = [await send(service), await send(service), await send(service)];
  const { next } = (await service.call('GET', `${at('1')}?limit=1`)).json;
  await service.call('POST', `/v1/sites/open/comments/${two}/decision`, { body: { status: 'spam' } });
  const { json } = await service.call('GET', `${at('1')}?cursor=${next}`);
  expect([json.changed, json.count, json.comments.map(({ id }: { id: string }) => id)]).toEqual([
    true,
    2,
    [three],
  ]);
  expect(one).not.toBe(three);
});

test('an ETag is right until what is public changes, and not after', async () => {
  const service = await startService({ rules });
  const id = await send(service);
  const get = (ifNoneMatch?: string) =>
    service.call('GET', at('1'), {
      key: null,
      headers: ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch },
    });
  const { headers } = await get();
  const etag = headers.get('etag') ?? '';
  expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=10, stale-while-revalidate=10');
  for (const matching of [etag, `W/${etag}`, `"x", ${etag}`, '*']) {
    const answer = await get(matching);
    expect([answer.status, answer.text, answer.headers.get('etag')], matching).toEqual([304, '', etag]);
    expect(answer.headers.get('cache-control')).toBe(
      'public, max-age=0, s-maxage=10, stale-while-revalidate=10',
    );
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  }
  for (const other of ['', '"x"', etag.slice(0, -1), etag.replaceAll('"', '')])
    expect((await get(other)).status).toBe(200);
  await service.call('POST', `/v1/sites/open/comments/${id}/decision`, { body: { status: 'rejected' } });
  const changed = await get(etag);
  expect([changed.status, changed.json.count]).toEqual([200, 0]);
});
