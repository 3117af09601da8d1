// The provider leads back to the console's first page, whatever somebody had come for. It is kept meanwhile, for this tab;
// where a browser keeps nothing, they begin at the first page.

const KEPT = 'hakam-way-back';

/** Keeps where this page is, before it is left for the provider's. */
export function keepWayBack(): void {
  const search = new URLSearchParams(location.search);
  search.delete('failed');
  try {
    sessionStorage.setItem(KEPT, `${location.pathname}${search.size > 0 ? `?${search}` : ''}`);
  } catch {
    // not kept
  }
}

/** Where they were, once; undefined where that is not known, or no page of the console. */
export function wayBack(): string | undefined {
  try {
    const kept = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    return kept?.startsWith('/console/') ? kept : undefined;
  } catch {
    return undefined;
  }
}
