import { check } from '../pipeline/check.ts';
import { CheckSubmission, checkIntakeOf } from './intake.ts';
import { type Route, route } from './route.ts';

/** What the rules would say. */
export const checkRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/sites/:site/check',
    summary: 'Screen a comment without storing it',
    access: ['site', 'moderator'],
    body: CheckSubmission,
    answers: {
      status: 200,
      description: "What would be decided, and every rule's truth with what it looked at.",
    },
    async handle(request) {
      const { status, flags, reason, findings, trace } = await check(request.service, checkIntakeOf(request));
      return request.context.json({ status, flags, reason, findings, trace });
    },
  }),
];
