import type { Reply } from './reply.ts';

/** Whether `If-None-Match` names one of these ETags (RFC 9110, 13.1.2: weak comparison). */
export const matches = (ifNoneMatch: string, ...etags: readonly string[]): boolean =>
  ifNoneMatch
    .split(',')
    .map((given) => given.trim().replace(/^W\//, ''))
    .some((given) => given === '*' || etags.includes(given));

/**
 * A browser asks again each time. A shared cache may keep a public answer for 10 s, and give it for 10 s more while it
 * asks for a new one (RFC 5861): so long, at most, is seen what a decision took away.
 */
export const SHARED = {
  'cache-control': 'public, max-age=0, s-maxage=10, stale-while-revalidate=10',
} as const;

/** Whether a client takes gzip (RFC 9110, 12.5.3); `*` is not taken for a wish. */
export const takesGzip = (acceptEncoding: string | undefined): boolean =>
  acceptEncoding !== undefined && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(acceptEncoding);

export const notModified = (headers: Readonly<Record<string, string>>): Reply => ({
  status: 304,
  headers,
  body: null,
});
