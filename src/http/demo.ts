import { optional, picklist } from 'valibot';
import type { ArticleId } from '../domain/comment.ts';
import { DEMO_ARTICLES, DEMO_SITE } from '../domain/demo.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { demoPage, demoPolicy } from '../pages/demo/demo-page.ts';
import { commentsFragment } from '../pages/fragment.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { readPage } from './comment-pages.ts';
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

async function fragment(service: Service, site: RuleSet, language: Language): Promise<string> {
  const article = DEMO_ARTICLES[language] as ArticleId;
  const query = { limit: SHOWN, order: 'oldest', lang: language } as const;
  const { about, view } = await readPage({ service, site, article, query });
  return commentsFragment(view, { language, closed: about.closed, next: null });
}
