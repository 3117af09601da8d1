import type { Principal } from '../domain/access.ts';
import { apiKeyId, hashApiKey } from '../secrets/api-key.ts';
import { sameText } from '../secrets/same-text.ts';
import { findKey } from '../store/keys.ts';
import type { Credential } from './credential.ts';
import { ENVIRONMENT_ADMIN, type Holder } from './holder.ts';
import { problem } from './problem.ts';
import type { Service } from './route.ts';
import { openSession } from './session.ts';

/** Who asks: nobody in particular, someone who is known, or someone whose key, token or session is not to be believed. */
export type Caller =
  | { readonly kind: 'public' }
  | { readonly kind: 'known'; readonly holder: Holder }
  | { readonly kind: 'refused'; readonly answer: Response };

/** Keys that were looked up lately, by id. */
export type KnownKeys = Map<string, { readonly hash: string; readonly principal: Principal }>;
const MOST_KNOWN = 1000;

type Known = Pick<
  Service,
  | 'database'
  | 'adminKeyHash'
  | 'metricsKeyHash'
  | 'knownKeys'
  | 'signIn'
  | 'provider'
  | 'subkeys'
  | 'now'
  | 'settings'
>;

/**
 * Looks up the key of an `Authorization: Bearer` header (RFC 6750), or verifies the token in it, or that of Cloudflare
 * Access, or opens the session. A key that is known is not looked up where `checkedAgain` tells that the handler's own
 * round trip does it, so that a revoked one ends at once.
 */
export async function identify(
  service: Known,
  credential: Credential | null,
  checkedAgain: boolean,
): Promise<Caller> {
  switch (credential?.by) {
    case undefined:
      return { kind: 'public' };
    case 'authorization':
      return byAuthorization(service, credential.value, checkedAgain);
    case 'session':
      return bySession(service, credential.value);
    case 'access':
      return byToken(service, credential.value);
  }
}

async function byAuthorization(
  service: Known,
  authorization: string,
  checkedAgain: boolean,
): Promise<Caller> {
  const bearer = bearerIn(authorization);
  const principal = await holderOfKey(service, bearer, checkedAgain);
  if (principal !== undefined) return { kind: 'known', holder: { kind: 'key', principal } };
  if (isMetricsKey(service, bearer)) return { kind: 'refused', answer: problem('forbidden', METRICS_ALONE) };
  if (service.signIn !== null && JWT.test(bearer)) return byToken(service, bearer);
  return { kind: 'refused', answer: unauthenticated('wrong-key') };
}

/** The key or token in an `Authorization` header; empty where there is none. */
export const bearerIn = (authorization = ''): string =>
  /^Bearer +([!-~]+) *$/i.exec(authorization)?.[1] ?? '';

const METRICS_ALONE = 'This key, `HAKAM_METRICS_KEY`, reads `/metrics` alone.';

/** Whether it is the key of the environment that may read metrics. */
export const isMetricsKey = ({ metricsKeyHash }: Pick<Service, 'metricsKeyHash'>, key: string): boolean =>
  metricsKeyHash !== null && sameText(hashApiKey(key), metricsKeyHash);

/** Three parts in base64url (RFC 7515, 3.1), the last of which is empty where nobody signed. No key has a dot. */
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** Whom a key belongs to: the one of the environment, or a stored one; undefined for neither. */
export async function holderOfKey(
  { database, adminKeyHash, knownKeys }: Known,
  key: string,
  checkedAgain: boolean,
): Promise<Principal | undefined> {
  const hash = hashApiKey(key);
  if (adminKeyHash !== null && sameText(hash, adminKeyHash)) return ENVIRONMENT_ADMIN;
  const id = apiKeyId(key);
  if (id === undefined) return undefined;
  const known = knownKeys.get(id);
  if (checkedAgain && known && sameText(hash, known.hash)) return known.principal;
  const [[stored]] = await database.read([findKey({ id })]);
  if (!stored || !sameText(hash, stored.hash)) return undefined;
  const { role, site, name } = stored;
  const principal = { id, role, site, name };
  if (knownKeys.size >= MOST_KNOWN) knownKeys.clear();
  knownKeys.set(id, { hash, principal });
  return principal;
}

async function byToken({ signIn }: Known, token: string): Promise<Caller> {
  if (signIn === null) return { kind: 'public' };
  const result = await signIn(token);
  return result.ok
    ? { kind: 'known', holder: { kind: 'person', person: result.person } }
    : { kind: 'refused', answer: notBelieved(result.why) };
}

/** A key is looked up as if it had been sent itself, so that a revoked one ends its sessions. */
async function bySession(service: Known, cookie: string): Promise<Caller> {
  const session = await openSession(service, cookie);
  if (session?.kind === 'person' && session.settings === service.provider?.settings)
    return { kind: 'known', holder: { kind: 'person', person: session.person } };
  const principal = session?.kind === 'key' ? await holderOfKey(service, session.key, false) : undefined;
  if (principal === undefined)
    return { kind: 'refused', answer: notBelieved('Your session has ended; sign in again.') };
  return { kind: 'known', holder: { kind: 'key', principal } };
}

/** RFC 6750 wants a parameter, however little it says. */
const CHALLENGE = 'Bearer realm="hakam"';

/** The answer to a caller without a key, or with one that isn't ours. */
export const unauthenticated = (kind: 'public' | 'wrong-key'): Response =>
  problem(
    'unauthenticated',
    kind === 'public'
      ? 'Send the header `Authorization: Bearer <key>`.'
      : 'Send `Authorization: Bearer <key>` with a key that exists and was not revoked.',
    { headers: { 'www-authenticate': `${CHALLENGE}${kind === 'public' ? '' : ', error="invalid_token"'}` } },
  );

/** The answer to what is not to be believed, and why, in words that a header can carry. */
export const notBelieved = (why: string): Response =>
  problem('unauthenticated', why, {
    headers: { 'www-authenticate': `${CHALLENGE}, error="invalid_token", error_description="${why}"` },
  });
