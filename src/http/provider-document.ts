import type { SignInSettings } from '../domain/access.ts';
import { isSafeAddress } from '../sign-in-settings.ts';

/** What sign-in needs of the provider can't be had now. */
export class SignInUnavailable extends Error {
  override readonly name = 'SignInUnavailable';
}

/** So long (ms) the provider may take for its answer. */
export const PATIENCE = 3000;
/** So long (ms) after it failed a look-up is not tried again. */
const AGAIN = 2000;

/** What a provider says of itself, as far as it was looked at: all addresses are safe ones. */
export interface ProviderDocument {
  readonly issuer: string;
  readonly jwks_uri: string;
  readonly authorization_endpoint?: string;
  readonly token_endpoint?: string;
}

/**
 * The provider's discovery document: looked up once, when it is first needed
 * (https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig). Rejects with `SignInUnavailable`.
 */
export function providerDocument(
  { issuer }: Pick<SignInSettings, 'issuer'>,
  now: () => number,
): () => Promise<ProviderDocument> {
  let document: ProviderDocument | undefined;
  let failed = { at: Number.NEGATIVE_INFINITY, error: new SignInUnavailable('') };
  return async () => {
    if (document !== undefined) return document;
    // Not the promise of it is kept: on Workers no request can wait for what another one has asked.
    // Nor is one sent for each token while the provider is gone: anyone can send what looks like a token.
    if (now() - failed.at < AGAIN) throw failed.error;
    try {
      const found = await discovered(issuer);
      document ??= found;
    } catch (error) {
      failed = { at: now(), error: error as SignInUnavailable };
      throw error;
    }
    return document;
  };
}

async function discovered(issuer: string): Promise<ProviderDocument> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });
    if (response.status !== 200) throw new Error(`it answers ${response.status}`);
    return checked(await response.json(), issuer);
  } catch (cause) {
    throw new SignInUnavailable(`${address}: ${reasonOf(cause)}`, { cause });
  }
}

function checked(json: unknown, issuer: string): ProviderDocument {
  const document = Object(json) as Record<string, unknown>;
  const isSafe = (name: string): boolean => {
    const address = document[name];
    return typeof address === 'string' && isSafeAddress(address);
  };
  // Else a document of somebody else's could name keys for this issuer's tokens.
  if (document.issuer !== issuer)
    throw new Error(`its issuer is ${JSON.stringify(document.issuer)}, not ${issuer}`);
  if (!isSafe('jwks_uri')) throw new Error('it has no jwks_uri by https://');
  for (const name of ['authorization_endpoint', 'token_endpoint'])
    if (document[name] !== undefined && !isSafe(name)) throw new Error(`its ${name} is not by https://`);
  return document as unknown as ProviderDocument;
}

/** What went wrong, with what `fetch` says only of the cause. */
export function reasonOf(error: unknown): string {
  const { message = String(error), cause } = Object(error) as Partial<Error>;
  const deeper = cause instanceof Error ? ` (${cause.message})` : '';
  return `${message}${deeper}`;
}
