import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { matches } from './caching.ts';
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
      script: true,
      headers: ['ETag', 'Cache-Control'],
      takes: ['If-None-Match'],
    },
    async handle({ service, context }): Promise<Reply> {
      const { etag, bytes } = await scriptOf(service);
      const headers = { etag, 'cache-control': 'public, max-age=300, stale-while-revalidate=86400' };
      if (matches(context.req.header('if-none-match'), etag)) return { status: 304, headers, body: null };
      return {
        status: 200,
        headers: { ...headers, 'content-type': 'text/javascript; charset=utf-8' },
        body: bytes,
      };
    },
  }),
];

interface Script {
  readonly text: string;
  readonly etag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

let known: Script = { text: '', etag: '""', bytes: new Uint8Array() };

/** Hashed once: a build has one script. */
async function scriptOf({ embedScript }: Service): Promise<Script> {
  const text = await embedScript();
  if (text === known.text) return known;
  const bytes = new TextEncoder().encode(text);
  known = { text, bytes, etag: `"${bytesToHex(sha256(bytes)).slice(0, 32)}"` };
  return known;
}
