/** What was answered, and the version of the article it is of. */
export interface Page {
  readonly etag: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Public pages as the bytes that were answered, the latest of each, so that a busy article is written out once a change. */
export interface PageCache {
  get(id: string): Page | undefined;
  put(id: string, page: Page): void;
}

/** About what the runtime takes for an entry, in bytes: more than a page without comments itself. */
const ENTRY = 512;

const weightOf = (id: string, { bytes }: Page): number => ENTRY + 2 * id.length + bytes.length;

/** Takes `room` bytes at most, names and all; the page that was put first goes first. */
export function pageCache(room: number): PageCache {
  const pages = new Map<string, Page>();
  let used = 0;
  const forget = (id: string): void => {
    const page = pages.get(id);
    if (page) used -= weightOf(id, page);
    pages.delete(id);
  };
  return {
    get: (id) => pages.get(id),
    put: (id, page) => {
      forget(id);
      pages.set(id, page);
      used += weightOf(id, page);
      for (const oldest of pages.keys()) {
        if (used <= room) break;
        forget(oldest);
      }
    },
  };
}
