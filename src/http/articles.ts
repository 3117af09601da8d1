import { picklist } from 'valibot';
import type { ArticleMetadata } from '../domain/article.ts';
import { closesAt } from '../pipeline/admission.ts';
import { articleMetadata } from '../read/articles.ts';
import { rfc3339 } from '../read/public-comments.ts';
import { describeArticle } from '../store/articles.ts';
import { problem } from './problem.ts';
import { type Route, route } from './route.ts';
import { Line, maybe, members, Time, WebAddress } from './schemas.ts';

const PATH = '/v1/sites/:site/articles/:article';

/** What a site says of its articles. */
export const articleRoutes: readonly Route[] = [
  route({
    method: 'PUT',
    path: PATH,
    summary: 'Say what an article is; replaces all that was said of it before',
    access: ['site'],
    body: members({
      title: maybe(Line),
      url: maybe(WebAddress),
      section: maybe(Line),
      publishedAt: maybe(Time),
      closesAt: maybe(Time),
      default: maybe(picklist(['hold', 'approve'], 'hold or approve.')),
    }),
    answers: { status: 200, description: 'The article as it is now.' },
    async handle({ service, context, site, article, body }) {
      const key = { site: site.site, id: article };
      const [[before]] = await service.database.read([articleMetadata(key)]);
      const moves = closesAt(before, site.settings) !== closesAt(body, site.settings);
      const { default: defaultEffect, ...said } = body;
      await service.database.atomically([
        describeArticle({ ...key, ...said, defaultEffect, step: moves ? 1 : 0 }),
      ]);
      return context.json(view(article, body));
    },
  }),
  route({
    method: 'GET',
    path: PATH,
    summary: 'What the site said of an article',
    access: ['site'],
    answers: { status: 200, description: 'The article.' },
    async handle({ service, context, site, article }) {
      const [[known]] = await service.database.read([articleMetadata({ site: site.site, id: article })]);
      if (!known) return problem('unknown-article', 'The site has named no article with this id.');
      return context.json(view(article, known));
    },
  }),
];

const view = (
  article: string,
  { title, url, section, publishedAt, closesAt: closing, default: effect }: ArticleMetadata,
): object => ({
  article,
  title,
  url,
  section,
  publishedAt: publishedAt === null ? null : rfc3339(publishedAt),
  closesAt: closing === null ? null : rfc3339(closing),
  default: effect,
});
