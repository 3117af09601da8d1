import type { Deps } from '../deps.ts';
import type { Encoded } from '../read/page-cache.ts';
import { matches } from './caching.ts';

type Gzip = NonNullable<Deps['gzip']>;

/** The same bytes compressed are another representation, which needs an ETag of its own (RFC 9110, 8.8.3.3). */
const gzipTagOf = (etag: string): string => `${etag.slice(0, -1)}-gzip"`;

/** Whether `If-None-Match` names what has this ETag, compressed or not. */
export const matchesEncoded = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined && matches(ifNoneMatch, etag, gzipTagOf(etag));

/** What the compressed answer says of itself, in the place of the plain one. */
export const gzipHeaders = (headers: Encoded['headers']): Encoded['headers'] => ({
  ...headers,
  'content-encoding': 'gzip',
  etag: gzipTagOf(headers.etag),
});

/** The same, compressed. */
export const compressed = async (gzip: Gzip, { headers, bytes }: Encoded): Promise<Encoded> => ({
  headers: gzipHeaders(headers),
  bytes: await gzip(bytes),
});
