import { EncryptJWT, jwtDecrypt } from 'jose';
import type { CookieKind } from './cookies.ts';
import type { Service } from './route.ts';
import type { Person } from './sign-in-claims.ts';

/** So long (s) somebody stays signed in. */
const LIFETIME = 12 * 60 * 60;

export const SESSION_COOKIE: CookieKind = { name: 'hakam-session', sameSite: 'Strict', maxAge: LIFETIME };

/** Who has a session: the key that was entered, or the person whom the provider named. */
export type Session =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'person'; readonly person: Person; readonly settings: string };

type Sealing = Pick<Service, 'subkeys' | 'now'>;

/** What the cookie holds: encrypted, so that no key stands in a browser's files. */
export const sealSession = (service: Sealing, session: Session): Promise<string> =>
  sealed(service, 'session', { ...session }, LIFETIME);

/** The session of a cookie; undefined for one that has ended, or that this service never gave. */
export async function openSession(service: Sealing, cookie: string): Promise<Session | undefined> {
  return (await opened(service, 'session', cookie)) as Session | undefined;
}

/** Encrypts what the browser is to keep for a purpose, for so many seconds (RFC 7516, `dir` with `A256GCM`). */
export async function sealed(
  { subkeys, now }: Sealing,
  purpose: string,
  content: Readonly<Record<string, unknown>>,
  lifetime: number,
): Promise<string> {
  return new EncryptJWT(content)
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience(purpose)
    .setExpirationTime(Math.floor(now() / 1000) + lifetime)
    .encrypt(subkeys.sessions);
}

/** What was sealed for this purpose and hasn't ended; undefined for all else. */
export async function opened({ subkeys, now }: Sealing, purpose: string, text: string): Promise<unknown> {
  try {
    const { payload } = await jwtDecrypt(text, subkeys.sessions, {
      audience: purpose,
      currentDate: new Date(now()),
      requiredClaims: ['exp'],
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return payload;
  } catch {
    return undefined; // whatever is wrong with it, it is none of ours
  }
}
