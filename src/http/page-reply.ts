import type { Encoded, Page } from '../read/page-cache.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { notModified, SHARED, takesGzip } from './caching.ts';
import { FORMATS, varyOf } from './comment-formats.ts';
import { FOR_ANYONE } from './cross-origin.ts';
import { compressed, gzipHeaders, matchesEncoded } from './encodings.ts';
import { ALWAYS } from './envelope.ts';
import type { PageAddress } from './page-address.ts';
import type { Reply } from './reply.ts';
import type { Service } from './route.ts';

/** What the answer says of a page, a 304 like a 200. A CDN finds by the tags what it is to purge. */
export const pageHeaders = (
  { site }: RuleSet,
  article: string,
  { name, format }: PageAddress,
  etag: string,
): Encoded['headers'] => ({
  ...ALWAYS,
  ...FOR_ANYONE,
  'content-type': FORMATS[format].contentType,
  etag,
  ...SHARED,
  vary: varyOf(name),
  'cache-tag': `hakam:${site},hakam:${site}:${encodeURIComponent(article)}`,
});

/** Shorter bodies gain nothing. */
const WORTH_COMPRESSING = 1024;

/** A header of the request, by its name in small letters. */
export type Header = (name: string) => string | undefined;

/** Answers a page that holds: by 304 to who has it, compressed to who takes that. */
export async function pageReply(service: Service, header: Header, id: string, page: Page): Promise<Reply> {
  const ready = readyReply(service, header, page);
  if (ready !== undefined) return ready;
  const { headers, bytes } = await compressedOnce(service, id, page);
  return { status: 200, headers, body: bytes };
}

/** The same, where it need not be compressed first. */
export function readyReply({ gzip }: Service, header: Header, page: Page): Reply | undefined {
  const { plain } = page;
  const compresses =
    gzip !== null && plain.bytes.length >= WORTH_COMPRESSING && takesGzip(header('accept-encoding'));
  const had = header('if-none-match');
  if (matchesEncoded(had, plain.headers.etag))
    return notModified(compresses ? gzipHeaders(plain.headers) : plain.headers);
  const encoded = compresses ? page.gzip : plain;
  return encoded === null ? undefined : { status: 200, headers: encoded.headers, body: encoded.bytes };
}

/** Under way: whoever asks for the same page meanwhile waits for it too. */
const compressing = new WeakMap<Page, Promise<Encoded>>();

/** The page compressed, which is kept with it. */
function compressedOnce(service: Service, id: string, page: Page): Promise<Encoded> {
  const known = compressing.get(page) ?? compressedPage(service, id, page);
  compressing.set(page, known);
  return known;
}

async function compressedPage({ pages, gzip }: Service, id: string, page: Page): Promise<Encoded> {
  if (gzip === null) return page.plain;
  const encoded = await compressed(gzip, page.plain);
  if (pages.get(id) === page) pages.put(id, { ...page, gzip: encoded });
  return encoded;
}
