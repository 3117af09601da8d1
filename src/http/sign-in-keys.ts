import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import type { SignInSettings } from '../domain/access.ts';
import { PATIENCE, type ProviderDocument } from './provider-document.ts';

/**
 * The provider's keys: fetched by the first token, again for one whose key is unknown (twice a minute at most), and
 * after ten minutes. Where they are is looked up once, if it isn't configured.
 */
export function providerKeys(
  { jwks }: SignInSettings,
  document: () => Promise<ProviderDocument>,
): () => Promise<JWTVerifyGetKey> {
  const at = (address: string) => createRemoteJWKSet(new URL(address), { timeoutDuration: PATIENCE });
  let keys = jwks === null ? undefined : at(jwks);
  return async () => {
    if (keys !== undefined) return keys;
    const { jwks_uri: address } = await document();
    keys ??= at(address);
    return keys;
  };
}
