import { expect, test } from 'vitest';
import { contractOf } from '../contract.ts';
import { PLAIN_SITE, startService, type TestService } from '../service.ts';
import { type Claims, NOW, type Provider, startProvider } from './provider.ts';

const rules = { 'plain.yaml': PLAIN_SITE, 'other.yaml': PLAIN_SITE };
const PLAIN = '/v1/sites/plain/queue';
const OTHER = '/v1/sites/other/queue';
const ARTICLE = '/v1/sites/plain/articles/1';

interface Newsroom extends TestService {
  readonly provider: Provider;
  /** The status of a GET by who has these claims. */
  ask(path: string, claims?: Claims): Promise<number>;
}

async function newsroom(env: Record<string, string> = {}, ...algorithms: string[]): Promise<Newsroom> {
  const provider = await startProvider(...algorithms);
  const service = await startService({ rules, now: () => NOW, env: { ...provider.env, ...env } });
  const ask = async (path: string, claims?: Claims) =>
    (await service.call('GET', path, { key: await provider.token(claims) })).status;
  return { ...service, provider, ask };
}

/** A comment that waits for a decision. */
const held = async ({ call }: TestService): Promise<string> =>
  (await call('POST', `${ARTICLE}/comments`, { body: { body: 'hello', author: { name: 'Ann' } } })).json.id;

test('a person decides under the name that the provider gives them', async () => {
  const service = await newsroom();
  const id = await held(service);
  const key = await service.provider.token();
  const decided = await service.call('POST', `/v1/sites/plain/comments/${id}/decision`, {
    key,
    body: { status: 'approved' },
  });
  expect(decided.status).toBe(200);
  const by = { kind: 'moderator', id: 'oidc:suad', name: 'سعاد' };
  expect((await service.call('GET', `/v1/sites/plain/comments/${id}`, { key })).json.decision).toMatchObject({
    by,
    to: 'approved',
  });
});

test.each(['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'])('tokens by %s are taken', async (algorithm) => {
  const { ask } = await newsroom({}, algorithm);
  expect(await ask(PLAIN)).toBe(200);
});

test('each site has its own role, and the strongest that covers it counts', async () => {
  const { ask } = await newsroom();
  const keys = '/v1/keys';
  const statuses = async (hakam: unknown) =>
    Promise.all([PLAIN, OTHER, keys].map((path) => ask(path, { hakam })));
  expect(await statuses('moderator:plain')).toEqual([200, 403, 403]);
  expect(await statuses(['moderator:plain', 'moderator:other'])).toEqual([200, 200, 403]);
  expect(await statuses('moderator:*')).toEqual([200, 200, 403]);
  expect(await statuses('moderator:* admin:plain')).toEqual([200, 200, 403]);
  expect(await statuses('moderator:other admin:*')).toEqual([200, 200, 200]);
  for (const none of ['site:plain', 'site:*', 'owner:plain', 'moderator', '', undefined, [7], { a: 1 }])
    expect(await statuses(none)).toEqual([403, 403, 403]);
});

test('who has no role for a site is told so, and who has too small a one which is needed', async () => {
  const { call, provider } = await newsroom();
  const key = await provider.token();
  const other = await call('GET', OTHER, { key });
  expect(other.json.detail).toBe('Your sign-in gives you no role for the site other.');
  const keys = await call('GET', '/v1/keys', { key });
  expect(keys.json.detail).toBe('Your sign-in gives you no role for all sites.');
  const article = await call('PUT', ARTICLE, { key, body: {} });
  expect([article.status, article.json.detail]).toEqual([403, 'The role site or admin is needed.']);
  const admin = await call('PUT', ARTICLE, {
    key: await provider.token({ hakam: 'admin:plain' }),
    body: {},
  });
  expect(admin.status).toBe(200);
});

test('an admin who signed in submits as the holder of a key does, and sent again it is stored once', async () => {
  const { call, provider } = await newsroom();
  const send = async () =>
    call('POST', `${ARTICLE}/comments`, {
      key: await provider.token({ hakam: 'admin:*' }),
      headers: { 'idempotency-key': 'a' },
      body: { body: 'hello', author: { name: 'Ann', id: 'ann' }, client: { ip: '192.0.2.1' } },
    });
  const [first, again] = [await send(), await send()];
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.json.id).toBe(first.json.id);
  expect(first.json.decision).toBeDefined();
});

test("values of the provider's own become grants by a mapping, and are none themselves", async () => {
  const { ask } = await newsroom({
    HAKAM_OIDC_CLAIM: 'realm_access.roles',
    HAKAM_OIDC_ROLES: 'mods=moderator:plain, Newsroom Chiefs=admin:*',
  });
  const statuses = async (roles: unknown) =>
    Promise.all([PLAIN, OTHER].map((path) => ask(path, { realm_access: { roles } })));
  expect(await statuses(['offline_access', 'mods'])).toEqual([200, 403]);
  expect(await statuses(['Newsroom Chiefs'])).toEqual([200, 200]);
  expect(await statuses('openid mods')).toEqual([200, 403]);
  expect(await statuses(['admin:*', 'moderator:plain'])).toEqual([403, 403]);
});

test("Cloudflare Access's header signs in where no Authorization is sent", async () => {
  const { call, provider, key } = await newsroom();
  const by = async (path: string, authorization: string | null, claims?: Claims) =>
    (
      await call('GET', path, {
        key: authorization,
        headers: { 'cf-access-jwt-assertion': await provider.token(claims) },
      })
    ).status;
  expect(await by(PLAIN, null)).toBe(200);
  expect(await by(OTHER, null)).toBe(403);
  expect(await by(PLAIN, null, { exp: NOW / 1000 - 60 })).toBe(401);
  expect(await by(PLAIN, 'no key')).toBe(401);
  expect(await by(PLAIN, await key('moderator', 'other'))).toBe(403);
  expect(await by(OTHER, await key('moderator', 'other'))).toBe(200);
  expect(await by(OTHER, await provider.token({ hakam: 'moderator:other' }))).toBe(200);
});

test('a page elsewhere changes nothing by the sign-in of Cloudflare Access', async () => {
  const service = await newsroom();
  const id = await held(service);
  const send = async (from: string, path: string, body?: object) =>
    (
      await service.call('POST', `/v1/sites/plain/${path}`, {
        key: null,
        headers: { 'cf-access-jwt-assertion': await service.provider.token(), 'sec-fetch-site': from },
        body,
      })
    ).status;
  for (const [from, status] of [
    ['cross-site', 403],
    ['same-site', 403],
    ['same-origin', 200],
  ] as const) {
    // As an empty form sends it, which needs nobody's leave.
    expect(await send(from, 'queue/claim')).toBe(status);
    expect(await send(from, `comments/${id}/decision`, { status: 'approved' })).toBe(status);
  }
});

test('a reader behind Cloudflare Access stays a reader', async () => {
  const provider = await startProvider();
  const { call } = await startService({
    rules: { 'plain.yaml': PLAIN_SITE.replace('UTC', 'UTC, origins: [https://news.example]') },
    now: () => NOW,
    env: provider.env,
  });
  const headers = {
    origin: 'https://news.example',
    'cf-access-jwt-assertion': await provider.token({ hakam: 'admin:*' }),
  };
  const sent = await call('POST', `${ARTICLE}/comments`, {
    key: null,
    headers,
    body: { body: 'hello', author: { name: 'Ann' } },
  });
  expect(sent.status).toBe(201);
  expect(sent.json.decision).toBeUndefined();
});

test('keys go on beside it, and without it a token is a key that there is none of', async () => {
  const { call, key, provider } = await newsroom();
  expect((await call('GET', PLAIN)).status).toBe(200);
  expect((await call('GET', PLAIN, { key: await key('moderator', 'plain') })).status).toBe(200);
  expect(provider.asked).toEqual([]);
  const alone = await startService({ rules, now: () => NOW });
  const headers = { 'cf-access-jwt-assertion': await provider.token() };
  expect((await alone.call('GET', PLAIN, { key: await provider.token() })).status).toBe(401);
  expect((await alone.call('GET', PLAIN, { key: null, headers })).status).toBe(401);
  expect(provider.asked).toEqual([]);
});

test('what sign-in answers is as the document says', async () => {
  const { call, provider } = await newsroom();
  const contract = await contractOf((await call('GET', '/openapi.json')).json);
  const check = async (path: string, key: string | null, status: number) => {
    const answer = await call('GET', path, { key });
    expect(answer.status).toBe(status);
    await contract.check('GET', path, answer);
  };
  await check(PLAIN, null, 401);
  await check(PLAIN, await provider.token(), 200);
  await check(PLAIN, await provider.token({ aud: 'x' }), 401);
  await check(OTHER, await provider.token(), 403);
});
