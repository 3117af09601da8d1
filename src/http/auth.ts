import { type Principal, type Role, strongestFor } from '../domain/access.ts';
import { apiKeyId, hashApiKey } from '../secrets/api-key.ts';
import { sameText } from '../secrets/same-text.ts';
import { findKey } from '../store/keys.ts';
import { problem } from './problem.ts';
import type { Service } from './route.ts';
import type { Person } from './sign-in-claims.ts';

/** Who asks: nobody in particular, someone who is known, or someone whose key or token is not to be believed. */
export type Caller =
  | { readonly kind: 'public' }
  | { readonly kind: 'known'; readonly principal: Principal }
  | { readonly kind: 'refused'; readonly answer: Response };

/** What a request says of who sends it. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** The header `Cf-Access-Jwt-Assertion`, which counts where no other says anything. */
  readonly accessToken: string | undefined;
  /** The site that it is about; null outside of sites. */
  readonly site: string | null;
}

/** Keys that were looked up lately, by id. */
export type KnownKeys = Map<string, { readonly hash: string; readonly principal: Principal }>;
const MOST_KNOWN = 1000;

type Known = Pick<Service, 'database' | 'adminKeyHash' | 'knownKeys' | 'signIn'>;

/**
 * Looks up the key of an `Authorization: Bearer` header (RFC 6750), or verifies the token in it, or that of Cloudflare
 * Access. A key that is known is not looked up where `checkedAgain` tells that the handler's own round trip does it, so
 * that a revoked one ends at once.
 */
export async function identify(
  service: Known,
  { authorization, accessToken, site }: Credentials,
  checkedAgain: boolean,
): Promise<Caller> {
  if (authorization === undefined)
    return accessToken === undefined || service.signIn === null
      ? { kind: 'public' }
      : await signedIn(service.signIn, accessToken, site);
  const bearer = /^Bearer +([!-~]+) *$/i.exec(authorization)?.[1] ?? '';
  const principal = await holderOf(service, bearer, checkedAgain);
  if (principal !== undefined) return { kind: 'known', principal };
  if (service.signIn !== null && JWT.test(bearer)) return signedIn(service.signIn, bearer, site);
  return { kind: 'refused', answer: unauthenticated('wrong-key') };
}

/** Three parts in base64url (RFC 7515, 3.1), the last of which is empty where nobody signed. No key has a dot. */
const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

async function holderOf(
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

async function signedIn(
  signIn: NonNullable<Service['signIn']>,
  token: string,
  site: string | null,
): Promise<Caller> {
  const result = await signIn(token);
  if (!result.ok) return { kind: 'refused', answer: notBelieved(result.why) };
  return asOneOf(result.person, site);
}

/** A person may have other roles on other sites: here they are who they are on this one. */
function asOneOf({ sub, name, grants }: Person, site: string | null): Caller {
  const grant = strongestFor(grants, site);
  if (grant !== undefined) return { kind: 'known', principal: { id: `${SIGNED_IN}${sub}`, name, ...grant } };
  const where = site === null ? 'for all sites' : `for the site ${site}`;
  return { kind: 'refused', answer: problem('forbidden', `Your sign-in gives you no role ${where}.`) };
}

/** No key's id begins so. */
const SIGNED_IN = 'oidc:';
const ENVIRONMENT = 'environment';

/** The id under which a principal's key is stored; null for none, for the environment's, and for who signed in. */
export const storedKeyOf = (principal: Principal | null): string | null =>
  principal === null || principal.id === ENVIRONMENT || principal.id.startsWith(SIGNED_IN)
    ? null
    : principal.id;

const ENVIRONMENT_ADMIN: Principal = { id: ENVIRONMENT, role: 'admin', site: '*', name: 'HAKAM_ADMIN_KEY' };

/** The answer to who may not do this; undefined for who may. `site` is null outside of sites. */
export function refuse(
  principal: Principal,
  allowed: readonly Role[],
  site: string | null,
): Response | undefined {
  if (principal.site !== '*' && principal.site !== site) {
    return problem('forbidden', `This key is of the site ${principal.site} alone.`);
  }
  if (principal.role !== 'admin' && !allowed.includes(principal.role)) {
    return problem('forbidden', `The role ${[...new Set([...allowed, 'admin'])].join(' or ')} is needed.`);
  }
  return undefined;
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

/** The answer to a token that is not to be believed, and why. */
const notBelieved = (why: string): Response =>
  problem('unauthenticated', why, {
    headers: { 'www-authenticate': `${CHALLENGE}, error="invalid_token", error_description="${why}"` },
  });
