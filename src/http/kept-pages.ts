import type { Context } from 'hono';
import type { Page } from '../read/page-cache.ts';
import { articleVersion } from '../read/public-comments.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Database } from '../store/database.ts';
import { matches, notModified, SHARED, takesGzip } from './caching.ts';
import { FORMATS, type Format, formatOf, varyOf } from './comment-formats.ts';
import type { Reply } from './reply.ts';
import type { Service } from './route.ts';

/** The address of a page of comments, as it was asked for. */
export interface PageAddress {
  /** Path and query as they came: as long as nothing changed, the same ones get the same page. */
  readonly address: string;
  readonly path: string;
  readonly format: Format;
  /** Which page it is: an address may give several formats. */
  readonly id: string;
}

const SCHEME = 'https://'.length;

export function pageAddressOf(context: Context): PageAddress {
  const { url } = context.req;
  const address = url.slice(url.indexOf('/', SCHEME));
  const end = address.indexOf('?');
  const path = end < 0 ? address : address.slice(0, end);
  const format = formatOf(context, path);
  return { address, path, format, id: `${format} ${address}` };
}

/** A feed is read anew each time: it shows what no version moves with. */
export const isKept = ({ format }: PageAddress): boolean => format !== 'atom';

/** The same bytes compressed are another representation, which needs an ETag of its own (RFC 9110, 8.8.3.3). */
const gzipTagOf = (etag: string): string => `${etag.slice(0, -1)}-gzip"`;

/** Whether `If-None-Match` names the page, compressed or not. */
export const matchesPage = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch !== undefined && matches(ifNoneMatch, etag, gzipTagOf(etag));

/** What the answer says of a page, a 304 like a 200. A CDN finds by the tags what it is to purge. */
export const pageHeaders = (
  { site }: RuleSet,
  article: string,
  { path, format }: PageAddress,
  etag: string,
): Page['headers'] => ({
  'content-type': FORMATS[format].contentType,
  etag,
  ...SHARED,
  vary: varyOf(path),
  'cache-tag': `hakam:${site},hakam:${site}:${encodeURIComponent(article)}`,
});

/**
 * The page of this address if it is kept in memory and still holds: that costs one look-up of the article's version, and
 * nothing else. It was checked when it was made, and what it was checked by is the address alone.
 */
export async function keptPage(service: Service, context: Context): Promise<Reply | undefined> {
  const { id } = pageAddressOf(context);
  const page = service.pages.get(id);
  if (page === undefined || !isOfNow(service, page)) return undefined;
  return (await holds(service.database, page)) ? pageReply(service, context, id, page) : undefined;
}

/** Whether a page is of the site's file as it is now, and its article has not closed since. */
export const isOfNow = ({ ruleSets, now }: Service, { site, base, until }: Page): boolean =>
  ruleSets.of(site)?.base === base && (until === null || now() < until);

/** Whether the article is as it was when the page was made; nothing is looked up where nothing at all was committed since. */
async function holds(database: Database, page: Page): Promise<boolean> {
  const stamp = (await database.stamp?.()) ?? null;
  if (stamp !== null && stamp === page.stamp) return true;
  const [[now]] = await database.read([articleVersion({ site: page.site, article: page.article })]);
  if ((now?.version ?? 0) !== page.version) return false;
  page.stamp = stamp;
  return true;
}

/** Shorter bodies gain nothing. */
const WORTH_COMPRESSING = 1024;

/** Answers a page that holds: by 304 to who has it, compressed to who takes that. */
export async function pageReply(
  { pages, gzip }: Service,
  { req }: Context,
  id: string,
  page: Page,
): Promise<Reply> {
  const { headers, bytes } = page;
  const { etag } = headers;
  const compresses =
    gzip !== null && bytes.length >= WORTH_COMPRESSING && takesGzip(req.header('accept-encoding'));
  const own = compresses ? { ...headers, etag: gzipTagOf(etag), 'content-encoding': 'gzip' } : headers;
  if (matchesPage(req.header('if-none-match'), etag)) return notModified(own);
  if (!compresses) return { status: 200, headers: own, body: bytes };
  const compressed = page.gzip ?? (await gzip(bytes));
  if (page.gzip === null && pages.get(id) === page) pages.put(id, { ...page, gzip: compressed });
  return { status: 200, headers: own, body: compressed };
}
