import { array, boolean, nullable, number, string } from 'valibot';
import { STATUSES, type Status } from '../domain/comment.ts';
import { rfc3339 } from '../domain/rfc3339.ts';
import { type Count, type QueueSummary, summaryOf, summaryStatements } from '../read/queue-summary.ts';
import { answer, type EntriesOf, Id, Instant } from './answers.ts';
import { type Route, route } from './route.ts';

const countMembers: EntriesOf<Count> = { count: number(), capped: boolean() };
const CountAnswer = answer<Count>(countMembers);

type Oldest = { readonly id: string; readonly createdAt: string };
export type SummaryView = Omit<QueueSummary, 'oldest'> & { readonly oldest: Oldest | null };

const SummaryAnswer = answer<SummaryView>({
  statuses: answer<QueueSummary['statuses']>(
    Object.fromEntries(STATUSES.map((status) => [status, CountAnswer])) as Record<Status, typeof CountAnswer>,
  ),
  flags: array(answer<QueueSummary['flags'][number]>({ flag: string(), ...countMembers })),
  rules: array(answer<QueueSummary['rules'][number]>({ rule: string(), ...countMembers })),
  oldest: nullable(answer<Oldest>({ id: Id, createdAt: Instant })),
  reported: CountAnswer,
});

/** What there is to do, at a glance. */
export const queueSummaryRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/queue/summary',
    id: 'summarizeQueue',
    tag: 'moderation',
    summary: 'How much waits for moderators: by status, by flag and by rule, and since when',
    access: ['moderator'],
    answers: {
      status: 200,
      description:
        'Flags and rules are those of pending comments; `reported` are approved ones that readers reported. A count that is `capped` is not the whole number: it is counted no further.',
      schema: SummaryAnswer,
    },
    async handle({ service, context, site }) {
      const { oldest, ...summary } = summaryOf(await service.database.read(summaryStatements(site.site)));
      const since = oldest && { id: oldest.id, createdAt: rfc3339(oldest.createdAt) };
      return context.json({ ...summary, oldest: since });
    },
  }),
];
