import type { Hono } from 'hono';
import type { Page } from '../read/page-cache.ts';
import { articleVersion } from '../read/public-comments.ts';
import type { Database } from '../store/database.ts';
import { logRequest, requestIdOf } from './envelope.ts';
import { pageAddressOf } from './page-address.ts';
import { type Header, pageReply } from './page-reply.ts';
import type { Service } from './route.ts';

/**
 * Has an app answer pages that are kept in memory before anything else of a request is looked at: all of the way through
 * the routes costs as much again as answering such a page. It was checked when it was made, and what it was checked by is
 * its address alone; that it still holds costs one look-up of the article's version.
 */
export function keptFirst(service: Service, app: Hono): Hono {
  const ordinary = app.fetch;
  app.fetch = (request, ...rest) => {
    const header: Header = (name) => request.headers.get(name) ?? undefined;
    const { id } = pageAddressOf(request.url, header('accept'));
    const page = request.method === 'GET' ? service.pages.get(id) : undefined;
    if (page === undefined || !isOfNow(service, page)) return ordinary(request, ...rest);
    return answered(service, header, id, page, () => ordinary(request, ...rest));
  };
  return app;
}

async function answered(
  service: Service,
  header: Header,
  id: string,
  page: Page,
  otherwise: () => Response | Promise<Response>,
): Promise<Response> {
  const began = performance.now();
  // Where the database does not answer, the ordinary way says so.
  if (!(await holds(service.database, page).catch(() => false))) return otherwise();
  const { status, headers, body } = await pageReply(service, header, id, page);
  const requestId = requestIdOf(header('x-request-id'));
  logRequest(service, { requestId, method: 'GET', route: page.route, status, began });
  return new Response(body, { status, headers: { ...headers, 'x-request-id': requestId } });
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
