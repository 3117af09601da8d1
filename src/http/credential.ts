import type { Context } from 'hono';
import { accessTokenOf } from './access-token.ts';
import { cookieOf } from './cookies.ts';
import { isFromOwnPage } from './own-page.ts';
import type { Service } from './route.ts';
import { SESSION_COOKIE } from './session.ts';

/** By what a request says who sends it. */
export interface Credential {
  readonly by: 'authorization' | 'session' | 'access';
  readonly value: string;
}

/** What counts of a request: its `Authorization`, else the session of a page of our own, else what Cloudflare Access says. */
export function credentialOf(
  service: Pick<Service, 'signIn'>,
  context: Context,
): Credential | Response | null {
  const authorization = authorizationOf(context);
  if (authorization !== null) return authorization;
  const session = isFromOwnPage(context) ? cookieOf(context, SESSION_COOKIE) : undefined;
  if (session !== undefined) return { by: 'session', value: session };
  const token = service.signIn === null ? undefined : accessTokenOf(context);
  return token === undefined || token instanceof Response ? (token ?? null) : { by: 'access', value: token };
}

/** What counts where readers ask too: who is signed in stays a reader there. */
export function authorizationOf({ req }: Context): Credential | null {
  const value = req.header('authorization');
  return value === undefined ? null : { by: 'authorization', value };
}
