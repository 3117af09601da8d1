/** What a key may do: `site` submits for its readers, `moderator` decides, `admin` does all. */
export const ROLES = ['site', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who a request comes from, once its key or token is known. `site` is `*` for every site. */
export interface Principal {
  readonly id: string;
  readonly role: Role;
  readonly site: string;
  readonly name: string;
}

/**
 * What the people may do who sign in. Not `site`, which is a site's backend: it is believed in what it says of its
 * readers, who they are and from which address, and no person should be.
 */
export interface Grant {
  readonly role: 'moderator' | 'admin';
  readonly site: string;
}

/** Reads `moderator:example` or `admin:*`; undefined for all else. */
export function grantOf(text: string): Grant | undefined {
  const [, role, site = ''] = /^(moderator|admin):([^\s:,=]+)$/.exec(text) ?? [];
  return role === 'moderator' || role === 'admin' ? { role, site } : undefined;
}

/** The strongest of the grants that cover a site; outside of sites (null) only those of every site do. */
export function strongestFor<G extends Pick<Principal, 'role' | 'site'>>(
  grants: readonly G[],
  site: string | null,
): G | undefined {
  const here = grants.filter((grant) => grant.site === '*' || grant.site === site);
  return here.find(({ role }) => role === 'admin') ?? here[0];
}

/** The newsroom's OpenID provider, and how its tokens say what people may do. */
export interface SignInSettings {
  /** The `iss` of its tokens, as they have it. */
  readonly issuer: string;
  /** The `aud` that its tokens for this service have. */
  readonly audience: string;
  /** Where its public keys are; null: where its discovery document says. */
  readonly jwks: string | null;
  /** The claim with the roles; dots lead into objects, unless a claim has just that name. */
  readonly claim: string;
  /** The grants that go with values of the claim; null: its values are grants. */
  readonly roles: ReadonlyMap<string, readonly Grant[]> | null;
  /** As which the console signs people in; null: it takes keys alone. */
  readonly clientId: string | null;
  /** null for a public client, which has PKCE alone. */
  readonly clientSecret: string | null;
}
