import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Encoded } from '../read/page-cache.ts';
import { notModified, takesGzip } from './caching.ts';
import { compressed, matchesEncoded } from './encodings.ts';
import type { Reply } from './reply.ts';
import { type Route, route, type Service } from './route.ts';

/** The readers' side of a page: the script that `<hakam-comments>` and `<hakam-count>` come with. */
export const embedRoutes: readonly Route[] = [
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
    async handle({ service, context }): Promise<Reply> {
      const { plain, gzip } = await scriptOf(service);
      const compresses = gzip !== null && takesGzip(context.req.header('accept-encoding'));
      const { headers, bytes } = compresses ? gzip : plain;
      return matchesEncoded(context.req.header('if-none-match'), plain.headers.etag)
        ? notModified(headers)
        : { status: 200, headers, body: bytes };
    },
  }),
];

interface Script {
  readonly text: string;
  readonly plain: Encoded;
  readonly gzip: Encoded | null;
}

let known: Script | undefined;

/** Hashed and compressed once: a build has one script. */
async function scriptOf({ embedScript, gzip }: Service): Promise<Script> {
  const text = await embedScript();
  if (text === known?.text) return known;
  const bytes = new TextEncoder().encode(text);
  const etag = `"${bytesToHex(sha256(bytes)).slice(0, 32)}"`;
  const plain = { headers: { ...HEADERS, etag }, bytes };
  known = { text, plain, gzip: gzip && (await compressed(gzip, plain)) };
  return known;
}

const HEADERS = {
  'content-type': 'text/javascript; charset=utf-8',
  'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
  vary: 'Accept-Encoding',
};
