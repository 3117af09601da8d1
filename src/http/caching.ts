/** Whether `If-None-Match` names this ETag (RFC 9110, 13.1.2: weak comparison). */
export const matches = (ifNoneMatch: string | undefined, etag: string): boolean =>
  (ifNoneMatch ?? '')
    .split(',')
    .some((given) => given.trim() === '*' || given.trim().replace(/^W\//, '') === etag);

/** A shared cache may keep a public answer for 10 s; a browser asks again each time. */
export const SHARED = { 'cache-control': 'public, max-age=0, s-maxage=10' } as const;

/** The same for an answer with an ETag: who asks again mostly hears that nothing changed. */
export const cacheable = (etag: string): Record<string, string> => ({ etag, ...SHARED });

export const notModified = (etag: string): Response =>
  new Response(null, { status: 304, headers: cacheable(etag) });
