import { optional, picklist } from 'valibot';
import { LANGUAGES } from '../domain/language.ts';
import { countsOf, type Order } from '../read/public-comments.ts';
import { SHARED } from './caching.ts';
import { CommentPageAnswer, CountsAnswer } from './comment-answers.ts';
import { LIST, list } from './comment-pages.ts';
import { Cursor, oneOrMore, wholeNumber } from './query-schemas.ts';
import { jsonReply } from './reply.ts';
import { type Route, route } from './route.ts';
import { ArticleIdSchema, members } from './schemas.ts';

/** What may be asked for of a page; `first` comes first where nothing is said. */
const listQuery = (first: Order) =>
  members({
    limit: wholeNumber(1, 200, 50),
    cursor: Cursor,
    order: optional(picklist(['oldest', 'newest'], 'oldest or newest.'), first),
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
    summary: 'The same as an Atom feed (RFC 4287), the newest first',
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
    query: listQuery(path.endsWith('.atom') ? 'newest' : 'oldest'),
    answers: {
      status: 200,
      description: 'The comments; nothing where there is nothing.',
      headers: ['ETag', 'Cache-Control'],
      takes: ['If-None-Match'],
      ...content,
    },
    handle: (request) => list(request as never),
  });
}
