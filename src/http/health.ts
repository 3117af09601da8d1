import { array, literal, picklist, string } from 'valibot';
import { followLists } from '../pipeline/newest-rules.ts';
import { answer } from './answers.ts';
import { type Route, route } from './route.ts';

const ReadyAnswer = answer<{ status: 'ready' | 'degraded'; degraded: string[] }>({
  status: picklist(['ready', 'degraded']),
  degraded: array(string()),
});

/** What a load balancer, and the operator who is woken, ask. */
export const healthRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/health',
    id: 'getHealth',
    tag: 'service',
    summary: 'Whether the process answers',
    access: 'public',
    answers: {
      status: 200,
      description: 'It does.',
      schema: answer<{ status: 'ok' }>({ status: literal('ok') }),
    },
    handle: ({ context }) => context.json({ status: 'ok' }),
  }),
  route({
    method: 'GET',
    path: '/ready',
    id: 'getReadiness',
    tag: 'service',
    summary: 'Whether requests can be served; `degraded` names sites whose files or lists are broken',
    access: 'public',
    answers: {
      status: 200,
      description:
        'The database answers. A site in `degraded` goes on with its last good rules; without any, it takes no comments.',
      schema: ReadyAnswer,
      problems: ['unavailable'],
    },
    async handle({ service, context }) {
      // Reads for each site, of the newest table: rejects where the database doesn't answer or isn't migrated.
      await followLists(service, service.ruleSets.sites());
      const degraded = service.ruleSets.problems().map(({ site }) => site);
      return context.json({ status: degraded.length > 0 ? 'degraded' : 'ready', degraded });
    },
  }),
];
