import { expect, test } from 'vitest';
import { PLAIN_SITE, startService } from '../service.ts';

test('a request is one line with its id, its route and its status, and nothing that a reader sent', async () => {
  const { call, logged } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  const before = logged.length;
  const sent = await call('POST', '/v1/sites/plain/articles/1/comments', {
    body: {
      body: 'zanzibar',
      author: { name: 'quixote', id: 'id-of-reader' },
      client: { ip: '203.0.113.77' },
    },
  });
  await call('GET', '/v1/sites/plain/queue?q=zanzibar');
  await call('GET', '/nowhere/zanzibar');
  await call('POST', '/v1/sites/plain/articles/1/comments', {
    body: { body: 'zanzibar', author: { nam: 'quixote' } },
  });
  const lines = logged.slice(before);
  expect(lines.map(({ event, method, route, status }) => [event, method, route, status])).toEqual([
    ['request', 'POST', '/v1/sites/:site/articles/:article/comments', 201],
    ['request', 'GET', '/v1/sites/:site/queue', 200],
    ['request', 'GET', '/*', 404],
    ['request', 'POST', '/v1/sites/:site/articles/:article/comments', 422],
  ]);
  expect(lines[0]?.requestId).toBe(sent.headers.get('x-request-id'));
  expect(lines[0]?.ms).toBeTypeOf('number');
  expect(JSON.stringify(lines)).not.toMatch(/zanzibar|quixote|id-of-reader|203\.0\.113/);
});

test('every answer carries the id under which the log has it, problems and 304 above all', async () => {
  const { call, logged } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  const list = '/v1/sites/plain/articles/1/comments';
  const before = logged.length;
  const answers = [
    await call('GET', list, { headers: { 'if-none-match': '*' } }),
    await call('GET', '/nowhere'),
    await call('DELETE', list),
    await call('GET', `${list}?limit=x`),
    await call('POST', list, { key: null, body: {} }),
    await call('OPTIONS', list, { key: null }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([304, 404, 405, 400, 401, 204]);
  expect(answers.map(({ headers }) => headers.get('x-request-id'))).toEqual(
    logged.slice(before).map(({ requestId }) => requestId),
  );
});

test('an id that comes with the request is kept, so that logs can be joined; one that is no id is replaced', async () => {
  const { call } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  const idFor = async (id: string) =>
    (await call('GET', '/health', { key: null, headers: { 'x-request-id': id } })).headers.get(
      'x-request-id',
    );
  expect(await idFor('proxy-17')).toBe('proxy-17');
  expect(await idFor('<script>')).toMatch(/^[0-9a-f-]{36}$/);
});
