import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import type { SignInSettings } from '../domain/access.ts';
import { isSafeAddress } from '../sign-in-settings.ts';

/** The public keys that the provider signs with can't be had now. */
export class SignInUnavailable extends Error {
  override readonly name = 'SignInUnavailable';
}

/** So long (ms) the provider may take for its answer. */
const PATIENCE = 3000;
/** So long (ms) after it failed a look-up is not tried again. */
const AGAIN = 2000;

/**
 * The provider's keys: fetched by the first token, again for one whose key is unknown (twice a minute at most), and
 * after ten minutes. Where they are is looked up once, if it isn't configured.
 */
export function providerKeys(
  { issuer, jwks }: SignInSettings,
  now: () => number,
): () => Promise<JWTVerifyGetKey> {
  const at = (address: string) => createRemoteJWKSet(new URL(address), { timeoutDuration: PATIENCE });
  let keys = jwks === null ? undefined : at(jwks);
  let failed = { at: Number.NEGATIVE_INFINITY, error: new SignInUnavailable('') };
  return async () => {
    if (keys !== undefined) return keys;
    // Not the promise of it is kept: on Workers no request can wait for what another one has asked.
    // Nor is one sent for each token while the provider is gone: anyone can send what looks like a token.
    if (now() - failed.at < AGAIN) throw failed.error;
    try {
      const found = await discovered(issuer);
      keys ??= at(found);
    } catch (error) {
      failed = { at: now(), error: error as SignInUnavailable };
      throw error;
    }
    return keys;
  };
}

/** The address of the keys: https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig */
async function discovered(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
    if (response.status !== 200) throw new Error(`it answers ${response.status}`);
    return addressIn(await response.json(), issuer);
  } catch (cause) {
    throw new SignInUnavailable(`${address}: ${reasonOf(cause)}`, { cause });
  }
}

function addressIn(document: unknown, issuer: string): string {
  const { issuer: itself, jwks_uri: keys } = Object(document) as Record<string, unknown>;
  // Else a document of somebody else's could name keys for this issuer's tokens.
  if (itself !== issuer) throw new Error(`its issuer is ${JSON.stringify(itself)}, not ${issuer}`);
  if (typeof keys !== 'string' || !isSafeAddress(keys)) throw new Error('it has no jwks_uri by https://');
  return keys;
}

/** What went wrong, with what `fetch` says only of the cause. */
export function reasonOf(error: unknown): string {
  const { message = String(error), cause } = Object(error) as Partial<Error>;
  const deeper = cause instanceof Error ? ` (${cause.message})` : '';
  return `${message}${deeper}`;
}
