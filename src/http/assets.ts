import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Context } from 'hono';
import type { Encoded } from '../read/page-cache.ts';
import { notModified, takesGzip } from './caching.ts';
import { compressed, matchesEncoded } from './encodings.ts';
import { problem } from './problem.ts';
import type { Reply } from './reply.ts';
import { type Route, route, type Service } from './route.ts';

/** What browsers load: the script of the readers' side, and what the moderators' console is made of. */
export const assetRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/embed.js',
    id: 'getEmbed',
    tag: 'service',
    summary: 'The script with <hakam-comments> and <hakam-count>, a JavaScript module',
    access: 'public',
    // Browsers ask for modules by CORS, wherever the page is.
    crossOrigin: 'anyone',
    answers: {
      status: 200,
      description: 'The script; it needs nothing from elsewhere.',
      media: ['text/javascript'],
      headers: ['ETag', 'Cache-Control'],
      takes: ['If-None-Match'],
    },
    handle: ({ service, context }) =>
      assetReply(service, context, 'embed.js', 'public, max-age=300, stale-while-revalidate=86400'),
  }),
  route({
    method: 'GET',
    path: '/assets/:name',
    id: 'getAsset',
    tag: 'service',
    summary: "A script or a style of the moderators' console; its name has its hash",
    access: 'public',
    answers: {
      status: 200,
      description: 'The script or style, which never changes under its name.',
      media: ['text/javascript', 'text/css'],
      headers: ['ETag', 'Cache-Control'],
      takes: ['If-None-Match'],
      problems: ['not-found'],
    },
    handle: ({ service, context }) => hashedReply(service, context, context.req.param('name') ?? ''),
  }),
];

/** What may be kept for ever: what has its hash in its name. Nothing that leads elsewhere is such a name. */
const HASHED = /^console-\w+\.(?:js|css)$/;

const hashedReply = (
  service: Service,
  context: Context,
  name: string,
): Promise<Reply | Response> | Response =>
  HASHED.test(name)
    ? assetReply(service, context, name, 'public, max-age=31536000, immutable')
    : problem('not-found', NOTHING);
const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
};

async function assetReply(
  service: Service,
  { req }: Context,
  name: string,
  caching: string,
): Promise<Reply | Response> {
  const asset = await encodedAsset(service, name, caching);
  if (asset === undefined) return problem('not-found', NOTHING);
  const { plain, gzip } = asset;
  const { headers, bytes } = gzip !== null && takesGzip(req.header('accept-encoding')) ? gzip : plain;
  return matchesEncoded(req.header('if-none-match'), plain.headers.etag)
    ? notModified(headers)
    : { status: 200, headers, body: bytes };
}

const NOTHING = 'There is nothing of this name.';

interface Asset {
  readonly text: string;
  readonly plain: Encoded;
  readonly gzip: Encoded | null;
}

const known = new Map<string, Asset>();

/** Hashed and compressed once: a build has one text under a name. */
async function encodedAsset(
  { asset, gzip }: Service,
  name: string,
  caching: string,
): Promise<Asset | undefined> {
  const text = await asset(name);
  if (text === undefined) return undefined;
  const found = known.get(name);
  if (found?.text === text) return found;
  const bytes = new TextEncoder().encode(text);
  const headers = {
    'content-type': TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? '',
    'cache-control': caching,
    vary: 'Accept-Encoding',
    etag: `"${bytesToHex(sha256(bytes)).slice(0, 32)}"`,
  };
  const plain = { headers, bytes };
  const made = { text, plain, gzip: gzip && (await compressed(gzip, plain)) };
  known.set(name, made);
  return made;
}
