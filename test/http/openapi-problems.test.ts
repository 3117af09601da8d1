import { expect, test } from 'vitest';
import type { SignInSettings } from '../../src/domain/access.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { Unavailable } from '../../src/store/database.ts';
import { appOver } from '../app-over.ts';
import { rulesOf } from '../rules/rule-files.ts';
import { ADMIN, type Answer, type TestService } from '../service.ts';
import { ann, article, type Contracted, comments, contracted } from './contracted.ts';
import { startProvider } from './provider.ts';

type Call = TestService['call'];
type Operations = Contracted['contract']['operations'];

test('every documented problem is answered as documented', async () => {
  const provider = await startProvider();
  const { contract, call, key, seen, running } = await contracted({}, provider.env);
  const mine = await key('moderator', 'named');
  const problems = (call: Call) => provoke(contract.operations, call, mine);
  await problems(call);
  await provokeErased(call, running.sql);
  await provokeOwn(call);
  await provokeSignIn(call, await provider.token({ hakam: '', exp: Date.now() / 1000 + 600 }));
  const [alone, unbuilt] = [await withoutProvider(), await withoutConsole(contract)];
  const documented = contract.operations.flatMap(({ operationId, responses }) =>
    Object.keys(responses)
      .filter((status) => Number(status) >= 400 && status !== '503')
      .map((status) => `${operationId} ${status}`),
  );
  const all = new Set([...seen, ...alone, ...unbuilt]);
  expect(documented.filter((one) => !all.has(one))).toEqual([]);
});

/** The problems that follow from how every route is checked. */
async function provoke(operations: Operations, call: Call, wrongKey: string): Promise<void> {
  for (const { method, path, responses, requestBody } of operations) {
    const at = (site: string): string =>
      path
        .replace('{site}', site)
        .replace('{article}', '1')
        .replace('{slug}', 'internal')
        .replace(/\{\w+\}/g, 'none');
    const body = requestBody ? { body: {} } : {};
    await call(method, `${at('open')}?nonsense=1`, body);
    await call(method, `${at('open')}?nonsense=%00`, body);
    if (responses[401]) await call(method, at('open'), { ...body, key: null });
    if (responses[403]) await call(method, at('open'), { ...body, key: wrongKey });
    if (path.includes('{site}')) await call(method, at('nowhere'), body);
    if (!requestBody) continue;
    await call(method, at('open'), { body: 'x'.repeat(65_537) });
    await call(method, at('open'), { body: '{}', headers: { 'content-type': 'text/plain' } });
    await call(method, at('open'), { body: '{' });
    await call(method, at('open'), { body: { __proto: 1 } });
  }
}

const STANDING = { trusted: false, bannedUntil: 'forever', held: false, reason: 'a test' };

/** The problems that are a route's own. */
async function provokeOwn(call: Call): Promise<void> {
  const body = { body: 'hello', author: ann, client: { ip: '203.0.113.7' } };
  const { id, edit } = (await call('POST', comments, { body, headers: { 'idempotency-key': 'one' } })).json;
  const own = { headers: { 'edit-secret': edit.secret } };
  await call('POST', comments, { body: { ...body, body: 'other' }, headers: { 'idempotency-key': 'one' } });
  await call('POST', comments, { body });
  expect((await call('POST', comments, { body })).json.type).toBe('/problems/limit-reached');
  const limited = await call('PUT', `${comments}/${id}`, { ...own, body: { body: 'better' } });
  expect(limited.json.type).toBe('/problems/limit-reached');
  await call('POST', comments, { body, key: null, headers: { origin: 'https://evil.example' } });
  await call('POST', '/v1/sites/named/articles/1/comments', { body });
  await call('GET', '/demo');
  await call('GET', article.replace('/1', '/none'));
  await call('GET', '/v1/sites/open/comments/none');
  const report = { body: { reason: 'spam', reader: { id: 'ben' } } };
  await call('POST', '/v1/sites/open/comments/none/reports', report);
  const often = await call('POST', '/v1/sites/open/comments/none/reports', report);
  expect(often.json.type).toBe('/problems/limit-reached');
  const note = { body: { body: 'a note' } };
  await call('POST', '/v1/sites/open/comments/none/notes', note);
  await call('POST', '/v1/sites/open/authors/none/notes', note);
  await call('DELETE', '/v1/sites/open/notes/none');
  const decision = `/v1/sites/open/comments/${id}/decision`;
  expect((await call('POST', decision, { body: { status: 'spam', rev: 7 } })).status).toBe(409);
  await call('POST', decision.replace(id, 'none'), { body: { status: 'spam' } });
  const rewrite = { body: { body: 'better', rev: 9 } };
  expect((await call('POST', `/v1/sites/open/comments/${id}/edit`, rewrite)).status).toBe(409);
  const first = (await call('GET', `/v1/sites/open/comments/${id}`)).json.decision.id;
  expect((await call('POST', `/v1/sites/open/decisions/${first}/undo`, { body: {} })).status).toBe(409);
  await call('DELETE', `${comments}/${id}`, own);
  const withdrawn = await call('POST', decision, { body: { status: 'approved' } });
  expect(withdrawn.json.type).toBe('/problems/comment-withdrawn');
  const decisions = [{ comment: id, status: 'approved' }];
  await call('POST', '/v1/sites/open/decisions', { body: { decisions } });
  await untilOneIsRefused(() => call('POST', '/v1/sites/open/backtest', { body: {} }));
  const draft = { body: { rules: { 'open.yaml': 'rules: 1\n' } } };
  await untilOneIsRefused(() => call('POST', '/v1/sites/open/rules/check', draft));
  await call('POST', '/v1/sites/open/backtest', draft);
  await call('PUT', '/v1/sites/open/authors/none/standing', { body: STANDING });
  await call('GET', '/v1/sites/open/authors/id:none');
  await call('PUT', '/v1/sites/open/authors/id:banned/standing', { body: STANDING });
  const banned = { ...body, client: null, author: { ...ann, id: 'banned' } };
  expect((await call('POST', comments, { body: banned })).json.type).toBe('/problems/author-banned');
  const list = '/v1/sites/open/lists/insults';
  const terms = ['hello'];
  await untilOneIsRefused(() => call('POST', `${list}/preview`, { body: { terms } }));
  await call('DELETE', `${list}/terms?term=fool`);
  for (const path of ['terms', 'preview'])
    await call('POST', `/v1/sites/open/lists/none/${path}`, { body: { terms } });
  await call('GET', '/v1/sites/open/lists/none/terms');
  await call('DELETE', '/v1/sites/open/lists/none/terms?term=x');
  await webhooks(call);
  await wrongKeys(call);
  await call('DELETE', '/v1/keys/none');
  await call('GET', '/problems/none');
  await call('PUT', article, { body: { closesAt: '2020-01-01T00:00:00Z' } });
  await call('POST', comments, { body: { ...body, client: null } });
  await call('PUT', '/v1/sites/open/state', { body: { state: 'closed' } });
  expect((await call('POST', comments, { body: { ...body, client: null } })).status).toBe(403);
}

/** More than an address may try. */
async function wrongKeys(call: Call): Promise<void> {
  const headers = { 'sec-fetch-site': 'same-origin', 'cf-connecting-ip': '203.0.113.7' };
  await call('POST', '/console/session', { body: { key: ADMIN } });
  const enter = async () => (await call('POST', '/console/session', { headers, body: { key: 'x' } })).status;
  for (let at = 0; at < 10; at++) expect(await enter()).toBe(401);
  expect(await enter()).toBe(429);
}

/** Who has no role anywhere, and who signs in in a way that there is not. */
async function provokeSignIn(call: Call, key: string): Promise<void> {
  await call('GET', '/v1/me', { key });
  await call('GET', '/console/signed-in?code=1&code=2');
  await call('POST', '/console/sign-in', { body: {} });
}

async function withoutProvider(): Promise<ReadonlySet<string>> {
  const { call, seen } = await contracted();
  await call('POST', '/console/sign-in', { body: {} });
  return seen;
}

/** A service whose console was not built. */
async function withoutConsole(contract: Contracted['contract']): Promise<readonly string[]> {
  const app = appOver({ database: { read: unavailable, atomically: unavailable }, ruleSets: rulesOf() });
  const seen = [];
  for (const path of ['/console', '/console/open/queue', '/console/open/authors/id:ann', '/assets/x']) {
    const answer = await answered(app.request(path));
    await contract.check('GET', path, answer);
    seen.push(`${contract.operationOf('GET', path)?.operationId} ${answer.status}`);
  }
  return seen;
}

const answered = async (asked: Response | Promise<Response>): Promise<Answer> => {
  const response = await asked;
  const { status, headers } = response;
  const text = await response.text();
  return { status, headers, text, json: JSON.parse(text) };
};

/** One too many, and one that is switched off. */
async function webhooks(call: Call): Promise<void> {
  const path = '/v1/sites/open/webhooks';
  const body = { name: 'x', url: 'https://hooks.news.example/', events: ['comment.held'] };
  const made = [];
  for (let at = 0; at < 21; at++) made.push((await call('POST', path, { body })).json);
  expect(made.at(-1).type).toBe('/problems/too-many-webhooks');
  const one = `${path}/${made[0].id}`;
  await call('POST', `${one}/deliveries/none/redeliver`);
  await call('PUT', one, { body: { ...body, enabled: false } });
  await call('POST', `${one}/deliveries/none/redeliver`);
  await call('POST', `${one}/redeliver`, { body: { state: 'failed', since: '2026-01-31T12:00:00Z' } });
}

/** What its author can't do with a comment whose text is gone. */
async function provokeErased(call: Call, sql: TestService['running']['sql']): Promise<void> {
  const { id, edit } = (await call('POST', comments, { body: { body: 'hello', author: ann } })).json;
  await sql(`update comments set body = '', erased_at = 1 where id = '${id}'`);
  const own = { headers: { 'edit-secret': edit.secret } };
  const edited = await call('PUT', `${comments}/${id}`, { ...own, body: { body: 'better' } });
  const withdrawn = await call('DELETE', `${comments}/${id}`, own);
  for (const { json } of [edited, withdrawn]) expect(json.type).toBe('/problems/comment-erased');
}

/** Of requests that are sent at once, those that come while the first is at work are refused; now and then none is. */
async function untilOneIsRefused(send: () => Promise<{ readonly status: number }>): Promise<void> {
  const atOnce = async () =>
    (await Promise.all([send(), send(), send(), send()])).map(({ status }) => status);
  await expect.poll(atOnce).toContain(409);
}

test('where the database does not answer, every route that needs it says 503, and nobody else does', async () => {
  const { contract } = await contracted();
  const app = appOver({
    database: { read: unavailable, atomically: unavailable },
    ruleSets: { ...rulesOf(), of: () => SITE, sites: () => [SITE.site] },
    inFlight: new Map(),
    settings: { adminKey: ADMIN, signIn: GONE },
  });
  for (const { method, path, responses, requestBody, parameters } of contract.operations) {
    const examples = requestBody?.content['application/json']?.examples ?? {};
    const entered = requestBody ? (ENTERED[path] ?? []) : [];
    const [body] = [...Object.values(examples), ...entered];
    const needed = parameters.find(
      ({ name, in: where }) => where === 'query' && /^(article|term)$/.test(name),
    );
    const query = needed ? `?${needed.name}=1` : '';
    const address = `${path
      .replace('{slug}', 'internal')
      .replace('{author}', 'id:1')
      .replace(/\{\w+\}/g, '1')}${query}`;
    const asked = await Promise.all(
      [ADMIN, STORED_KEY].map((key) =>
        app.request(address, {
          method,
          headers: {
            authorization: `Bearer ${key}`,
            'content-type': 'application/json',
            'sec-fetch-site': 'same-origin',
            origin: 'http://localhost',
          },
          ...(body ? { body: JSON.stringify(body.value) } : {}),
        }),
      ),
    );
    const failed = asked.filter(({ status }) => status === 503);
    expect(failed.length > 0, `${method} ${path}`).toBe(responses[503] !== undefined);
    for (const response of failed) {
      await contract.check(method, address, await answered(response));
    }
  }
});

/** Of the right form, so that it is looked up. */
const STORED_KEY = `hakam_${'0'.repeat(16)}_${'0'.repeat(64)}`;

/** What the console's page sends, for which there are no examples. */
const ENTERED: Readonly<Record<string, readonly { readonly value: unknown }[]>> = {
  '/console/session': [{ value: { key: STORED_KEY } }],
  '/console/sign-in': [{ value: {} }],
};

/** A provider that isn't there. */
const GONE: SignInSettings = {
  issuer: 'http://127.0.0.1:1',
  audience: 'hakam',
  jwks: null,
  claim: 'hakam',
  roles: null,
  clientId: 'hakam',
  clientSecret: null,
};

const unavailable = () => Promise.reject(new Unavailable('not now'));

/** As much of a rule set as is looked at before the database is asked. */
const SITE = {
  site: 'open',
  settings: { origins: [], locale: 'en', reasons: new Map(), reports: { limit: { max: 1, per: 1 } } },
  limits: [],
  needs: [],
} as unknown as RuleSet;
