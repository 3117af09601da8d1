import { expect, test } from 'vitest';
import { ADMIN, type Answer, PLAIN_SITE, startService, type TestService } from '../service.ts';

const rules = {
  'plain.yaml': PLAIN_SITE.replace('UTC', 'UTC, origins: [https://news.example]'),
  'other.yaml': PLAIN_SITE,
};
const QUEUE = '/v1/sites/plain/queue';
const SESSION = '/console/session';
const OWN = { 'sec-fetch-site': 'same-origin' };
const HOURS = 3_600_000;

interface Newsroom extends TestService {
  /** Signs in from the console's page; `origin` is the page's. */
  signIn(key: string, origin?: string): Promise<Answer>;
  /** A request of a page that has the cookie. */
  ask(method: string, path: string, cookie: string, more?: Asked): Promise<Answer>;
}

interface Asked {
  readonly headers?: Record<string, string>;
  readonly body?: object;
}

async function newsroom(now: () => number = Date.now, env: Record<string, string> = {}): Promise<Newsroom> {
  const service = await startService({ rules, now, env });
  const { call } = service;
  return {
    ...service,
    signIn: (key, origin = 'http://127.0.0.1') =>
      call('POST', SESSION, { key: null, headers: { ...OWN, origin }, body: { key } }),
    ask: (method, path, cookie, { headers = OWN, body } = {}) =>
      call(method, path, { key: null, headers: { ...headers, cookie }, ...(body ? { body } : {}) }),
  };
}

const cookieOf = ({ headers }: Answer): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** A comment that waits for a decision. */
const held = async ({ call }: TestService): Promise<string> =>
  (
    await call('POST', '/v1/sites/plain/articles/1/comments', {
      body: { body: 'hello', author: { name: 'Ann' } },
    })
  ).json.id;

test('GET /v1/me says what a key may do on which sites', async () => {
  const { call, key } = await newsroom();
  const me = async (mine: string) => (await call('GET', '/v1/me', { key: mine })).json;
  const site = (name: string, role: string) => ({
    site: name,
    name: { en: 'Plain' },
    locale: 'en',
    timezone: 'UTC',
    role,
  });
  expect(await me(ADMIN)).toEqual({
    id: 'environment',
    name: 'HAKAM_ADMIN_KEY',
    role: 'admin',
    sites: expect.toSatisfy((sites) => sites.length === 2),
    everywhere: true,
  });
  expect(await me(await key('moderator', 'plain'))).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{16}$/),
    name: 'moderator',
    role: 'moderator',
    sites: [site('plain', 'moderator')],
  });
  expect(await me(await key('admin', 'other'))).toMatchObject({ sites: [site('other', 'admin')] });
  expect((await me(await key('moderator'))).sites).toHaveLength(2);
  expect(await me(await key('site', 'plain'))).toMatchObject({
    role: 'site',
    sites: [site('plain', 'site')],
  });
});

test('who signs in by a key decides as its holder, and nothing tells one from the other', async () => {
  const service = await newsroom();
  const key = await service.key('moderator', 'plain');
  const signedIn = await service.signIn(key);
  expect([signedIn.status, signedIn.json]).toEqual([
    200,
    (await service.call('GET', '/v1/me', { key })).json,
  ]);
  const cookie = cookieOf(signedIn);
  const decided = { body: { status: 'approved' } };
  const [one, other] = [await held(service), await held(service)];
  await service.ask('POST', `/v1/sites/plain/comments/${one}/decision`, cookie, decided);
  await service.call('POST', `/v1/sites/plain/comments/${other}/decision`, { key, ...decided });
  const by = async (id: string) =>
    (await service.ask('GET', `/v1/sites/plain/comments/${id}`, cookie)).json.decision.by;
  expect(await by(one)).toEqual({ kind: 'moderator', id: signedIn.json.id, name: 'moderator' });
  expect(await by(other)).toEqual(await by(one));
  const { entries } = (await service.call('GET', '/v1/sites/plain/audit')).json;
  const actors = entries.map((entry: { readonly by: { readonly kind: string } }) => entry.by);
  expect(actors.filter(({ kind }: { readonly kind: string }) => kind === 'moderator')).toEqual([
    await by(one),
    await by(one),
  ]);
});

test('the cookie is out of scripts, of other sites, and by https of other hosts of the domain', async () => {
  const { signIn, ask } = await newsroom();
  const plain = (await signIn(ADMIN)).headers.getSetCookie();
  expect(plain).toEqual([
    expect.stringMatching(/^hakam-session=[\w.-]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/),
  ]);
  const secure = (await signIn(ADMIN, 'https://hakam.news.example')).headers.getSetCookie();
  expect(secure).toEqual([
    expect.stringMatching(
      /^__Host-hakam-session=[\w.-]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    ),
  ]);
  for (const [cookie = ''] of [plain, secure]) {
    expect(cookie).not.toContain(ADMIN);
    expect((await ask('GET', QUEUE, cookie.split(';')[0] ?? '')).status).toBe(200);
  }
  const ended = (await ask('DELETE', SESSION, '')).headers.getSetCookie();
  expect(ended.map((each) => each.split(';').slice(0, 2))).toEqual([
    ['__Host-hakam-session=', ' Max-Age=0'],
    ['hakam-session=', ' Max-Age=0'],
  ]);
});

test('a wrong key, and the key of a site, sign nobody in', async () => {
  const { signIn, key } = await newsroom();
  for (const wrong of ['', 'x', `hakam_${'0'.repeat(16)}_${'0'.repeat(64)}`]) {
    const { status, headers, json } = await signIn(wrong);
    expect([status, json.detail, headers.getSetCookie()]).toEqual([
      401,
      'This key is unknown, or was revoked.',
      [],
    ]);
  }
  const site = await signIn(await key('site', 'plain'));
  expect([site.status, site.json.detail, site.headers.getSetCookie()]).toEqual([
    403,
    expect.stringContaining("a site's key"),
    [],
  ]);
});

const ELSEWHERE: readonly (readonly [string, Record<string, string>])[] = [
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another host of the domain', { 'sec-fetch-site': 'same-site' }],
  ['the address bar', { 'sec-fetch-site': 'none' }],
  ['another site, by an old browser', { origin: 'https://evil.example' }],
  ['a page without an origin, by an old browser', { origin: 'null' }],
];

test.each(ELSEWHERE)('what comes from %s has no part in the session', async (_, headers) => {
  const service = await newsroom();
  const cookie = cookieOf(await service.signIn(ADMIN));
  const id = await held(service);
  const answers = [
    await service.ask('POST', `/v1/sites/plain/comments/${id}/decision`, cookie, {
      headers,
      body: { status: 'approved' },
    }),
    await service.ask('GET', QUEUE, cookie, { headers }),
    await service.ask('DELETE', '/v1/keys/none', cookie, { headers }),
    // As an empty form sends it, which needs nobody's leave.
    await service.ask('POST', `${QUEUE}/claim`, cookie, { headers }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  expect((await service.ask('GET', SESSION, cookie, { headers })).json.signedIn).toBeNull();
  const entered = await service.call('POST', SESSION, { key: null, headers, body: { key: ADMIN } });
  expect([entered.status, entered.headers.getSetCookie()]).toEqual([403, []]);
});

test('an old browser, which says no more than the origin, works on the page of the service itself', async () => {
  const service = await newsroom();
  const cookie = cookieOf(await service.signIn(ADMIN));
  const id = await held(service);
  const decide = async (headers: Record<string, string>) =>
    (
      await service.ask('POST', `/v1/sites/plain/comments/${id}/decision`, cookie, {
        headers,
        body: { status: 'approved' },
      })
    ).status;
  expect((await service.ask('GET', QUEUE, cookie, { headers: {} })).status).toBe(200);
  expect(await decide({})).toBe(401);
  expect(await decide({ origin: new URL(service.running.address).origin })).toBe(200);
});

test('a moderator who writes a comment stays a reader', async () => {
  const { signIn, call } = await newsroom();
  const cookie = cookieOf(await signIn(ADMIN));
  const write = async (headers: Record<string, string>) =>
    call('POST', '/v1/sites/plain/articles/1/comments', {
      key: null,
      headers: { ...headers, cookie },
      body: { body: 'hello', author: { name: 'Ann' } },
    });
  const sent = await write({ origin: 'https://news.example', ...OWN });
  expect([sent.status, sent.json.decision]).toEqual([201, undefined]);
  expect((await write(OWN)).status).toBe(401);
  const page = async (headers: Record<string, string>) => {
    const { text, headers: said } = await call('GET', '/v1/sites/plain/articles/1/comments', {
      key: null,
      headers,
    });
    return [text, said.get('etag'), said.get('cache-control'), said.get('vary')];
  };
  expect(await page({ ...OWN, cookie })).toEqual(await page({}));
});

test('a session ends with its key, at once, and the browser forgets it', async () => {
  const { signIn, ask, call, key } = await newsroom();
  const mine = await key('moderator', 'plain');
  const signedIn = await signIn(mine);
  const cookie = cookieOf(signedIn);
  expect((await ask('GET', SESSION, cookie)).json).toEqual({ signedIn: signedIn.json, provider: null });
  await call('DELETE', `/v1/keys/${signedIn.json.id}`);
  const refused = await ask('GET', QUEUE, cookie);
  expect([refused.status, refused.json.detail]).toEqual([401, 'Your session has ended; sign in again.']);
  const asked = await ask('GET', SESSION, cookie);
  expect([asked.status, asked.json.signedIn]).toEqual([200, null]);
  expect(asked.headers.getSetCookie()).toContainEqual(expect.stringMatching(/^hakam-session=; Max-Age=0/));
});

test('a session ends after twelve hours, and none can be made up or altered', async () => {
  let now = Date.now();
  const { signIn, ask } = await newsroom(() => now);
  const cookie = cookieOf(await signIn(ADMIN));
  const status = async (sent: string) => (await ask('GET', QUEUE, sent)).status;
  now += 12 * HOURS - 1000;
  expect(await status(cookie)).toBe(200);
  for (const at of [20, Math.floor(cookie.length / 2), cookie.length - 2]) {
    const other = cookie[at] === 'A' ? 'B' : 'A';
    expect(await status(`${cookie.slice(0, at)}${other}${cookie.slice(at + 1)}`)).toBe(401);
  }
  for (const made of ['x', '....', ADMIN, '%00']) expect(await status(`hakam-session=${made}`)).toBe(401);
  expect(await status('hakam-session=')).toBe(401);
  now += 1000;
  expect(await status(cookie)).toBe(401);
});

test('an Authorization counts before the session', async () => {
  const { signIn, ask, key } = await newsroom();
  const cookie = cookieOf(await signIn(ADMIN));
  const by = async (mine: string) =>
    (await ask('GET', QUEUE, cookie, { headers: { ...OWN, authorization: `Bearer ${mine}` } })).status;
  expect(await by(await key('moderator', 'other'))).toBe(403);
  expect(await by('x')).toBe(401);
});

test('who tries many keys from one address has to wait, even with the right one, and others have not', async () => {
  let now = Date.now();
  const { call } = await newsroom(() => now, { HAKAM_TRUST_PROXY: '127.0.0.1' });
  const enter = async (key: string, address = '203.0.113.7') =>
    call('POST', SESSION, {
      key: null,
      headers: { ...OWN, 'x-forwarded-for': address, 'cf-connecting-ip': address },
      body: { key },
    });
  for (let at = 0; at < 20; at++) expect((await enter(ADMIN)).status).toBe(200);
  for (let at = 0; at < 10; at++) expect((await enter('x')).status).toBe(401);
  const refused = await enter(ADMIN);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30']);
  expect((await enter(ADMIN, '203.0.113.8')).status).toBe(200);
  now += 30_000;
  expect((await enter(ADMIN)).status).toBe(200);
});
