import type { ArticleId, SiteId } from '../domain/comment.ts';

/** A page as it is answered in one encoding. */
export interface Encoded {
  /** All that its answer has, but for the request's id. */
  readonly headers: Readonly<Record<string, string>> & { readonly etag: string };
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What was answered for one address, in one format, and what it is of. */
export interface Page {
  readonly site: SiteId;
  readonly article: ArticleId;
  /** The rule set's `base`, as the site's settings show on pages. */
  readonly base: string;
  /** The article's. */
  readonly version: number;
  /** The database's when the page was last seen to hold; null where it has none. */
  stamp: number | null;
  /** When it stops to hold by itself (ms since 1970 UTC), as the article closes; null: never. */
  readonly until: number | null;
  /** As the log has it. */
  readonly route: string;
  readonly plain: Encoded;
  /** null as long as nobody asked for it. */
  readonly gzip: Encoded | null;
}

/** Public pages as the bytes that were answered, the latest of each, so that a busy article is written out once a change. */
export interface PageCache {
  get(id: string): Page | undefined;
  put(id: string, page: Page): void;
}

/** About what the runtime takes for an entry, in bytes: its headers, and more than a page without comments itself. */
const ENTRY = 2048;

const weightOf = (id: string, { plain, gzip }: Page): number =>
  ENTRY + 2 * id.length + plain.bytes.length + (gzip?.bytes.length ?? 0);

/**
 * Takes `room` bytes at most, names and all; the page that nobody asked for the longest goes first. `told` hears after each
 * page that was put how many bytes all take.
 */
export function pageCache(room: number, told: (bytes: number) => void = () => undefined): PageCache {
  const pages = new Map<string, Page>();
  let used = 0;
  const forget = (id: string): void => {
    const page = pages.get(id);
    if (page) used -= weightOf(id, page);
    pages.delete(id);
  };
  return {
    get(id) {
      const page = pages.get(id);
      if (page === undefined) return undefined;
      // A Map holds its keys in the order in which they were put.
      pages.delete(id);
      pages.set(id, page);
      return page;
    },
    put(id, page) {
      forget(id);
      if (weightOf(id, page) <= room) {
        // a larger one would only drive all others out
        pages.set(id, page);
        used += weightOf(id, page);
      }
      for (const oldest of pages.keys()) {
        if (used <= room) break;
        forget(oldest);
      }
      told(used);
    },
  };
}
