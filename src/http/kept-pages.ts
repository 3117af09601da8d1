import type { Hono } from 'hono';
import type { Page } from '../read/page-cache.ts';
import { articleVersion } from '../read/public-comments.ts';
import type { Database } from '../store/database.ts';
import { recordRequest, requestIdOf } from './envelope.ts';
import { pageAddressOf } from './page-address.ts';
import { type Header, pageReply, readyReply } from './page-reply.ts';
import type { Reply } from './reply.ts';
import type { Service } from './route.ts';

/**
 * Has an app answer pages that are kept in memory before anything else of a request is looked at: all of the way through
 * the routes costs as much again as answering such a page. It was checked when it was made, and what it was checked by is
 * its address alone; that it still holds costs one look-up of the article's version.
 */
export function keptFirst(service: Service, app: Hono): Hono {
  const ordinary = app.fetch;
  app.fetch = (request, ...rest) => {
    if (!READING.has(request.method)) return ordinary(request, ...rest);
    const began = performance.now();
    const header: Header = (name) => request.headers.get(name) ?? undefined;
    const { id } = pageAddressOf(request.url, header('accept'));
    const page = service.pages.get(id);
    if (page === undefined || !isOfNow(service, page)) return ordinary(request, ...rest);
    const answer = (reply: Reply) => answered(service, request.method, header, page, reply, began);
    const ready = isUntouched(service.database, page) ? readyReply(service, header, page) : undefined;
    if (ready !== undefined) return answer(ready);
    return lookedUp(service, header, id, page)
      .catch(() => undefined) // what fails is the ordinary way's to tell of
      .then((reply) => (reply === undefined ? ordinary(request, ...rest) : answer(reply)));
  };
  return app;
}

const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

function answered(
  service: Service,
  method: string,
  header: Header,
  { route }: Page,
  reply: Reply,
  began: number,
): Response {
  const requestId = requestIdOf(header('x-request-id'));
  const { status, headers, body } = reply;
  service.metrics.page(true);
  recordRequest(service, { requestId, method, route, status, began });
  return new Response(method === 'HEAD' ? null : body, {
    status,
    headers: { ...headers, 'x-request-id': requestId },
  });
}

/** Whether nothing at all was committed since the page was last seen to hold. */
const isUntouched = (database: Database, { stamp }: Page): boolean =>
  stamp !== null && stampOf(database) === stamp;

/** Where the database can't say, it is looked at as where it never can. */
function stampOf(database: Database): number | null {
  try {
    return database.stamp?.() ?? null;
  } catch {
    return null;
  }
}

/** The reply if the article is as it was when the page was made. */
async function lookedUp(
  service: Service,
  header: Header,
  id: string,
  page: Page,
): Promise<Reply | undefined> {
  const { database } = service;
  const stamp = stampOf(database);
  const look = articleVersion({ site: page.site, article: page.article });
  const [[now]] = await database.read([look]);
  if ((now?.version ?? 0) !== page.version) return undefined;
  page.stamp = stamp;
  return pageReply(service, header, id, page);
}

/** Whether a page is of the site's file as it is now, and its article has not closed since. */
export const isOfNow = ({ ruleSets, now }: Service, { site, base, until }: Page): boolean =>
  ruleSets.of(site)?.base === base && (until === null || now() < until);
