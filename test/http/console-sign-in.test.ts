import { expect, test } from 'vitest';
import { type Answer, PLAIN_SITE, startService, type TestService } from '../service.ts';
import { NOW, newKey, type Provider, startProvider } from './provider.ts';

const rules = { 'plain.yaml': PLAIN_SITE, 'other.yaml': PLAIN_SITE };
const QUEUE = '/v1/sites/plain/queue';
const OWN = { 'sec-fetch-site': 'same-origin' };
const FROM_ELSEWHERE = { 'sec-fetch-site': 'cross-site' };
const HTTPS = 'https://hakam.news.example';

interface Newsroom extends TestService {
  readonly provider: Provider;
  /** Leaves the console's page for the provider's; returns where that leads back to, and the cookie kept meanwhile. */
  leave(origin?: string, to?: string): Promise<{ readonly back: string; readonly cookie: string }>;
  /** Comes back with it. */
  comeBack(back: string, cookie: string): Promise<Answer>;
  /** A request of the console's page with the cookie. */
  ask(path: string, cookie: string): Promise<Answer>;
}

async function newsroom(
  env: Record<string, string> = {},
  { now = () => NOW, folder }: { readonly now?: () => number; readonly folder?: string } = {},
): Promise<Newsroom> {
  const provider = await startProvider();
  const service = await startService({
    rules,
    now,
    env: { ...provider.env, ...env },
    ...(folder === undefined ? {} : { folder }),
  });
  const { call } = service;
  return {
    ...service,
    provider,
    leave: async (origin = service.running.address, to = '/console') => {
      const headers = { ...OWN, origin };
      const begun = await call('POST', '/console/sign-in', { key: null, headers, body: { to } });
      expect(begun.status, begun.text).toBe(200);
      const sent = await fetch(begun.json.location, { redirect: 'manual' });
      return { back: sent.headers.get('location') ?? '', cookie: cookieOf(begun) };
    },
    comeBack: (back, cookie) => {
      const { pathname, search } = new URL(back);
      return call('GET', `${pathname}${search}`, { key: null, headers: { ...FROM_ELSEWHERE, cookie } });
    },
    ask: (path, cookie) => call('GET', path, { key: null, headers: { ...OWN, cookie } }),
  };
}

const cookieOf = ({ headers }: Answer): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';

/** Where somebody ends who signs in. */
async function end({ leave, comeBack }: Newsroom): Promise<unknown> {
  const { back, cookie } = await leave();
  return (await comeBack(back, cookie)).headers.get('location');
}

test('a person signs in at the provider, and works under their own name until twelve hours have passed', async () => {
  let now = NOW;
  const { provider, leave, comeBack, ask, call } = await newsroom({}, { now: () => now });
  const { back, cookie } = await leave();
  const came = await comeBack(back, cookie);
  expect([came.status, came.headers.get('location')]).toEqual([303, '/console']);
  const session = cookieOf(came);
  expect((await ask('/console/session', session)).json).toMatchObject({
    signedIn: {
      id: 'oidc:suad',
      name: 'سعاد',
      role: 'moderator',
      sites: [{ site: 'plain', role: 'moderator' }],
    },
    provider: { name: new URL(provider.issuer).host },
  });
  expect((await ask(QUEUE, session)).status).toBe(200);
  expect((await ask('/v1/sites/other/queue', session)).status).toBe(403);
  const elsewhere = { key: null, headers: { ...FROM_ELSEWHERE, cookie: session } };
  expect((await call('GET', QUEUE, elsewhere)).status).toBe(401);
  now += 12 * 3_600_000 - 1000;
  expect((await ask(QUEUE, session)).status).toBe(200);
  now += 1000;
  expect((await ask(QUEUE, session)).status).toBe(401);
});

test('what the browser keeps on the way says nothing to scripts, and by https nothing to other hosts', async () => {
  const { call } = await newsroom();
  const set = async (origin: string) => {
    const { headers, json } = await call('POST', '/console/sign-in', {
      key: null,
      headers: { ...OWN, origin },
      body: {},
    });
    return { cookie: headers.getSetCookie(), asked: new URL(json.location).searchParams };
  };
  const plain = await set('http://127.0.0.1');
  expect(plain.cookie).toEqual([
    expect.stringMatching(/^hakam-sign-in=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/),
  ]);
  const { cookie, asked } = await set(HTTPS);
  expect(cookie).toEqual([
    expect.stringMatching(
      /^__Host-hakam-sign-in=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    ),
  ]);
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    client_id: 'hakam',
    redirect_uri: `${HTTPS}/console/signed-in`,
    scope: 'openid profile email',
    code_challenge_method: 'S256',
  });
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(asked.get(name)).not.toBe(plain.asked.get(name));
});

test('by https the session is of this host alone, and nothing is left of the way there', async () => {
  const { leave, comeBack } = await newsroom();
  const { back, cookie } = await leave(HTTPS);
  const [session, ...ended] = (await comeBack(back, cookie)).headers.getSetCookie();
  expect(session).toMatch(
    /^__Host-hakam-session=[\w.-]+; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  );
  expect(ended.map((each) => each.split(';').slice(0, 2).join())).toEqual([
    '__Host-hakam-sign-in=, Max-Age=0',
    'hakam-sign-in=, Max-Age=0',
  ]);
});

test('nobody comes back with what another browser asked, twice, too late, or unasked', async () => {
  let now = NOW;
  const room = await newsroom({}, { now: () => now });
  const { leave, comeBack } = room;
  const [mine, theirs] = [await leave(), await leave()];
  const expired = async (back: string, cookie: string) => {
    const { status, headers } = await comeBack(back, cookie);
    expect([status, headers.get('location')]).toEqual([303, '/console?failed=expired']);
    expect(headers.getSetCookie().join()).not.toContain('hakam-session');
  };
  await expired(theirs.back, mine.cookie);
  await expired(mine.back, '');
  await expired(mine.back, mine.cookie.replace('sign-in', 'session'));
  await expired(mine.back.replace(/state=[^&]+/, ''), mine.cookie);
  expect((await comeBack(mine.back, mine.cookie)).headers.get('location')).toBe('/console');
  await expired(mine.back, mine.cookie);
  now += 600_000;
  await expired(theirs.back, theirs.cookie);
});

test('who left from a page of the console comes back to it, and to no other', async () => {
  const { leave, comeBack, call, running } = await newsroom();
  const to = '/console/plain/queue?status=spam&q=%D9%83';
  const { back, cookie } = await leave(undefined, to);
  expect((await comeBack(back, cookie)).headers.get('location')).toBe(to);
  const odd = await leave(undefined, '/console/plain\r\nset-cookie: a=b?q=ك');
  expect((await comeBack(odd.back, odd.cookie)).headers.get('location')).toBe(
    '/console/plainset-cookie:%20a=b?q=%D9%83',
  );
  const headers = { ...OWN, origin: running.address };
  for (const elsewhere of [
    'https://evil.example',
    '//evil.example/console',
    '/\\evil.example/console',
    `/console?q=${'ك'.repeat(500)}`,
    '/console/../v1',
    '/consoles',
    7,
  ])
    expect(
      (await call('POST', '/console/sign-in', { key: null, headers, body: { to: elsewhere } })).status,
    ).toBe(422);
});

test('a session is none on the way, and the way is no session', async () => {
  const { leave, comeBack, ask } = await newsroom();
  const { back, cookie } = await leave();
  expect((await ask(QUEUE, cookie.replace('sign-in', 'session'))).status).toBe(401);
  const session = cookieOf(await comeBack(back, cookie)).replace('session', 'sign-in');
  expect((await comeBack(back, session)).headers.get('location')).toBe('/console?failed=expired');
});

test('who says no, has no role, or comes from a provider that is not to be believed is told so', async () => {
  const room = await newsroom();
  const { provider, leave, comeBack, logged } = room;
  const { back, cookie } = await leave();
  const no = back.replace(/code=[^&]+/, 'error=access_denied');
  expect((await comeBack(no, cookie)).headers.get('location')).toBe('/console?failed=denied');
  const another = back.replace(/iss=[^&]+/, 'iss=https://evil.example');
  expect((await comeBack(another, cookie)).headers.get('location')).toBe('/console?failed=refused');
  const wrong: readonly (readonly [object, string])[] = [
    [{ hakam: 'owner:plain' }, 'no-role'],
    [{ nonce: 'another' }, 'refused'],
    [{ aud: 'another' }, 'refused'],
    [{ iss: 'https://evil.example' }, 'refused'],
    [{ exp: NOW / 1000 - 60 }, 'refused'],
    [{ sub: '' }, 'refused'],
    [{ hakam: Array.from({ length: 200 }, (_, at) => `moderator:site-${at}`) }, 'too-many-roles'],
  ];
  for (const [claims, failed] of wrong) {
    provider.claims = claims as Provider['claims'];
    expect(await end(room), JSON.stringify(claims)).toBe(`/console?failed=${failed}`);
  }
  const events = logged.filter(({ event }) => event === 'not-signed-in');
  expect(events.map(({ failed }) => failed)).toEqual(['denied', 'refused', ...wrong.map(([, why]) => why)]);
});

test('a token that the provider did not sign signs nobody in', async () => {
  const room = await newsroom();
  const { token } = room.provider;
  const [own] = room.provider.keys;
  const stranger = { ...(await newKey('ES256')), kid: own?.kid ?? '' };
  room.provider.token = (claims) => token(claims, stranger);
  expect(await end(room)).toBe('/console?failed=refused');
});

test('where the roles are in the access token alone they count, if it is for this service and of the same person', async () => {
  const room = await newsroom({ HAKAM_OIDC_AUDIENCE: 'the-api', HAKAM_OIDC_CLIENT_ID: 'hakam' });
  const { provider } = room;
  provider.claims = { hakam: undefined };
  const ending = async (claims: Provider['claims']) => {
    provider.accessToken = await provider.token({ aud: 'the-api', ...claims });
    return end(room);
  };
  expect(await ending({})).toBe('/console');
  for (const claims of [{ sub: 'another' }, { aud: 'another' }, { hakam: 'site:plain' }])
    expect(await ending(claims)).toBe('/console?failed=no-role');
});

test('a client with a secret proves itself by it', async () => {
  const secret = 'a secret: +&%';
  const room = await newsroom({ HAKAM_OIDC_CLIENT_SECRET: secret });
  room.provider.clientSecret = encodeURIComponent(secret).replaceAll('%20', '+');
  expect(await end(room)).toBe('/console');
  room.provider.clientSecret = 'another';
  expect(await end(room)).toBe('/console?failed=refused');
  expect(JSON.stringify(room.logged)).not.toContain(secret);
});

test('while the provider is gone nobody is led there, and who comes back is told; keys go on', async () => {
  const room = await newsroom();
  const { provider, leave, comeBack, call, logged } = room;
  const { back, cookie } = await leave();
  await provider.stop();
  expect((await comeBack(back, cookie)).headers.get('location')).toBe('/console?failed=unavailable');
  expect(JSON.stringify(logged)).not.toContain(new URL(back).searchParams.get('code'));
  expect((await call('GET', QUEUE)).status).toBe(200);
  const alone = await newsroom();
  await alone.provider.stop();
  const headers = { ...OWN, origin: alone.running.address };
  const begun = await alone.call('POST', '/console/sign-in', { key: null, headers, body: {} });
  expect(begun.status).toBe(503);
});

test('a page elsewhere leads nobody to the provider, and without one nobody is led there', async () => {
  const { call, running } = await newsroom();
  const begin = async (headers: Record<string, string>) =>
    (await call('POST', '/console/sign-in', { key: null, headers, body: {} })).status;
  expect(await begin({ ...FROM_ELSEWHERE, origin: 'https://evil.example' })).toBe(403);
  expect(await begin({ origin: 'https://evil.example' })).toBe(403);
  expect(await begin({})).toBe(403);
  expect(await begin(OWN)).toBe(403);
  expect(await begin({ origin: running.address })).toBe(200);
  const alone = await startService({ rules });
  const headers = { ...OWN, origin: alone.running.address };
  expect((await alone.call('POST', '/console/sign-in', { key: null, headers, body: {} })).status).toBe(404);
  expect((await alone.call('GET', '/console/session', { key: null })).json.provider).toBeNull();
});
