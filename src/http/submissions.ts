import type { Context } from 'hono';
import { isDemo } from '../domain/demo.ts';
import { submit } from '../pipeline/submit.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { unauthenticated } from './auth.ts';
import { ReceivedAnswer } from './comment-answers.ts';
import { intakeOf } from './intake.ts';
import { problem } from './problem.ts';
import { type Route, route } from './route.ts';
import { answerTo } from './submission-answers.ts';
import { SUBMISSION } from './submission-schemas.ts';

const EXAMPLES = {
  'by a site, in Arabic': {
    body: 'تقرير وافٍ، شكرًا للكاتب. متى يبدأ تشغيل الخط؟',
    author: { name: 'سعاد', id: 'reader-17', since: '2021-05-01T00:00:00Z' },
    client: { ip: '203.0.113.7', userAgent: 'Mozilla/5.0' },
    article: { title: 'افتتاح الخط الجديد للقطار', section: 'local' },
  },
  'by a site, in English': {
    body: 'A fair summary. When does the line open?',
    author: { name: 'Ann', id: 'reader-18' },
    client: { ip: '2001:db8::7' },
  },
  'by a browser, in Arabic': { body: 'أتفق مع ما ورد في المقال.', author: { name: 'خالد' } },
  'by a browser, in English': { body: 'I agree with the article.', author: { name: 'Sam' } },
};

/** `POST …/comments`: from a site's backend with its key, or from a reader's browser at one of its origins. */
export const submissionRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/sites/:site/articles/:article/comments',
    id: 'sendComment',
    tag: 'comments',
    summary: 'Send a comment',
    access: ['site'],
    crossOrigin: 'listed',
    withoutKey: refuseOrigin,
    checksKey: true,
    body: SUBMISSION,
    examples: EXAMPLES,
    answers: {
      status: 201,
      description: 'The comment is stored; `status` says what the rules decided.',
      schema: ReceivedAnswer,
      headers: ['Content-Language'],
      problems: [
        'origin-not-allowed',
        'comments-closed',
        'author-banned',
        'article-not-registered',
        'idempotency-key-reused',
        'limit-reached',
      ],
      takes: ['Idempotency-Key', 'Accept-Language'],
    },
    async handle(request) {
      const intake = await intakeOf(request);
      if (intake instanceof Response) return intake;
      return answerTo(request, await submit(request.service, intake));
    },
  }),
];

/**
 * The demo's page may send to its own two articles, wherever the service is: its origin is the host that was asked, as
 * the browser says both (behind a proxy that changes `Host`, list the origin). A page that has its own name point here
 * could do so too, but no cookie or key goes along: it could do no more than anyone's `curl`.
 */
const isDemosOwn = ({ req }: Context, origin: string): boolean =>
  isDemo(req.param('site') ?? '', req.param('article') ?? '') &&
  URL.canParse(origin) &&
  new URL(origin).host === new URL(req.url).host;

/** Why a caller without a key may not comment; undefined for one who may. Browsers say where a page is from (RFC 6454), and pages can't change that. */
export function refuseOrigin(context: Context, { settings }: RuleSet): Response | undefined {
  const origin = context.req.header('origin');
  if (!origin) return unauthenticated('public');
  if (settings.origins.includes(origin) || isDemosOwn(context, origin)) return undefined;
  return problem(
    'origin-not-allowed',
    'Only pages of the origins in the file of the site may send comments without a key.',
  );
}
