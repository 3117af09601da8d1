import type { Context } from 'hono';
import { isOfHost, READING } from './own-page.ts';
import { problem } from './problem.ts';

/**
 * The token that Cloudflare Access puts into a request; undefined where it put none, or an `Authorization` counts. Access
 * adds it to whatever comes with its cookie, so that a page elsewhere could have a moderator's browser do something: what
 * changes anything is refused where the browser says that it comes from elsewhere.
 * https://developers.cloudflare.com/cloudflare-one/access-controls/applications/http-apps/authorization-cookie/validating-json/
 */
export function accessTokenOf({ req }: Context): string | Response | undefined {
  const token = req.header('cf-access-jwt-assertion');
  if (token === undefined || req.header('authorization') !== undefined) return undefined;
  const from = req.header('sec-fetch-site') ?? siteOf(req.header('origin'), req.url);
  if (READING.has(req.method) || from === 'same-origin' || from === 'none') return token;
  return problem('forbidden', 'A page elsewhere may change nothing by the sign-in of Cloudflare Access.');
}

/** Browsers of before 2023 say no more than `Origin`, and other clients not even that. */
const siteOf = (origin: string | undefined, address: string): string =>
  origin === undefined || isOfHost(origin, address) ? 'none' : 'cross-site';
