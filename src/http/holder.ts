import { type Principal, type Role, strongestFor } from '../domain/access.ts';
import { problem } from './problem.ts';
import type { Person } from './sign-in-claims.ts';

/** Whom a request comes from: a key's holder, or a person who signed in, with all that they may do. */
export type Holder =
  | { readonly kind: 'key'; readonly principal: Principal }
  | { readonly kind: 'person'; readonly person: Person };

/** No key's id begins so. */
const SIGNED_IN = 'oidc:';
const ENVIRONMENT = 'environment';

export const ENVIRONMENT_ADMIN: Principal = {
  id: ENVIRONMENT,
  role: 'admin',
  site: '*',
  name: 'HAKAM_ADMIN_KEY',
};

/** The id under which a principal's key is stored; null for none, for the environment's, and for who signed in. */
export const storedKeyOf = (principal: Principal | null): string | null =>
  principal === null || principal.id === ENVIRONMENT || principal.id.startsWith(SIGNED_IN)
    ? null
    : principal.id;

/** The id of a person, among those of keys. */
export const idOfPerson = ({ sub }: Person): string => `${SIGNED_IN}${sub}`;

/** Who a holder is on a site, or outside of sites (null); or the answer that they are nobody there. */
export function principalAt(holder: Holder, site: string | null): Principal | Response {
  if (holder.kind === 'key') return holder.principal;
  const { name, grants } = holder.person;
  const grant = strongestFor(grants, site);
  if (grant !== undefined) return { id: idOfPerson(holder.person), name, ...grant };
  const where = site === null ? 'for all sites' : `for the site ${site}`;
  return problem('forbidden', `Your sign-in gives you no role ${where}.`);
}

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
