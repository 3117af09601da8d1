import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { onTestFinished } from 'vitest';
import { codeFlow } from './code-flow.ts';

/** When all of it happens (ms since 1970 UTC). */
export const NOW: number = Date.UTC(2026, 0, 31, 12);
const AUDIENCE = 'hakam';

/** Claims, right or wrong; undefined takes one of the usual ones away. */
export type Claims = Readonly<Record<string, unknown>>;

interface SigningKey {
  readonly alg: string;
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** An OpenID provider: real HTTP, real keys. */
export interface Provider {
  readonly issuer: string;
  /** The variables with which a service takes its tokens; the claim `hakam` has the grants. */
  readonly env: Record<string, string>;
  /** What was asked of it so far, by path. */
  readonly asked: string[];
  /** The public keys it shows; a test may take some away, or put others there. */
  keys: readonly SigningKey[];
  /** How it answers; as it should, unless a test says otherwise. */
  answer: (path: string, response: ServerResponse, request: IncomingMessage) => void;
  /** Whom it signs in at its own page, once who asks has come there. */
  claims: Claims;
  /** What it gives beside the ID token. */
  accessToken: string;
  /** What it wants of the client beside its id and PKCE; null: nothing. */
  clientSecret: string | null;
  /** A token of `suad` for an hour, but for what is said; signed with the first of its keys. */
  token(claims?: Claims, by?: SigningKey): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a provider that ends with the test. */
export async function startProvider(...algorithms: string[]): Promise<Provider> {
  const server = createServer((request: IncomingMessage, response) => {
    const path = request.url ?? '';
    provider.asked.push(path);
    provider.answer(path, response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = await Promise.all((algorithms.length > 0 ? algorithms : ['ES256']).map(newKey));
  const flow = codeFlow(() => provider);
  const provider: Provider = {
    issuer,
    env: { HAKAM_OIDC_ISSUER: issuer, HAKAM_OIDC_AUDIENCE: AUDIENCE },
    asked: [],
    keys,
    answer: (path, response, request) =>
      flow(path, response, request) || sendJson(response, documents(provider)[path]),
    claims: {},
    accessToken: 'opaque',
    clientSecret: null,
    token: (claims = {}, by = keys[0]) => signed({ ...claimsOf(issuer), ...claims }, by),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  onTestFinished(() => provider.stop());
  return provider;
}

const documents = ({ issuer, keys }: Provider): Record<string, unknown> => ({
  '/.well-known/openid-configuration': {
    issuer,
    jwks_uri: `${issuer}/keys`,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    authorization_response_iss_parameter_supported: true,
    id_token_signing_alg_values_supported: keys.map(({ alg }) => alg),
  },
  '/keys': { keys: keys.map(({ publicJwk }) => publicJwk) },
});

/** Answers JSON, or 404 where there is nothing. */
export function sendJson(response: ServerResponse, document: unknown): void {
  response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(document ?? {}));
}

let made = 0;

/** A key pair that the provider may sign with. */
export async function newKey(alg: string): Promise<SigningKey> {
  made++;
  const kid = `key-${made}`;
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { alg, kid, privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

const claimsOf = (issuer: string): Claims => ({
  iss: issuer,
  aud: AUDIENCE,
  sub: 'suad',
  name: 'سعاد',
  iat: NOW / 1000,
  exp: NOW / 1000 + 3600,
  hakam: 'moderator:plain',
});

async function signed(claims: Claims, by: SigningKey | undefined): Promise<string> {
  if (by === undefined) throw new Error('The provider has no key.');
  const given = Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
  return new SignJWT(given).setProtectedHeader({ alg: by.alg, kid: by.kid, typ: 'JWT' }).sign(by.privateKey);
}
