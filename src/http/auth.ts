import type { Principal, Role } from '../domain/access.ts';
import { apiKeyId, hashApiKey } from '../secrets/api-key.ts';
import { sameText } from '../secrets/same-text.ts';
import { findKey } from '../store/keys.ts';
import { problem } from './problem.ts';
import type { Service } from './route.ts';

/** Who asks: nobody in particular, the holder of a key, or someone whose key is none of ours. */
export type Caller =
  | { readonly kind: 'public' }
  | { readonly kind: 'key'; readonly principal: Principal }
  | { readonly kind: 'wrong-key' };

/** Keys that were looked up lately, by id. */
export type KnownKeys = Map<string, { readonly hash: string; readonly principal: Principal }>;
const MOST_KNOWN = 1000;

/**
 * Looks up the key of an `Authorization: Bearer` header (RFC 6750). One that is known is not looked up where
 * `checkedAgain` tells that the handler's own round trip does it, so that a revoked key ends at once.
 */
export async function identify(
  { database, adminKeyHash, knownKeys }: Pick<Service, 'database' | 'adminKeyHash' | 'knownKeys'>,
  authorization: string | undefined,
  checkedAgain: boolean,
): Promise<Caller> {
  if (authorization === undefined) return { kind: 'public' };
  const key = /^Bearer +([!-~]+) *$/i.exec(authorization)?.[1] ?? '';
  const hash = hashApiKey(key);
  if (adminKeyHash !== null && sameText(hash, adminKeyHash)) return ENVIRONMENT_ADMIN;
  const id = apiKeyId(key);
  if (id === undefined) return { kind: 'wrong-key' };
  const known = knownKeys.get(id);
  if (checkedAgain && known && sameText(hash, known.hash)) return { kind: 'key', principal: known.principal };
  const [[stored]] = await database.read([findKey({ id })]);
  if (!stored || !sameText(hash, stored.hash)) return { kind: 'wrong-key' };
  const { role, site, name } = stored;
  const principal = { id, role, site, name };
  if (knownKeys.size >= MOST_KNOWN) knownKeys.clear();
  knownKeys.set(id, { hash, principal });
  return { kind: 'key', principal };
}

const ENVIRONMENT = 'environment';

/** The id under which a principal's key is stored; null for none, and for the environment's. */
export const storedKeyOf = (principal: Principal | null): string | null =>
  principal === null || principal.id === ENVIRONMENT ? null : principal.id;

const ENVIRONMENT_ADMIN: Caller = {
  kind: 'key',
  principal: { id: ENVIRONMENT, role: 'admin', site: '*', name: 'HAKAM_ADMIN_KEY' },
};

/** The answer to a key that may not do this; undefined for one that may. `site` is null outside of sites. */
export function refuse(
  principal: Principal,
  allowed: readonly Role[],
  site: string | null,
): Response | undefined {
  if (principal.site !== '*' && principal.site !== site) {
    return problem('forbidden', `This key is of the site ${principal.site} alone.`);
  }
  if (principal.role !== 'admin' && !allowed.includes(principal.role)) {
    return problem(
      'forbidden',
      `A key of the role ${[...new Set([...allowed, 'admin'])].join(' or ')} is needed.`,
    );
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
