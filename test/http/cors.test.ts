import { expect, test } from 'vitest';
import { startService } from '../service.ts';

const rules = {
  'plain.yaml':
    'site: {name: {en: Plain}, locale: en, timezone: UTC, origins: [https://news.example, http://localhost:8080]}\n',
  'closed.yaml': 'site: {name: {en: Closed}, locale: en, timezone: UTC}\n',
};
const comments = '/v1/sites/plain/articles/1/comments';
const news = { origin: 'https://news.example' };

test('what is public may be read from any page, and the answer is the same for all', async () => {
  const { call } = await startService({ rules });
  for (const path of [comments, '/v1/sites/plain/counts?article=1', '/openapi.json']) {
    for (const headers of [{}, news, { origin: 'https://anyone.example' }, { origin: 'null' }]) {
      const answer = await call('GET', path, { key: null, headers });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
      expect(answer.headers.get('vary') ?? '').not.toContain('Origin');
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    }
  }
  const exposed = (await call('GET', comments, { key: null })).headers.get('access-control-expose-headers');
  expect(exposed?.split(',')).toEqual(expect.arrayContaining(['ETag', 'Retry-After']));
});

test('a page of a listed origin may send a comment and read every answer, also a refusal', async () => {
  const { call } = await startService({ rules });
  for (const body of [{ body: 'hello', author: { name: 'Ann' } }, { nonsense: true }]) {
    const answer = await call('POST', comments, { key: null, headers: news, body });
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://news.example');
    expect(answer.headers.get('vary')).toBe('Origin');
  }
});

test.each([
  'https://evil.example',
  'https://news.example.evil.example',
  'https://sub.news.example',
  'http://news.example',
  'https://news.example:8443',
  'HTTPS://NEWS.EXAMPLE',
  'https://news.example/',
  'null',
])('a page of %s may not', async (origin) => {
  const { call } = await startService({ rules });
  const body = { body: 'hello', author: { name: 'Ann' } };
  const answer = await call('POST', comments, { key: null, headers: { origin }, body });
  expect([answer.status, answer.json.type]).toEqual([403, '/problems/origin-not-allowed']);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

test('a listed origin of one site is none of another', async () => {
  const { call } = await startService({ rules });
  const body = { body: 'hello', author: { name: 'Ann' } };
  const answer = await call('POST', comments.replace('plain', 'closed'), { key: null, headers: news, body });
  expect(answer.status).toBe(403);
});

test('a browser that asks first hears what it may send', async () => {
  const { call } = await startService({ rules });
  const ask = (method: string, origin: string, path = comments) =>
    call('OPTIONS', path, {
      key: null,
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type,idempotency-key',
      },
    });
  const listed = await ask('POST', 'http://localhost:8080');
  expect(listed.status).toBe(204);
  expect(listed.headers.get('access-control-allow-origin')).toBe('http://localhost:8080');
  expect(listed.headers.get('access-control-allow-methods')?.split(',')).toContain('POST');
  expect(listed.headers.get('access-control-allow-headers')?.split(',')).toEqual(
    expect.arrayContaining(['Content-Type', 'Idempotency-Key']),
  );
  expect(listed.headers.get('vary')).toContain('Origin');
  expect((await ask('POST', 'https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  expect((await ask('GET', 'https://evil.example')).headers.get('access-control-allow-origin')).toBe('*');
  expect(
    (await ask('PUT', 'https://news.example', '/v1/sites/plain/state')).headers.get(
      'access-control-allow-origin',
    ),
  ).toBeNull();
});

test.each(['PUT', 'DELETE'])(
  'a page of a listed origin alone may %s a comment of its reader',
  async (method) => {
    const { call } = await startService({ rules });
    const own = `${comments}/01890000-0000-7000-8000-000000000001`;
    const asking = {
      'access-control-request-method': method,
      'access-control-request-headers': 'content-type,edit-secret',
    };
    for (const [origin, allowed] of [
      ['https://news.example', 'https://news.example'],
      ['https://evil.example', null],
    ] as const) {
      const preflight = await call('OPTIONS', own, { key: null, headers: { origin, ...asking } });
      expect(preflight.headers.get('access-control-allow-origin')).toBe(allowed);
      expect(preflight.headers.get('access-control-allow-methods')?.split(',')).toContain(method);
      expect(preflight.headers.get('access-control-allow-headers')?.split(',')).toContain('Edit-Secret');
      const body = method === 'PUT' ? { body: { body: 'better' } } : {};
      const answer = await call(method, own, { key: null, headers: { origin, 'edit-secret': 'x' }, ...body });
      expect(answer.json.type).toBe(`/problems/${allowed ? 'edit-not-allowed' : 'origin-not-allowed'}`);
      expect(answer.headers.get('access-control-allow-origin')).toBe(allowed);
      expect(answer.headers.get('vary')).toBe('Origin');
    }
  },
);

test('a page elsewhere reads that an address takes another method, where it may use the address', async () => {
  const { call } = await startService({ rules });
  for (const [method, path, allowed] of [
    ['PATCH', comments, '*'],
    ['POST', `${comments}.html`, '*'],
    ['POST', '/v1/sites/plain/counts', '*'],
    ['GET', '/v1/sites/plain/comments/1/reports', '*'],
    ['POST', '/v1/sites/plain/queue', null],
  ] as const) {
    const answer = await call(method, path, { key: null, headers: news });
    expect([answer.status, answer.headers.get('access-control-allow-origin')], path).toEqual([405, allowed]);
  }
});

test('an empty Origin is none', async () => {
  const { call } = await startService({ rules });
  const body = { body: 'hello', author: { name: 'Ann' } };
  const answer = await call('POST', comments, { key: null, headers: { origin: '' }, body });
  expect([answer.status, answer.json.type]).toEqual([401, '/problems/unauthenticated']);
});
