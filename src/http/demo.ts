import { optional, picklist } from 'valibot';
import type { ArticleId } from '../domain/comment.ts';
import { DEMO_ARTICLES, DEMO_SITE } from '../domain/demo.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { demoPage, demoPolicy } from '../pages/demo/demo-page.ts';
import { commentsFragment } from '../pages/fragment.ts';
import { closesAt } from '../pipeline/admission.ts';
import { dateTextFor } from '../read/date-text.ts';
import {
  articleHead,
  EMPTY_HEAD,
  publicPage,
  rfc3339OrNull,
  toPublicComment,
} from '../read/public-comments.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { problem } from './problem.ts';
import { type Route, route, type Service } from './route.ts';
import { members } from './schemas.ts';

/** A news page to try the service on; it is there exactly where the example site is. */
export const demoRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/demo',
    id: 'getDemo',
    tag: 'service',
    summary: 'A news page with comments to try the service on, where the example site is served',
    access: 'public',
    query: members({ lang: optional(picklist(LANGUAGES, 'ar or en.'), 'ar') }),
    answers: {
      status: 200,
      description: 'The page.',
      media: ['text/html'],
      problems: ['not-found', 'unavailable'],
    },
    async handle({ service, context, query: { lang } }) {
      const site = service.ruleSets.of(DEMO_SITE);
      if (!site) return problem('not-found', 'The demo is there where the example site is.');
      const text = await demoPage(lang, await fragment(service, site, lang));
      return context.html(text, 200, { 'content-security-policy': demoPolicy() });
    },
  }),
];

/** So many comments are shown without JavaScript. */
const SHOWN = 200;

async function fragment({ database, now }: Service, site: RuleSet, language: Language): Promise<string> {
  const article = DEMO_ARTICLES[language] as ArticleId;
  const key = { site: site.site, article };
  const { timezone, links } = site.settings;
  const [[head = EMPTY_HEAD], rows] = await database.read([
    articleHead(key),
    publicPage(key, 'oldest', undefined, SHOWN),
  ]);
  const closing = closesAt(head, site.settings);
  const dateText = dateTextFor(language, timezone);
  const comments = rows.map((row) => toPublicComment(row, dateText));
  const { count, version } = head;
  return commentsFragment(
    { article, count, version, closesAt: rfc3339OrNull(closing), links, comments, next: null },
    { language, closed: closing !== null && closing <= now(), next: null },
  );
}
