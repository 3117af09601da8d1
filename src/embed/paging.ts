import type { PublicComment } from '../read/public-comments.ts';
import type { Shared } from './shared.ts';
import { merged } from './shown.ts';

const MOST_A_PAGE = '200';

/** Gets the first page; rejects where it can't be had. */
export async function loadFirst(shared: Shared): Promise<void> {
  const { service, settings } = shared;
  const { limit, order } = settings;
  shared.known = await service.page({ order, ...(limit === null ? {} : { limit }) });
}

/**
 * Gets the page that follows; returns the first comment of it that wasn't there before. Where the article has changed
 * meanwhile, comments may have come and gone on the pages before, so that all are read anew as far as they go.
 */
export async function loadMore(shared: Shared): Promise<string | undefined> {
  const { service, settings, known } = shared;
  const { limit, order } = settings;
  const query = { order, cursor: known.next ?? '', ...(limit === null ? {} : { limit }) };
  const page = await service.page(query);
  const comments = merged(known.comments, page.comments, order);
  shared.known = page.changed ? await readAnew(shared, comments.length) : { ...page, comments };
  const before = new Set(known.comments.map(({ id }) => id));
  return page.comments.find(({ id }) => !before.has(id))?.id;
}

async function readAnew({ service, settings }: Shared, least: number): Promise<Shared['known']> {
  const { order } = settings;
  const comments: PublicComment[] = [];
  let cursor: string | null = '';
  for (;;) {
    const page = await service.page({ order, limit: MOST_A_PAGE, ...(cursor ? { cursor } : {}) });
    comments.push(...page.comments);
    cursor = page.next;
    if (cursor === null || comments.length >= least)
      return { ...page, comments: merged(comments, [], order) };
  }
}
