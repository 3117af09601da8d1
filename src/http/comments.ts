import { optional, picklist } from 'valibot';
import { LANGUAGES, type Language, languageOfLocale } from '../domain/language.ts';
import { closesAt } from '../pipeline/admission.ts';
import type { CommentPage } from '../read/comment-page.ts';
import type { Position } from '../read/cursor.ts';
import { dateTextFor } from '../read/date-text.ts';
import type { Page } from '../read/page-cache.ts';
import {
  type ArticleHead,
  articleHead,
  articleVersion,
  countsOf,
  EMPTY_HEAD,
  type Order,
  type PublicRow,
  publicPage,
  rfc3339OrNull,
  toPublicComment,
} from '../read/public-comments.ts';
import { notModified, SHARED } from './caching.ts';
import { CommentPageAnswer, CountsAnswer } from './comment-answers.ts';
import { FORMATS } from './comment-formats.ts';
import { cursorsOf, cutPage } from './cursors.ts';
import {
  etagOf,
  keptPage,
  matchesPage,
  type PageAddress,
  pageAddressOf,
  pageHeaders,
  pageReply,
} from './kept-pages.ts';
import { Cursor, oneOrMore, wholeNumber } from './query-schemas.ts';
import { jsonReply, type Reply } from './reply.ts';
import { type Route, type RouteRequest, route } from './route.ts';
import { ArticleIdSchema, members } from './schemas.ts';

const LIST = '/v1/sites/:site/articles/:article/comments';

const LIST_QUERY = members({
  limit: wholeNumber(1, 200, 50),
  cursor: Cursor,
  order: optional(picklist(['oldest', 'newest'], 'oldest or newest.'), 'oldest'),
  lang: optional(
    picklist(LANGUAGES, "ar or en: the language of dates, and of the HTML. The site's where left out."),
  ),
});

/** What readers get: an article's public comments, and how many there are. */
export const commentRoutes: readonly Route[] = [
  listRoute({
    path: LIST,
    id: 'listComments',
    summary: "A page of an article's public comments: JSON, or with `Accept: text/html` a fragment of HTML",
    schema: CommentPageAnswer,
    media: ['text/html'],
  }),
  listRoute({
    path: `${LIST}.html`,
    id: 'listCommentsAsHtml',
    summary: 'The same as HTML, ready to be put into a page',
    media: ['text/html'],
  }),
  listRoute({
    path: `${LIST}.atom`,
    id: 'followComments',
    summary: 'The same as an Atom feed (RFC 4287)',
    media: ['application/atom+xml'],
  }),
  route({
    method: 'GET',
    path: '/v1/sites/:site/counts',
    id: 'countComments',
    tag: 'comments',
    summary: 'How many public comments articles have',
    access: 'public',
    crossOrigin: 'anyone',
    query: members({
      article: oneOrMore(ArticleIdSchema, 100, '100 articles at most.'),
    }),
    answers: {
      status: 200,
      description: 'A count for every article that was asked for.',
      schema: CountsAnswer,
      headers: ['Cache-Control'],
    },
    async handle({ service, site, query }) {
      const [known] = await service.database.read([countsOf(site.site, query.article)]);
      const counts = new Map(known.map(({ id, count }) => [id, count]));
      const all = query.article.map((article) => [article, counts.get(article) ?? 0]);
      return jsonReply({ counts: Object.fromEntries(all) }, SHARED);
    },
  }),
];

const utf8 = new TextEncoder();

/** One of the formats in which a page of comments can be had. */
function listRoute(
  own: Pick<Route, 'path' | 'id' | 'summary'> & Pick<Route['answers'], 'schema' | 'media'>,
): Route {
  const { path, id, summary, ...content } = own;
  return route({
    method: 'GET',
    path,
    id,
    tag: 'comments',
    summary,
    access: 'public',
    crossOrigin: 'anyone',
    query: LIST_QUERY,
    answers: {
      status: 200,
      description: 'The comments; nothing where there is nothing.',
      headers: ['ETag', 'Cache-Control'],
      takes: ['If-None-Match'],
      ...content,
    },
    kept: keptPage,
    handle: (request) => list(request as never),
  });
}

type ListQuery = {
  limit: number;
  cursor?: string | undefined;
  order: Order;
  lang?: Language | undefined;
};
type ListRequest = RouteRequest<typeof LIST, ListQuery, unknown>;

async function list(request: ListRequest): Promise<Reply | Response> {
  const { service, context, site, article, query } = request;
  const cursors = cursorsOf(service, ['comments', site.site, article, query.order]);
  const after = cursors.read(query.cursor);
  if (after instanceof Response) return after;
  const asked = pageAddressOf(context);
  const elsewhere = await keptElsewhere(request, asked);
  if (elsewhere !== undefined) return elsewhere;

  const key = { site: site.site, article };
  const [[head = EMPTY_HEAD], rows] = await service.database.read([
    articleHead(key),
    publicPage(key, query.order, after?.[1] as string | undefined, query.limit + 1),
  ]);
  const { page: shown, last } = cutPage(rows, query.limit);
  const next = last ? cursors.write([head.version, last.id]) : null;
  const text = FORMATS[asked.format].write(pageView(request, head, shown, after, next), {
    site,
    head,
    language: languageOfLocale(localeOf(request)),
    address: asked.address,
  });
  const page: Page = {
    ...key,
    base: site.base,
    version: head.version,
    stamp: null,
    headers: pageHeaders(site, article, asked, etagOf(service, site.base, head.version, asked.format)),
    bytes: utf8.encode(text),
    gzip: null,
  };
  service.pages.put(asked.id, page);
  await service.sharedPages?.put(asked.id, page);
  return pageReply(service, context, asked.id, page);
}

/**
 * Where this process keeps no page of the address: one that others have made, if it still holds, or 304 for who has it.
 * Where neither can be, nothing is looked up, as the page has to be read anyway.
 */
async function keptElsewhere(
  { service, context, site, article }: ListRequest,
  asked: PageAddress,
): Promise<Reply | undefined> {
  const { id } = asked;
  if (service.pages.get(id) !== undefined) return undefined; // which does not hold: `keptPage` looked
  const shared = await service.sharedPages?.get(id);
  const had = context.req.header('if-none-match');
  if (shared === undefined && had === undefined) return undefined;
  const [[now]] = await service.database.read([articleVersion({ site: site.site, article })]);
  const version = now?.version ?? 0;
  if (shared?.base === site.base && shared.version === version) {
    service.pages.put(id, shared);
    return pageReply(service, context, id, shared);
  }
  const etag = etagOf(service, site.base, version, asked.format);
  return had !== undefined && matchesPage(had, etag)
    ? notModified(pageHeaders(site, article, asked, etag))
    : undefined;
}

/** The locale whose dates a page shows: the site's own, or the plain language that was asked for. */
const localeOf = ({ site: { settings }, query: { lang } }: ListRequest): string =>
  lang === undefined || lang === languageOfLocale(settings.locale) ? settings.locale : lang;

function pageView(
  request: ListRequest,
  head: ArticleHead,
  rows: readonly PublicRow[],
  after: Position | undefined,
  next: string | null,
): CommentPage {
  const { site, article } = request;
  const dateText = dateTextFor(localeOf(request), site.settings.timezone);
  const closing = closesAt(head, site.settings);
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
