import type { Context } from 'hono';
import { optional, picklist } from 'valibot';
import { closesAt } from '../pipeline/admission.ts';
import type { CommentPage } from '../read/comment-page.ts';
import type { Position } from '../read/cursor.ts';
import { dateTextFor } from '../read/date-text.ts';
import type { Page } from '../read/page-cache.ts';
import {
  type ArticleHead,
  articleHead,
  countsOf,
  EMPTY_HEAD,
  type Order,
  type PublicRow,
  publicPage,
  rfc3339OrNull,
  toPublicComment,
} from '../read/public-comments.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { cacheable, matches, notModified, SHARED } from './caching.ts';
import { CommentPageAnswer, CountsAnswer } from './comment-answers.ts';
import { cursorsOf, cutPage } from './cursors.ts';
import { Cursor, oneOrMore, wholeNumber } from './query-schemas.ts';
import { type Route, type RouteRequest, route, type Service } from './route.ts';
import { ArticleIdSchema, members } from './schemas.ts';

const LIST = '/v1/sites/:site/articles/:article/comments';

/** What readers get: an article's public comments, and how many there are. */
export const commentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: LIST,
    id: 'listComments',
    tag: 'comments',
    summary: "A page of an article's public comments",
    access: 'public',
    crossOrigin: 'anyone',
    query: members({
      limit: wholeNumber(1, 200, 50),
      cursor: Cursor,
      order: optional(picklist(['oldest', 'newest'], 'oldest or newest.'), 'oldest'),
    }),
    answers: {
      status: 200,
      description: 'The comments; nothing where there is nothing.',
      schema: CommentPageAnswer,
      headers: ['ETag', 'Cache-Control'],
      takes: ['If-None-Match'],
    },
    handle: list,
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
    async handle({ service, context, site, query }) {
      const [known] = await service.database.read([countsOf(site.site, query.article)]);
      const counts = new Map(known.map(({ id, count }) => [id, count]));
      const all = query.article.map((article) => [article, counts.get(article) ?? 0]);
      return context.json({ counts: Object.fromEntries(all) }, 200, SHARED);
    },
  }),
];

type ListQuery = { limit: number; cursor?: string | undefined; order: Order };
type ListRequest = RouteRequest<typeof LIST, ListQuery, unknown>;

async function list(request: ListRequest): Promise<Response> {
  const { service, context, site, article, query } = request;
  const cursors = cursorsOf(service, ['comments', site.site, article, query.order]);
  const after = cursors.read(query.cursor);
  if (after instanceof Response) return after;

  const key = { site: site.site, article };
  const kept = service.pages.get(pageId(request));
  const had = context.req.header('if-none-match');
  // Where there is nothing that the version could save, the page is read at once.
  if (kept !== undefined || had !== undefined) {
    const [[head = EMPTY_HEAD]] = await service.database.read([articleHead(key)]);
    const known = etagOf(service, site, head);
    if (matches(had, known)) return notModified(known);
    if (kept?.etag === known) return answered(context, kept);
  }

  const [[now = EMPTY_HEAD], rows] = await service.database.read([
    articleHead(key),
    publicPage(key, query.order, after?.[1] as string | undefined, query.limit + 1),
  ]);
  const { page: shown, last } = cutPage(rows, query.limit);
  const next = last ? cursors.write([now.version, last.id]) : null;
  const bytes = utf8.encode(JSON.stringify(pageView(request, now, shown, after, next)));
  const page = { etag: etagOf(service, site, now), bytes };
  service.pages.put(pageId(request), page);
  return answered(context, page);
}

const utf8 = new TextEncoder();

/** As long as the ETag stands, the same request gets the same bytes. */
const pageId = ({ site, article, query }: ListRequest): string => JSON.stringify([site.site, article, query]);

const answered = (context: Context, { etag, bytes }: Page): Response =>
  context.body(bytes, 200, { 'content-type': 'application/json', ...cacheable(etag) });

/** Of the version, of what of the site's file shows, and of the build: of nothing that isn't public. */
const etagOf = ({ settings }: Service, site: RuleSet, { version }: ArticleHead): string =>
  `"${settings.build}-${site.base}-${version}"`;

function pageView(
  { site, article }: ListRequest,
  head: ArticleHead,
  rows: readonly PublicRow[],
  after: Position | undefined,
  next: string | null,
): CommentPage {
  const dateText = dateTextFor(site.settings.locale, site.settings.timezone);
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
