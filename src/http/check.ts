import { check } from '../pipeline/check.ts';
import { CheckAnswer } from './check-answer.ts';
import { checkIntakeOf } from './intake.ts';
import { type Route, route } from './route.ts';
import { CheckSubmission } from './submission-schemas.ts';

/** What the rules would say. */
export const checkRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/sites/:site/check',
    id: 'checkComment',
    tag: 'moderation',
    summary: 'Screen a comment without storing it',
    access: ['site', 'moderator'],
    body: CheckSubmission,
    examples: { comment: { body: 'مقال مفيد، شكرًا للكاتب', author: { name: 'سعاد' }, articleId: '42' } },
    answers: {
      status: 200,
      description:
        "What the rules decide by themselves, whatever the limits, the parent and the site's switch say; and every rule's truth, with what it looked at.",
      schema: CheckAnswer,
    },
    async handle(request) {
      const { status, flags, reason, findings, trace } = await check(request.service, checkIntakeOf(request));
      return request.context.json({ status, flags, reason, findings, trace });
    },
  }),
];
