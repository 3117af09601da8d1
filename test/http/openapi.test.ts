import { expect, test } from 'vitest';
import { ROUTES } from '../../src/app.ts';
import { ADMIN, type CallOptions, type TestService } from '../service.ts';
import { ann, article, browser, comments, contracted } from './contracted.ts';
import { startProvider } from './provider.ts';

type Call = TestService['call'];

const DEMO = { 'example.yaml': 'site: {name: {en: Example}, locale: en, timezone: UTC}\n' };

/** Every route answers with success, in as many shapes as its answer has. */
async function succeed(call: Call, key: TestService['key']): Promise<void> {
  const send = async (body: object, options: CallOptions = {}) =>
    (await call('POST', comments, { body, ...options })).json;
  const publicOne = await send({ body: 'hello', author: ann, article: { title: 'T', section: 'sport' } });
  await send({ body: 'reply', author: { name: 'خالد' }, parent: publicOne.id });
  const held = await send({ body: 'you fool, see example.com, sale', author: { ...ann, role: 'staff' } });
  await send({ body: 'from a browser', author: { name: 'Sam' } }, browser);
  await send({ body: 'you fool', author: { name: 'Sam' } }, browser);
  const script = /src="(\S+)"/.exec((await call('GET', '/console', { key: null })).text)?.[1] ?? '';
  for (const path of ['/console/open/queue?status=spam&flag=a&flag=b', '/console/open/authors/id:ann'])
    await call('GET', path);
  for (const path of [comments, `${comments}.html`, `${comments}.atom`, '/embed.js', script]) {
    const { etag } = Object.fromEntries((await call('GET', path, { key: null })).headers);
    await call('GET', path, { headers: { 'if-none-match': String(etag) } });
  }
  await call('GET', comments, { headers: { accept: 'text/html' } });
  const { next } = (await call('GET', `${comments}?limit=1`)).json;
  await call('POST', `/v1/sites/open/comments/${held.id}/decision`, {
    body: { status: 'approved', reason: 'ok' },
  });
  expect((await call('GET', `${comments}?limit=1&cursor=${next}`)).json.changed).toBe(true);
  await call('GET', '/v1/sites/open/counts?article=1&article=__proto__');
  await call('PUT', article, {
    body: { title: 'T', publishedAt: '2026-01-31T12:00:00+03:00', default: 'hold' },
  });
  await call('GET', article);
  await call('PUT', article, { body: {} });
  await call('GET', '/v1/sites/open/queue?status=approved&limit=1');
  await call('GET', `/v1/sites/open/comments/${held.id}`);
  await call('GET', `/v1/sites/open/contexts?comment=${held.id}&comment=${publicOne.id}`);
  await queueWork(call);
  const decisions = [
    { comment: held.id, status: 'spam' },
    { comment: publicOne.id, status: 'spam', rev: 9 },
    { comment: 'none', status: 'spam' },
  ];
  await call('POST', '/v1/sites/open/decisions', { body: { decisions } });
  await call('POST', '/v1/sites/open/check', {
    body: { body: 'fool at http://a.example sale', author: ann },
  });
  await call('GET', '/v1/sites/open/reasons');
  const report = { reason: 'other', reader: { id: 'ben' } };
  await call('POST', `/v1/sites/open/comments/${publicOne.id}/reports`, { body: report });
  const note = { body: { body: 'two\nlines' } };
  const { id } = (await call('POST', `/v1/sites/open/comments/${held.id}/notes`, note)).json;
  await call('POST', '/v1/sites/open/authors/id%3Aann/notes', note);
  await call('GET', `/v1/sites/open/comments/${held.id}`);
  await call('DELETE', `/v1/sites/open/notes/${id}`);
  await call('PUT', '/v1/sites/open/authors/id:someone/standing', {
    body: { trusted: true, bannedUntil: '2099-01-31T12:00:00Z', held: false, reason: 'a test' },
  });
  for (const query of ['standing=trusted', 'name=Ann&limit=1', 'name=a&limit=1'])
    await call('GET', `/v1/sites/open/authors?${query}`);
  expect((await call('GET', '/v1/sites/open/authors/id:ann')).json.comments).not.toEqual([]);
  await call('GET', '/v1/sites/open/rules?days=7');
  const { text } = (await call('GET', '/v1/sites/open/rules/files')).json.files[0];
  for (const [is, was] of [
    ['', ''],
    ['id: ad, expires: 2020-01-31', 'id: ad'],
    ['iff', 'if'],
  ])
    await call('POST', '/v1/sites/open/rules/check', {
      body: { rules: { 'open.yaml': text.replace(was, is) } },
    });
  await call('GET', '/v1/sites/open/authors?name=a');
  await call('GET', '/v1/sites/open/authors?standing=trusted');
  const tried = await call('POST', '/v1/sites/open/backtest', { body: { samples: 1 } });
  await call('POST', '/v1/sites/open/backtest', { body: {}, headers: { accept: 'application/x-ndjson' } });
  expect(tried.json.rules[0].samples).toHaveLength(1);
  await undoAndEdit(call, held.id);
  const lists = '/v1/sites/open/lists';
  await call('GET', lists);
  const seen = { terms: ['fool', 'hello', 'nothing'] };
  expect((await call('POST', `${lists}/insults/preview`, { body: seen })).json.matches[1].count).toBe(1);
  await call('POST', `${lists}/insults/terms`, {
    body: { terms: ['dolt {match: part}', 'oaf'], reason: 'ok' },
  });
  await call('GET', `${lists}/insults/terms?limit=1`);
  await call('DELETE', `${lists}/insults/terms?term=oaf&term=none&reason=x`);
  await call('GET', `${lists}/insults/terms`);
  await call('PUT', '/v1/sites/open/state', { body: { state: 'open' } });
  await call('GET', '/v1/sites/open/state');
  for (const path of ['/v1/sites/open/audit', '/v1/audit']) {
    await call('GET', `${path}?limit=100`);
    await call('GET', path, { headers: { accept: 'application/x-ndjson' } });
  }
  await call('GET', '/v1/sites/open/stats?unit=hour');
  await webhooks(call);
  await call('GET', '/metrics');
  await call('POST', '/v1/sites/open/author-tokens', { body: { author: ann } });
  await key('site', 'open');
  await console(call);
  await call('POST', '/v1/keys', { body: { role: 'site', site: '*', name: 'x' } });
  const { keys } = (await call('GET', '/v1/keys')).json;
  await call('DELETE', `/v1/keys/${keys[0].id}`);
  const own = { headers: { 'edit-secret': publicOne.edit.secret } };
  const why = { status: 'rejected', reasonCode: 'off-topic' };
  await call('POST', `/v1/sites/open/comments/${publicOne.id}/decision`, { body: why });
  expect((await call('GET', `${comments}/${publicOne.id}`, own)).json.reason.code).toBe('off-topic');
  await call('PUT', `${comments}/${publicOne.id}`, { ...own, body: { body: 'you fool' } });
  await call('GET', `/v1/sites/open/comments/${publicOne.id}`);
  await call('DELETE', `${comments}/${publicOne.id}`, own);
  await call('GET', `/v1/sites/open/comments/${publicOne.id}`);
  await call('GET', '/v1/sites/open/queue?status=rejected');
  const data = '/v1/sites/open/authors/id:ann/data';
  await call('GET', data);
  await call('DELETE', data);
  await call('GET', '/v1/sites/open/erasures');
  for (const path of ['/health', '/ready', '/openapi.json', '/docs', '/demo', '/problems/limit-reached'])
    await call('GET', path);
}

async function undoAndEdit(call: Call, id: string): Promise<void> {
  const { decision, rev } = (await call('GET', `/v1/sites/open/comments/${id}`)).json;
  await call('POST', `/v1/sites/open/decisions/${decision.id}/undo`, { body: { reason: 'خطأ' } });
  await call('POST', '/v1/sites/open/undo', { body: { decisions: [decision.id, 'none'] } });
  await call('POST', `/v1/sites/open/comments/${id}/edit`, { body: { body: 'better', rev: rev + 1 } });
}

/** Who works on the console's own page. */
async function console(call: Call): Promise<void> {
  await call('GET', '/v1/me');
  const own = { key: null, headers: { 'sec-fetch-site': 'same-origin' } };
  const { headers } = await call('POST', '/console/session', { ...own, body: { key: ADMIN } });
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  const signedIn = { key: null, headers: { ...own.headers, cookie } };
  expect((await call('GET', '/console/session', signedIn)).json.signedIn.everywhere).toBe(true);
  await call('DELETE', '/console/session', signedIn);
  const origin = { ...own.headers, origin: 'https://hakam.news.example' };
  await call('POST', '/console/sign-in', { key: null, headers: origin, body: {} });
  await call('GET', '/console/signed-in', { key: null });
}

/** What admins do to have other systems told. */
async function webhooks(call: Call): Promise<void> {
  const path = '/v1/sites/open/webhooks';
  const body = {
    name: 'x',
    url: 'https://hooks.news.example/',
    events: ['comment.held', 'comment.approved'],
  };
  const { id } = (await call('POST', path, { body })).json;
  await call('POST', comments, { body: { body: 'you fool', author: { name: 'Sam' } } });
  await call('POST', `${path}/${id}/rotate`);
  await call('GET', path);
  await call('GET', `${path}/${id}`);
  const { deliveries } = (await call('GET', `${path}/${id}/deliveries?state=waiting`)).json;
  await call('POST', `${path}/${id}/deliveries/${deliveries[0].event}/redeliver`);
  const failed = { state: 'failed', since: '2026-01-31T12:00:00Z' };
  await call('POST', `${path}/${id}/redeliver`, { body: failed });
  await call('PUT', `${path}/${id}`, { body: { ...body, enabled: false } });
  await call('GET', `${path}/${id}/deliveries?limit=1`);
  await call('DELETE', `${path}/${id}`);
}

/** What many moderators need to work on one queue. */
async function queueWork(call: Call): Promise<void> {
  await call('GET', '/v1/sites/open/queue/summary');
  const { json: claimed } = await call('POST', '/v1/sites/open/queue/claim', {
    body: { status: 'approved' },
  });
  expect(claimed.items[0].claim.until).toBe(claimed.until);
  await call('DELETE', '/v1/sites/open/queue/claim');
  const body = { status: 'approved', action: { status: 'approved' } };
  const { json: found } = await call('POST', '/v1/sites/open/bulk', { body });
  expect(found.sample.length).toBeGreaterThan(0);
  await call('POST', `/v1/sites/open/bulk/${found.id}/apply`);
  await call('GET', `/v1/sites/open/bulk/${found.id}`);
}

test('the document is OpenAPI 3.1, names every route once, and every parameter of its address', async () => {
  const { contract } = await contracted();
  const documented = contract.operations.map(({ method, path }) => `${method} ${path}`);
  expect(documented.sort()).toEqual(
    ROUTES.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`).sort(),
  );
  const ids = contract.operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, parameters } of contract.operations) {
    const named = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
    expect(named).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  }
});

test('every route is called with success, and every documented success is answered as documented', async () => {
  const { contract, call, key, seen } = await contracted(DEMO, (await startProvider()).env);
  await succeed(call, key);
  const documented = contract.operations.flatMap(({ operationId, responses }) =>
    Object.keys(responses)
      .filter((status) => Number(status) < 400)
      .map((status) => `${operationId} ${status}`),
  );
  expect([...seen].filter((one) => Number(one.split(' ')[1]) < 400).sort()).toEqual(documented.sort());
});

test('every example of the document is taken by the service', async () => {
  const { contract, call } = await contracted();
  for (const { method, path, requestBody } of contract.operations) {
    const examples = Object.values(requestBody?.content['application/json']?.examples ?? {});
    for (const { summary, value } of examples) {
      const at = path.replace('{site}', 'open').replace('{article}', '1');
      if (at.includes('{')) continue;
      const body = JSON.parse(JSON.stringify(value).replace('"site":"example"', '"site":"open"'));
      const { status, text } = await call(method, at, {
        body,
        ...(summary.startsWith('by a browser') ? browser : {}),
      });
      expect(status, `${method} ${at} (${summary}): ${text}`).toBeLessThan(300);
    }
  }
});
