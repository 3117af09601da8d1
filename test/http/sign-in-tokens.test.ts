import fc from 'fast-check';
import { exportSPKI, importJWK, SignJWT } from 'jose';
import { expect, test, vi } from 'vitest';
import { DATABASE } from '../databases/kind.ts';
import { type Answer, PLAIN_SITE, startService } from '../service.ts';
import { type Claims, NOW, newKey, type Provider, startProvider } from './provider.ts';

const rules = { 'plain.yaml': PLAIN_SITE };
const SECOND = NOW / 1000;

interface Door {
  readonly provider: Provider;
  knock(token: string): Promise<Answer>;
  /** The status, and why a token with these claims is not taken. */
  reason(claims: Claims): Promise<unknown[]>;
}

async function door(now: () => number = () => NOW): Promise<Door> {
  const provider = await startProvider();
  const { call } = await startService({ rules, now, env: provider.env });
  const knock = (token: string) => call('GET', '/v1/sites/plain/queue', { key: token });
  const reason = async (claims: Claims) => said(await knock(await provider.token(claims)));
  return { provider, knock, reason };
}

const said = ({ status, json }: Answer): unknown[] => [status, json?.detail];
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('whose token is wrong is told why, in the problem and in the header', async () => {
  const { reason, knock, provider } = await door();
  const expired = await knock(await provider.token({ exp: SECOND - 60 }));
  const why = 'The token has expired; sign in again.';
  expect(said(expired)).toEqual([401, why]);
  expect(expired.headers.get('www-authenticate')).toBe(
    `Bearer realm="hakam", error="invalid_token", error_description="${why}"`,
  );
  expect(await reason({ nbf: SECOND + 60 })).toEqual([401, 'The token is not valid yet.']);
  expect(await reason({ aud: 'another' })).toEqual([401, 'The token is for another audience.']);
  expect(await reason({ aud: undefined })).toEqual([401, 'The token is for another audience.']);
  expect(await reason({ iss: `${provider.issuer}/` })).toEqual([401, 'The token is of another issuer.']);
  expect(await reason({ exp: undefined })).toEqual([401, 'The token does not say when it ends.']);
  const nobody = 'The token names nobody: its sub is missing, empty or too long.';
  for (const sub of [undefined, '', 'x'.repeat(256), 'a\u0000b', 7])
    expect(await reason({ sub })).toEqual([401, nobody]);
  expect((await reason({ aud: ['another', 'hakam'] }))[0]).toBe(200);
});

test('a clock may differ by half a minute', async () => {
  let now = NOW;
  const { reason } = await door(() => now);
  const status = async (claims: Claims) => (await reason(claims))[0];
  expect(await status({ exp: SECOND - 29, nbf: SECOND + 30 })).toBe(200);
  expect(await status({ exp: SECOND - 30 })).toBe(401);
  expect(await status({ nbf: SECOND + 31 })).toBe(401);
  now += 31_000;
  expect(await status({ exp: SECOND })).toBe(401);
});

test('nobody signs for the provider: no signature, a public key for a secret, a key of their own', async () => {
  const { knock, provider } = await door();
  const [own] = provider.keys;
  if (own === undefined) throw new Error('no key');
  const [, payload] = (await provider.token()).split('.');
  const refused = expect.stringMatching(
    /^The token is signed by an algorithm that is not taken here; RS256, /,
  );
  const spki = await exportSPKI((await importJWK(own.publicJwk, own.alg)) as never);
  for (const alg of ['HS256', 'HS384', 'HS512']) {
    const token = await new SignJWT({ iss: provider.issuer, aud: 'hakam', sub: 'x', hakam: 'admin:*' })
      .setProtectedHeader({ alg, kid: own.kid })
      .setExpirationTime(SECOND + 60)
      .sign(new TextEncoder().encode(spki));
    expect(said(await knock(token))).toEqual([401, refused]);
  }
  for (const alg of ['none', 'None', 'RS1', ''])
    expect((await knock(`${encoded({ alg })}.${payload}.`)).status).toBe(401);
  expect(said(await knock(`${encoded({ alg: 'none' })}.${payload}.`))).toEqual([401, refused]);
  const stranger = await newKey('ES256');
  const forged = await provider.token({}, { ...stranger, kid: own.kid });
  expect(said(await knock(forged))).toEqual([401, 'The signature of the token is wrong.']);
  const unknown = await provider.token({}, stranger);
  expect(said(await knock(unknown))).toEqual([
    401,
    'The token is signed with a key that is none of the provider.',
  ]);
  const embedded = await new SignJWT({ iss: provider.issuer, aud: 'hakam', sub: 'x', hakam: 'admin:*' })
    .setProtectedHeader({ alg: 'ES256', jwk: stranger.publicJwk, jku: 'http://127.0.0.1:9/keys' })
    .setExpirationTime(SECOND + 60)
    .sign(stranger.privateKey);
  expect((await knock(embedded)).status).toBe(401);
});

test('a token in which any one character was changed is none', async () => {
  const { knock, provider } = await door();
  const token = await provider.token();
  const changed = fc
    .tuple(fc.nat(token.length - 2), fc.constantFrom(...'AZaz09-_'))
    .filter(([at, by]) => token[at] !== by && token[at] !== '.');
  await fc.assert(
    fc.asyncProperty(changed, async ([at, by]) => {
      expect((await knock(`${token.slice(0, at)}${by}${token.slice(at + 1)}`)).status).toBe(401);
    }),
    { numRuns: 25 },
  );
});

test('what only looks like a token is 401 or too large, never our mistake', async () => {
  const { knock, provider } = await door();
  const token = await provider.token();
  const [head, payload, signature] = token.split('.');
  const odd = [
    'a.b.c',
    'a.b.',
    '..',
    `${token}.`,
    `${token}.a.b`,
    `${head}.${payload}`,
    `${head}.${encoded([])}.${signature}`,
    `${encoded(null)}.${payload}.${signature}`,
    `${encoded({ alg: 'ES256', crit: ['x'], x: 1 })}.${payload}.${signature}`,
    `${encoded({ alg: ['ES256'] })}.${payload}.${signature}`,
  ];
  for (const each of odd) expect((await knock(each)).status, each).toBe(401);
  const huge = await provider.token({ groups: Array.from({ length: 2000 }, (_, at) => `group-${at}`) });
  expect([401, 431]).toContain((await knock(`${huge.slice(0, -8)}AAAAAAAA`)).status);
});

// What waits is jose, by its own clock, which is workerd's there.
test.skipIf(DATABASE === 'd1')(
  'a new key is fetched when a token names it, and an old one is forgotten',
  async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const { knock, provider } = await door();
      expect((await knock(await provider.token())).status).toBe(200);
      const next = await newKey('ES256');
      const unknown = await provider.token({}, next);
      const fetched = () => provider.asked.filter((path) => path === '/keys').length;
      for (let count = 0; count < 5; count++) expect((await knock(unknown)).status).toBe(401);
      expect(fetched()).toBe(1); // so that made-up keys ask nothing of the provider
      provider.keys = [next];
      vi.setSystemTime(Date.now() + 31_000);
      expect((await knock(unknown)).status).toBe(200);
      expect(fetched()).toBe(2);
      expect((await knock(await provider.token())).status).toBe(401);
    } finally {
      vi.useRealTimers();
    }
  },
);
