import type { SharedPages } from '../deps.ts';
import type { Page } from '../read/page-cache.ts';

/** What is used of a data centre's cache: https://developers.cloudflare.com/workers/runtime-apis/cache/ */
export interface EdgeCache {
  match(address: string): Promise<Response | undefined>;
  put(address: string, response: Response): Promise<void>;
}

/** A page without its bytes. */
type About = Omit<Page, 'plain'> & Pick<Page['plain'], 'headers'>;

const ABOUT = 'x-hakam-page';
/** Whether a page still holds is seen by the article's version; but a database that was restored gives its versions again. */
const KEPT = 'max-age=600';

/**
 * Pages that any isolate of a data centre has made, in the cache of that data centre. `family` keeps those apart that are
 * signed by another secret, or made by another build.
 */
export const cachedPages = (cache: EdgeCache, family: string): SharedPages => {
  // Nobody is at this address: it only names what is kept (RFC 2606, 2).
  const addressOf = (id: string): string => `https://pages.hakam.invalid/${family}/${encodeURIComponent(id)}`;
  return {
    async get(id) {
      try {
        const kept = await cache.match(addressOf(id));
        const about = kept?.headers.get(ABOUT);
        if (!kept || !about) return undefined;
        const { headers, ...page } = JSON.parse(decodeURIComponent(about)) as About;
        return { ...page, plain: { headers, bytes: new Uint8Array(await kept.arrayBuffer()) } };
      } catch {
        return undefined;
      }
    },
    async put(id, { plain: { headers: own, bytes }, ...page }) {
      const about: About = { ...page, headers: own };
      try {
        const headers = { 'cache-control': KEPT, [ABOUT]: encodeURIComponent(JSON.stringify(about)) };
        await cache.put(addressOf(id), new Response(bytes, { headers }));
      } catch {
        // it is made again by who asks for it
      }
    },
  };
};
