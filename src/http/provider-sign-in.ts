import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import {
  type AuthorizationServer,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type Client,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  calculatePKCECodeChallenge,
  clockSkew,
  clockTolerance,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  type TokenEndpointResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import type { SignInSettings } from '../domain/access.ts';
import { PATIENCE, type ProviderDocument, SignInUnavailable } from './provider-document.ts';
import { type SignIn, TOLERANCE } from './sign-in.ts';
import type { Person } from './sign-in-claims.ts';
import { type NotSignedIn, notSignedIn } from './sign-in-failure.ts';

/** What a browser keeps while its person is at the provider's page. */
export interface Flow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Where the provider leads back to. */
  readonly redirect: string;
}

/** The console's sign-in at the newsroom's provider: the code flow of OpenID Connect Core 1.0 (3.1), with PKCE (RFC 7636). */
export interface ProviderSignIn {
  /** What people know it by: its host. */
  readonly name: string;
  /** Says by which settings somebody signed in: a session by others is none. */
  readonly settings: string;
  /** Where the browser is to go, and what it is to come back with. Rejects with `SignInUnavailable`. */
  begin(redirect: string): Promise<{ readonly location: string; readonly flow: Flow }>;
  /** Who came back with what the provider says; or why nobody did. */
  finish(flow: Flow, said: URLSearchParams): Promise<Person | NotSignedIn>;
}

/** The sign-in of one provider; null where it has none for browsers. `now`: ms since 1970 UTC. */
export function providerSignIn(
  settings: SignInSettings,
  document: () => Promise<ProviderDocument>,
  signIn: SignIn,
  now: () => number,
): ProviderSignIn | null {
  const { clientId, issuer } = settings;
  if (clientId === null) return null;
  return {
    name: new URL(issuer).host,
    settings: markOf(settings),
    begin: async (redirect) => begun(await document(), clientId, redirect),
    finish: async (flow, said) => {
      try {
        const tokens = await tokensFor(settings, await document(), flow, said, now());
        return await personBy(tokens, clientId, signIn);
      } catch (error) {
        return notSignedIn(error);
      }
    },
  };
}

function markOf({ issuer, audience, clientId, claim, roles }: SignInSettings): string {
  const text = JSON.stringify([issuer, audience, clientId, claim, [...(roles ?? [])]]);
  return bytesToHex(sha256(new TextEncoder().encode(text))).slice(0, 16);
}

const SCOPE = 'openid profile email';

async function begun(document: ProviderDocument, clientId: string, redirect: string) {
  if (document.authorization_endpoint === undefined || document.token_endpoint === undefined)
    throw new SignInUnavailable(`${document.issuer} names no authorization_endpoint and token_endpoint`);
  const flow: Flow = {
    state: generateRandomState(),
    nonce: generateRandomNonce(),
    verifier: generateRandomCodeVerifier(),
    redirect,
  };
  const location = new URL(document.authorization_endpoint);
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirect,
    scope: SCOPE,
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(parameters)) location.searchParams.set(name, value);
  return { location: location.href, flow };
}

async function tokensFor(
  { clientId, clientSecret }: SignInSettings,
  document: ProviderDocument,
  { state, nonce, verifier, redirect }: Flow,
  said: URLSearchParams,
  now: number,
): Promise<TokenEndpointResponse> {
  const server = document as AuthorizationServer;
  const client: Client = {
    client_id: clientId ?? '',
    [clockSkew]: Math.round((now - Date.now()) / 1000),
    [clockTolerance]: TOLERANCE,
  };
  const answer = validateAuthResponse(server, client, said, state);
  const response = await authorizationCodeGrantRequest(
    server,
    client,
    authenticationOf(server, clientSecret),
    answer,
    redirect,
    verifier,
    // Addresses by http:// are of this machine itself, or the document had been refused.
    { signal: AbortSignal.timeout(PATIENCE), [allowInsecureRequests]: true },
  );
  return processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: nonce,
    requireIdToken: true,
  });
}

/** As the provider wants it; `client_secret_basic` where it doesn't say (OpenID Connect Discovery 1.0, 3). */
function authenticationOf(server: AuthorizationServer, secret: string | null): ClientAuth {
  if (secret === null) return None();
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic') ? ClientSecretBasic(secret) : ClientSecretPost(secret);
}

/** Keycloak, by its defaults, says roles in access tokens alone: one that is for this service counts where the other has none. */
async function personBy(
  { id_token: token = '', access_token: access }: TokenEndpointResponse,
  clientId: string,
  signIn: SignIn,
): Promise<Person | NotSignedIn> {
  const named = await signIn(token, clientId);
  if (!named.ok) return { failed: 'refused', why: named.why };
  if (named.person.grants.length > 0) return named.person;
  const allowed = await signIn(access);
  const isSame = allowed.ok && allowed.person.sub === named.person.sub;
  const grants = isSame ? allowed.person.grants : [];
  return grants.length > 0
    ? { ...named.person, grants }
    : { failed: 'no-role', why: 'neither token gives a role' };
}
