import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Context } from 'hono';
import { type Language, languageOfLocale } from '../domain/language.ts';
import { rfc3339OrNull } from '../domain/rfc3339.ts';
import { closesAt } from '../pipeline/admission.ts';
import type { CommentPage } from '../read/comment-page.ts';
import type { Position } from '../read/cursor.ts';
import { dateTextFor } from '../read/date-text.ts';
import type { Page } from '../read/page-cache.ts';
import {
  type ArticleHead,
  articleHead,
  EMPTY_HEAD,
  type Order,
  type PublicRow,
  publicPage,
  toPublicComment,
} from '../read/public-comments.ts';
import { notModified } from './caching.ts';
import { FORMATS, type Format } from './comment-formats.ts';
import { type Cursors, cursorsOf, cutPage } from './cursors.ts';
import { matchesEncoded } from './encodings.ts';
import { isOfNow } from './kept-pages.ts';
import { isKept, type PageAddress, pageAddressOf } from './page-address.ts';
import { type Header, pageHeaders, pageReply } from './page-reply.ts';
import type { Reply } from './reply.ts';
import type { RouteRequest } from './route.ts';

/** What may be asked for of an article's public comments. */
type ListQuery = {
  limit: number;
  cursor?: string | undefined;
  order: Order;
  lang?: Language | undefined;
};
/** Where an article's comments are. */
export const LIST = '/v1/sites/:site/articles/:article/comments';
export type ListRequest = RouteRequest<typeof LIST, ListQuery, unknown>;

/** A page of an article's public comments, in the format that was asked for. */
export async function list(request: ListRequest): Promise<Reply | Response> {
  const { service, context, query } = request;
  const after = cursorsFor(request).read(query.cursor);
  if (after instanceof Response) return after;
  const asked = pageAddressOf(context.req.url, context.req.header('accept'));
  if (isKept(asked)) service.metrics.page(false); // else it would have been answered before it came here
  const elsewhere = await keptElsewhere(request, asked);
  if (elsewhere !== undefined) return elsewhere;
  const { about, view } = await readPage(request, after, asked.format);
  const page = written(request, asked, about, view);
  if (isKept(asked)) {
    service.pages.put(asked.id, page);
    await service.sharedPages?.put(asked.id, page);
  }
  return pageReply(service, headerOf(context), asked.id, page);
}

/** Which comments of which article. */
type Wanted = Pick<ListRequest, 'service' | 'site' | 'article' | 'query'>;

const cursorsFor = ({ service, site, article, query }: Wanted): Cursors =>
  cursorsOf(service, ['comments', site.site, article, query.order]);

/** Reads a page of an article's public comments, and what it shows of the article beside them. */
export async function readPage(
  wanted: Wanted,
  after?: Position,
  format: Format = 'html',
): Promise<{ readonly about: About; readonly view: CommentPage }> {
  const { service, site, article, query } = wanted;
  const [[head = EMPTY_HEAD], rows] = await service.database.read([
    articleHead({ site: site.site, article }),
    publicPage({ site: site.site, article }, query.order, after?.[1] as string | undefined, query.limit + 1),
  ]);
  const { page: shown, last } = cutPage(rows, query.limit);
  const next = last ? cursorsFor(wanted).write([head.version, last.id]) : null;
  const about = aboutOf(wanted, head);
  return { about, view: viewOf(wanted, about, shown, after, next, localeOf(wanted, format)) };
}

/**
 * Where this process keeps no page of the address: one that others have made, if it still holds, or 304 for who has it.
 * Where neither can be, nothing is looked up, as the page has to be read anyway.
 */
async function keptElsewhere(request: ListRequest, asked: PageAddress): Promise<Reply | undefined> {
  const { service, context, site, article } = request;
  const { id } = asked;
  // A page of this process that holds would have been answered already.
  if (!isKept(asked) || service.pages.get(id) !== undefined) return undefined;
  const shared = await service.sharedPages?.get(id);
  const had = context.req.header('if-none-match');
  if (shared === undefined && had === undefined) return undefined;
  const [[head = EMPTY_HEAD]] = await service.database.read([articleHead({ site: site.site, article })]);
  if (shared !== undefined && head.version === shared.version && isOfNow(service, shared)) {
    service.pages.put(id, shared);
    return pageReply(service, headerOf(context), id, shared);
  }
  const headers = pageHeaders(site, article, asked, etagOf(request, asked, aboutOf(request, head)));
  return matchesEncoded(had, headers.etag) ? notModified(headers) : undefined;
}

const headerOf =
  ({ req }: Context): Header =>
  (name) =>
    req.header(name);

/** What a page shows of its article beside the comments. */
interface About {
  readonly head: ArticleHead;
  /** When the article stops taking comments (ms); null: never. */
  readonly closing: number | null;
  readonly closed: boolean;
}

function aboutOf({ service, site }: Wanted, head: ArticleHead): About {
  const closing = closesAt(head, site.settings);
  return { head, closing, closed: closing !== null && closing <= service.now() };
}

/** Of all that the bytes are made of, and of nothing that isn't public. */
function etagOf({ service, site }: ListRequest, { format }: PageAddress, { head, closed }: About): string {
  const shown = [service.settings.build, site.base, head.version, format];
  if (format === 'html' && closed) shown.push('closed');
  if (format === 'atom')
    shown.push(bytesToHex(sha256(utf8.encode(JSON.stringify(shownTitle(head))))).slice(0, 8));
  return `"${shown.join('-')}"`;
}

const utf8 = new TextEncoder();

function written(request: ListRequest, asked: PageAddress, about: About, view: CommentPage): Page {
  const { site, article } = request;
  const { head, closing, closed } = about;
  const text = FORMATS[asked.format].write(view, {
    site,
    ...shownTitle(head),
    language: languageOfLocale(localeOf(request, asked.format)),
    closed,
    address: asked.address,
    next: view.next === null ? null : addressAfter(asked.address, view.next),
  });
  return {
    site: site.site,
    article,
    base: site.base,
    version: head.version,
    stamp: null,
    until: closed ? null : closing,
    route: routeOf(asked),
    plain: {
      headers: pageHeaders(site, article, asked, etagOf(request, asked, about)),
      bytes: utf8.encode(text),
    },
    gzip: null,
  };
}

/** As the log has it. */
const routeOf = ({ name }: PageAddress): string => `${LIST}${/\.(html|atom)$/.exec(name)?.[0] ?? ''}`;

/** Beside public comments alone: what came with a comment that is held would show that there is one. */
const shownTitle = ({ count, title, url }: ArticleHead): Pick<ArticleHead, 'title' | 'url'> =>
  count > 0 ? { title, url } : { title: null, url: null };

/** The address of the page that follows, without a host: a proxy may have another one. */
function addressAfter(address: string, cursor: string): string {
  const [path, query] = address.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('cursor', cursor);
  return `${path}?${parameters}`;
}

/** The locale whose dates a page shows: the site's own, or the plain language that was asked for; in HTML one that is spoken. */
function localeOf({ site: { settings }, query: { lang } }: Wanted, format: Format): string {
  const { locale } = settings;
  const own = languageOfLocale(locale);
  const isSpoken = locale === own || locale.startsWith(`${own}-`);
  if (lang !== undefined && lang !== own) return lang;
  return isSpoken || (format === 'json' && lang === undefined) ? locale : own;
}

function viewOf(
  wanted: Wanted,
  { head, closing }: About,
  rows: readonly PublicRow[],
  after: Position | undefined,
  next: string | null,
  locale: string,
): CommentPage {
  const { site, article } = wanted;
  const dateText = dateTextFor(locale, site.settings.timezone);
  return {
    article,
    count: head.count,
    version: head.version,
    closesAt: rfc3339OrNull(closing),
    links: site.settings.links,
    comments: rows.map((row) => toPublicComment(row, dateText)),
    next,
    ...(after !== undefined && after[0] !== head.version ? { changed: true } : {}),
  };
}
