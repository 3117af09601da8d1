import { type GenericSchema, nullable, picklist, string } from 'valibot';
import type { ArticleMetadata, DefaultEffect } from '../domain/article.ts';
import { rfc3339OrNull } from '../domain/rfc3339.ts';
import { articleMetadata } from '../read/articles.ts';
import { describeArticle } from '../store/articles.ts';
import { answer, Instant } from './answers.ts';
import { problem } from './problem.ts';
import { type Route, route } from './route.ts';
import { Line, maybe, members } from './schemas.ts';
import { Time, WebAddress } from './value-schemas.ts';

const PATH = '/v1/sites/:site/articles/:article';

/** What a site said of an article. */
interface ArticleView {
  readonly article: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly section: string | null;
  readonly publishedAt: string | null;
  readonly closesAt: string | null;
  readonly default: DefaultEffect | null;
}

const DEFAULT_EFFECTS = ['hold', 'approve'] as const;

const ArticleAnswer: GenericSchema<ArticleView> = answer<ArticleView>({
  article: string(),
  title: nullable(string()),
  url: nullable(string()),
  section: nullable(string()),
  publishedAt: nullable(Instant),
  closesAt: nullable(Instant),
  default: nullable(picklist(DEFAULT_EFFECTS)),
});

/** What a site says of its articles. */
export const articleRoutes: readonly Route[] = [
  route({
    method: 'PUT',
    path: PATH,
    id: 'putArticle',
    tag: 'articles',
    summary: 'Say what an article is; replaces all that was said of it before',
    access: ['site'],
    body: members({
      title: maybe(Line),
      url: maybe(WebAddress),
      section: maybe(Line),
      publishedAt: maybe(Time),
      closesAt: maybe(Time),
      default: maybe(picklist(DEFAULT_EFFECTS, 'hold or approve.')),
    }),
    examples: {
      article: {
        title: 'افتتاح الخط الجديد للقطار',
        url: 'https://news.example/2026/train',
        section: 'local',
        publishedAt: '2026-01-31T09:00:00+03:00',
        closesAt: '2036-01-31T09:00:00+03:00',
      },
    },
    answers: { status: 200, description: 'The article as it is now.', schema: ArticleAnswer },
    async handle({ service, context, site, article, body }) {
      const key = { site: site.site, id: article };
      const { default: defaultEffect, ...said } = body;
      await service.database.atomically([
        describeArticle({ ...key, ...said, defaultEffect, closeAfter: site.settings.closeAfter }),
      ]);
      return context.json(view(article, body));
    },
  }),
  route({
    method: 'GET',
    path: PATH,
    id: 'getArticle',
    tag: 'articles',
    summary: 'What the site said of an article',
    access: ['site'],
    answers: {
      status: 200,
      description: 'The article.',
      schema: ArticleAnswer,
      problems: ['unknown-article'],
    },
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
): ArticleView => ({
  article,
  title,
  url,
  section,
  publishedAt: rfc3339OrNull(publishedAt),
  closesAt: rfc3339OrNull(closing),
  default: effect,
});
