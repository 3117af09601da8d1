import type { Context } from 'hono';
import { generateCookie, getCookie } from 'hono/cookie';

/** A cookie of the console. Where its page comes by https, `__Host-` stands before the name: no other host can set it then. */
export interface CookieKind {
  readonly name: string;
  /** Whether it comes along where another site leads to a page. */
  readonly sameSite: 'Strict' | 'Lax';
  /** In seconds. */
  readonly maxAge: number;
}

/** What sets a cookie for a page that comes by https, or doesn't. */
export const settingCookie = ({ name, ...rest }: CookieKind, value: string, secure: boolean): string => {
  const options = { ...rest, httpOnly: true, path: '/', secure };
  return generateCookie(name, value, secure ? { ...options, prefix: 'host' } : options);
};

/** What ends a cookie, whichever way its page came. */
export const endingCookie = (kind: CookieKind): string[] =>
  [true, false].map((secure) => settingCookie({ ...kind, maxAge: 0 }, '', secure));

/** The value of a cookie that came along; undefined for none. */
export function cookieOf(context: Context, { name }: CookieKind): string | undefined {
  const secure = getCookie(context, name, 'host');
  return secure ?? (cameSecurely(context) ? undefined : getCookie(context, name));
}

/**
 * Whether the browser has the page by https: it says where a request comes from to such hosts alone, and to those of its
 * own machine. A cookie without the prefix may then be of another host of the same domain.
 */
function cameSecurely({ req }: Context): boolean {
  const { hostname } = new URL(req.url);
  return req.header('sec-fetch-site') !== undefined && !/^(.+\.)?localhost$|^127\.|^\[::1\]$/.test(hostname);
}
