import { decodeProtectedHeader, type JWTPayload, jwtVerify } from 'jose';
import type { SignInSettings } from '../domain/access.ts';
import { type ProviderDocument, reasonOf, SignInUnavailable } from './provider-document.ts';
import { type Person, personOf } from './sign-in-claims.ts';
import { providerKeys } from './sign-in-keys.ts';

/** Whom a token names; or why it is not to be believed, in words that a header can carry (RFC 6750, 3). */
type SignedIn = { readonly ok: true; readonly person: Person } | { readonly ok: false; readonly why: string };

/**
 * Verifies a token of the newsroom's provider for this service, or for another audience. Rejects with `SignInUnavailable` where the provider's keys can't be had.
 */
export type SignIn = (token: string, audience?: string) => Promise<SignedIn>;

/** With public keys alone: who can verify could else sign as well, or take a public key for a secret (RFC 8725, 3.1). */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

/** So many seconds the provider's clock may differ. */
export const TOLERANCE = 30;

/** The sign-in of one provider; its keys are kept as long as this is. `now`: ms since 1970 UTC. */
export function signInBy(
  settings: SignInSettings,
  document: () => Promise<ProviderDocument>,
  now: () => number,
): SignIn {
  const keys = providerKeys(settings, document);
  const { issuer } = settings;
  const rest = {
    issuer,
    algorithms: ALGORITHMS,
    clockTolerance: TOLERANCE,
    requiredClaims: ['exp'],
  };
  return async (token, audience = settings.audience) => {
    let payload: JWTPayload;
    try {
      // What is no token, or signed in no way that is taken, asks nothing of the provider.
      const why = refusedUnread(token);
      if (why !== undefined) return { ok: false, why };
      ({ payload } = await jwtVerify(token, await keys(), {
        ...rest,
        audience,
        currentDate: new Date(now()),
      }));
    } catch (error) {
      return { ok: false, why: whyNot(error) };
    }
    return signedIn(payload, settings);
  };
}

/** What its header alone tells against a token. */
function refusedUnread(token: string): string | undefined {
  try {
    const { alg = '' } = decodeProtectedHeader(token);
    return ALGORITHMS.includes(alg) ? undefined : REASONS.ERR_JOSE_ALG_NOT_ALLOWED;
  } catch {
    return UNREADABLE;
  }
}

function signedIn(payload: JWTPayload, settings: SignInSettings): SignedIn {
  const person = personOf(payload, settings);
  return person === undefined
    ? { ok: false, why: 'The token names nobody: its sub is missing, empty or too long.' }
    : { ok: true, person };
}

/** What jose found out: https://github.com/panva/jose/blob/v6.2.18/src/util/errors.ts */
function whyNot(error: unknown): string {
  const { code, claim } = Object(error) as { readonly code?: string; readonly claim?: string };
  if (code === 'ERR_JWT_CLAIM_VALIDATION_FAILED') return CLAIMS[claim ?? ''] ?? UNREADABLE;
  const why = code === undefined ? undefined : REASONS[code];
  if (why !== undefined) return why;
  throw error instanceof SignInUnavailable
    ? error
    : new SignInUnavailable(`keys of the provider: ${reasonOf(error)}`, { cause: error });
}

const UNREADABLE = 'The token is not a JSON Web Token that can be read here.';

const CLAIMS: Readonly<Record<string, string>> = {
  iss: 'The token is of another issuer.',
  aud: 'The token is for another audience.',
  nbf: 'The token is not valid yet.',
  exp: 'The token does not say when it ends.',
};

/** All that is a token's own fault; anything else is the provider's. */
const REASONS: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'The token has expired; sign in again.',
  ERR_JOSE_ALG_NOT_ALLOWED: `The token is signed by an algorithm that is not taken here; ${ALGORITHMS.join(', ')} are.`,
  ERR_JWKS_NO_MATCHING_KEY: 'The token is signed with a key that is none of the provider.',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS:
    'The token does not say, by kid, with which of the keys of the provider it is signed.',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'The signature of the token is wrong.',
  ERR_JOSE_NOT_SUPPORTED: UNREADABLE,
  ERR_JWS_INVALID: UNREADABLE,
  ERR_JWT_INVALID: UNREADABLE,
};
