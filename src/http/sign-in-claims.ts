import type { JWTPayload } from 'jose';
import { type Grant, grantOf, type SignInSettings } from '../domain/access.ts';
import { cleanName, codePoints, isStorable } from '../text/hygiene.ts';

/** Whom a token names, and what they may do on which sites. */
export interface Person {
  readonly sub: string;
  readonly name: string;
  readonly grants: readonly Grant[];
}

/** The person of a token's claims; undefined where they name none. */
export function personOf(claims: JWTPayload, settings: SignInSettings): Person | undefined {
  const { sub } = claims;
  if (typeof sub !== 'string' || sub === '' || sub.length > LONGEST_SUB || !isStorable(sub)) return undefined;
  return { sub, name: nameOf(claims) ?? sub, grants: grantsOf(claims, settings) };
}

/** OpenID Connect Core 1.0, 2: at most 255 characters. */
const LONGEST_SUB = 255;
const LONGEST_NAME = 100;

function nameOf({ name, preferred_username, email }: JWTPayload): string | undefined {
  const names = [name, preferred_username, email].map((each) =>
    typeof each === 'string' ? cleanName(each.toWellFormed()) : '',
  );
  const found = names.find((each) => each !== '');
  if (found === undefined || codePoints(found) <= LONGEST_NAME) return found;
  return [...found].slice(0, LONGEST_NAME).join('').trim();
}

function grantsOf(claims: JWTPayload, { claim, roles }: SignInSettings): readonly Grant[] {
  // Who may set their own address could else take somebody else's. Some providers say it in a text.
  if (claim === 'email' && String(claims.email_verified) === 'false') return [];
  const values = valuesOf(claimAt(claims, claim));
  if (roles !== null) return values.flatMap((value) => roles.get(value) ?? []);
  return values.flatMap((value) => grantOf(value) ?? []);
}

/** Names may have dots of their own: Auth0's are addresses. */
function claimAt(claims: JWTPayload, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let at: unknown = claims;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

/** A text holds values with white space between them, as `scope` does; those of a list may have some within. */
function valuesOf(claim: unknown): string[] {
  if (typeof claim === 'string') return claim.split(/\s+/);
  return Array.isArray(claim) ? claim.filter((value) => typeof value === 'string') : [];
}
