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

/** Looks up the key of an `Authorization: Bearer` header (RFC 6750). */
export async function identify(
  { database, adminKeyHash }: Pick<Service, 'database' | 'adminKeyHash'>,
  authorization: string | undefined,
): Promise<Caller> {
  if (authorization === undefined) return { kind: 'public' };
  const key = /^Bearer +([!-~]+) *$/i.exec(authorization)?.[1] ?? '';
  const hash = hashApiKey(key);
  if (adminKeyHash !== null && sameText(hash, adminKeyHash)) return ENVIRONMENT_ADMIN;
  const id = apiKeyId(key);
  if (id === undefined) return { kind: 'wrong-key' };
  const [[stored]] = await database.read([findKey({ id })]);
  if (!stored || !sameText(hash, stored.hash)) return { kind: 'wrong-key' };
  const { role, site, name } = stored;
  return { kind: 'key', principal: { id, role, site, name } };
}

const ENVIRONMENT_ADMIN: Caller = {
  kind: 'key',
  principal: { id: 'environment', role: 'admin', site: '*', name: 'HAKAM_ADMIN_KEY' },
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
