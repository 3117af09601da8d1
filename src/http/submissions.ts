import type { Context } from 'hono';
import { submit } from '../pipeline/submit.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { unauthenticated } from './auth.ts';
import { BrowserSubmission, intakeOf, SiteSubmission } from './intake.ts';
import { problem } from './problem.ts';
import { type Route, route } from './route.ts';
import { answerTo } from './submission-answers.ts';

/** `POST …/comments`: from a site's backend with its key, or from a reader's browser at one of its origins. */
export const submissionRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/sites/:site/articles/:article/comments',
    summary: 'Send a comment',
    access: ['site'],
    withoutKey: refuseOrigin,
    body: (principal) => (principal === null ? BrowserSubmission : SiteSubmission),
    answers: { status: 201, description: 'The comment is stored; `status` says what the rules decided.' },
    async handle(request) {
      const intake = await intakeOf(request);
      if (intake instanceof Response) return intake;
      return answerTo(request, await submit(request.service, intake));
    },
  }),
];

/** Browsers say where a page is from (RFC 6454), and pages can't change that. */
function refuseOrigin(context: Context, { settings }: RuleSet): Response | undefined {
  const origin = context.req.header('origin');
  if (origin === undefined) return unauthenticated('public');
  if (settings.origins.includes(origin)) return undefined;
  return problem(
    'origin-not-allowed',
    'Only pages of the origins in the file of the site may send comments without a key.',
  );
}
