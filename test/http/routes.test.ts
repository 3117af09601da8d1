import { expect, test } from 'vitest';
import { ROUTES } from '../../src/app.ts';
import { rawRequest } from '../raw-request.ts';
import { ADMIN, PLAIN_SITE, startService } from '../service.ts';

const rules = { 'plain.yaml': PLAIN_SITE, 'other.yaml': PLAIN_SITE };
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

const addressOf = (path: string): string =>
  path.replace(':site', 'plain').replace(':slug', 'internal').replace(/:\w+/g, '1');

test('every address answers 405, and tells what it takes, to every other method', async () => {
  const { call } = await startService({ rules });
  for (const path of new Set(ROUTES.map((route) => route.path))) {
    const here = ROUTES.filter((route) => route.path === path).map(({ method }): string => method);
    const taken = here.includes('GET') ? [...here, 'HEAD'] : here;
    for (const method of METHODS.filter((each) => !taken.includes(each))) {
      const { status, headers } = await call(method, addressOf(path));
      expect([status, headers.get('allow')?.split(', ').sort()], `${method} ${path}`).toEqual([
        405,
        taken.sort(),
      ]);
    }
  }
  expect((await call('POST', '/openapi_json')).status).toBe(404);
});

/** Another 403 may be a route's own. */
const FORBIDDEN = '/problems/forbidden';

test('every route that needs a key: none and wrong ones are 401, another role or site is 403', async () => {
  const { call, key } = await startService({ rules });
  const keys = { site: await key('site', 'plain'), moderator: await key('moderator', 'plain') };
  const elsewhere = {
    site: await key('site', 'other'),
    moderator: await key('moderator', 'other'),
    admin: await key('admin', 'other'),
  };
  for (const { method, path, access, anywhere = false } of ROUTES) {
    const ask = async (mine: string | null) => call(method, addressOf(path), { key: mine });
    const none = await ask(null);
    if (access === 'public') {
      expect(none.status, path).not.toBe(401);
      continue;
    }
    expect([none.status, none.headers.get('www-authenticate')], path).toEqual([401, 'Bearer realm="hakam"']);
    const wrong = await ask(`hakam_0000000000000000_${'0'.repeat(64)}`);
    expect([wrong.status, wrong.headers.get('www-authenticate')], path).toEqual([
      401,
      'Bearer realm="hakam", error="invalid_token"',
    ]);
    for (const role of ['site', 'moderator'] as const) {
      expect((await ask(keys[role])).json?.type === FORBIDDEN, `${role} ${method} ${path}`).toBe(
        !access.includes(role),
      );
    }
    for (const mine of Object.values(elsewhere))
      expect((await ask(mine)).json?.type === FORBIDDEN, path).toBe(!anywhere);
    expect((await ask(ADMIN)).json?.type, path).not.toBe(FORBIDDEN);
  }
});

test('HEAD answers as GET does, without the body', async () => {
  const { call } = await startService({ rules });
  for (const path of [
    '/health',
    '/v1/sites/plain/articles/1/comments',
    '/v1/keys',
    '/v1/sites/none/counts',
    '/docs',
  ]) {
    const [head, get] = [await call('HEAD', path), await call('GET', path)];
    expect(head.text).toBe('');
    expect(head.status).toBe(get.status);
    for (const name of ['content-type', 'etag', 'cache-control', 'content-security-policy']) {
      expect(head.headers.get(name), `${path} ${name}`).toBe(get.headers.get(name));
    }
  }
});

test('every answer says how it is to be handled: no sniffing, nothing run, nothing framed', async () => {
  const { call } = await startService({ rules });
  for (const path of ['/health', '/nowhere', '/v1/keys', '/v1/sites/plain/counts?article=1']) {
    const { headers } = await call('GET', path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test.each([
  ['/v1/sites/none/articles/1/comments', '/problems/unknown-site'],
  ['/v1/sites/__proto__/articles/1/comments', '/problems/unknown-site'],
  ['/v1/sites/plain.yaml/articles/1/comments', '/problems/unknown-site'],
  ['/v1/sites/..%2Fplain/articles/1/comments', '/problems/unknown-site'],
  ['/v1/sites/plain/articles//comments', '/problems/not-found'],
  ['/v1/sites/plain/articles/1/comments/', '/problems/not-found'],
  ['//v1/keys', '/problems/not-found'],
  ['/problems/toString', '/problems/not-found'],
  ['/v1/sites/plain/articles/%/comments', '/problems/malformed-request'],
  ['/v1/sites/plain/articles/%FF/comments', '/problems/malformed-request'],
  ['/v1/sites/plain/articles/%ED%A0%80/comments', '/problems/malformed-request'],
  ['/v1/sites/plain/queue?q=%C3', '/problems/malformed-request'],
  ['/v1/sites/plain/queue?q=%00', '/problems/malformed-request'],
  ['/v1/sites/plain/comments/%00', '/problems/malformed-request'],
  ['/v1/sites/plain/queue?flag=a&flag=b', '/problems/malformed-request'],
  ['/v1/sites/plain/queue?status=open', '/problems/malformed-request'],
  ['/health?x=1', '/problems/malformed-request'],
])('%s is %s', async (path, type) => {
  const { running } = await startService({ rules });
  const answer = await rawRequest(running.address, {
    method: 'GET',
    path,
    headers: { authorization: `Bearer ${ADMIN}` },
  });
  expect(answer.json.type).toBe(type);
});

test('what needs a key, and what changes by itself, is kept by no cache', async () => {
  const { call } = await startService({ rules });
  for (const path of [
    '/health',
    '/ready',
    '/v1/keys',
    '/v1/sites/plain/queue',
    '/v1/sites/plain/comments/none',
    '/v1/sites/plain/articles/1',
    '/nowhere',
  ]) {
    expect((await call('GET', path)).headers.get('cache-control'), path).toBe('no-store');
  }
});

test.each([
  ['queue?limit=1&limit=2', 'limit', 'Give this parameter once.'],
  ['queue?order=risk&order=risk', 'order', 'Give this parameter once.'],
  ['queue?status=spam&status=spam', 'status', 'Give this parameter once.'],
  ['queue?article=1&article=2', 'article', 'Give this parameter once.'],
  ['queue?q=a&q=b', 'q', 'Give this parameter once.'],
  ['queue?cursor=a&cursor=b', 'cursor', 'Give this parameter once.'],
  ['counts?article=1&article=a%2Fb', 'article.1', 'An article id has no control character and no slash.'],
  ['counts?article=', 'article.0', 'An article id has 1 to 200 characters.'],
  ['counts', 'article', 'This is required.'],
])('%s: the problem names %s, and says what would be right', async (query, path, message) => {
  const { call } = await startService({ rules });
  const { status, json } = await call('GET', `/v1/sites/plain/${query}`);
  expect([status, json.errors]).toEqual([400, [{ path, message }]]);
});

test('another scheme than Bearer is told how a key is sent', async () => {
  const { call } = await startService({ rules });
  const headers = { authorization: 'Basic aGFrYW06aGFrYW0=' };
  const { status, json } = await call('GET', '/v1/keys', { key: null, headers });
  expect([status, json.detail]).toEqual([401, expect.stringContaining('`Authorization: Bearer <key>`')]);
});
