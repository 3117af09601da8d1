import { array, check, pipe } from 'valibot';
import { rfc3339 } from '../domain/rfc3339.ts';
import { claim } from '../pipeline/claim.ts';
import { heldUntil } from '../read/claims.ts';
import type { ModeratedComment } from '../read/moderated-comments.ts';
import { releaseClaims } from '../store/claims.ts';
import { answer, Instant } from './answers.ts';
import { decidedBy } from './decided-by.ts';
import { moderatedView } from './moderated-view.ts';
import { ModeratedCommentAnswer } from './moderation-answers.ts';
import { filtersOf, namesOneAuthor, ONE_AUTHOR, QueueOrderSchema, queueFilters } from './queue-filters.ts';
import { type Route, route } from './route.ts';
import { integer, members } from './schemas.ts';

const PATH = '/v1/sites/:site/queue/claim';

interface ClaimedPage {
  readonly items: readonly ModeratedComment[];
  readonly until: string;
}

/** Who works on what, so that no two moderators do the same work. */
export const claimRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: PATH,
    id: 'claimComments',
    tag: 'moderation',
    summary: 'Claim the next comments of the queue for 10 minutes: nobody else gets them meanwhile',
    access: ['moderator'],
    body: pipe(
      members({ ...queueFilters, order: QueueOrderSchema, limit: integer(1, 100, 20) }),
      check((filters) => namesOneAuthor(filters), ONE_AUTHOR),
    ),
    examples: {
      'the next ten': { limit: 10 },
      'the riskiest of an article': { article: '1', order: 'risk' },
    },
    answers: {
      status: 200,
      description:
        'The comments that are yours now, in the order of the queue: fewer where fewer are free. Your own come again, and are yours anew. A decision ends a claim.',
      schema: answer<ClaimedPage>({ items: array(ModeratedCommentAnswer), until: Instant }),
    },
    async handle({ service, context, site, principal, body }) {
      const by = decidedBy(principal);
      const wanted = { filters: filtersOf(body), order: body.order, limit: body.limit };
      const look = (until: number) => heldUntil[body.order]({ site: site.site, byId: by.id, until });
      const { comments, until } = await claim(service, site.site, by, wanted, look);
      return context.json({ items: comments.map(moderatedView(service, site)), until: rfc3339(until) });
    },
  }),
  route({
    method: 'DELETE',
    path: PATH,
    id: 'releaseClaims',
    tag: 'moderation',
    summary: 'Give back all that you have claimed on this site',
    access: ['moderator'],
    answers: { status: 204, description: 'What you had claimed is free for others.' },
    async handle({ service, context, site, principal }) {
      await service.database.atomically([releaseClaims({ site: site.site, byId: decidedBy(principal).id })]);
      return context.body(null, 204);
    },
  }),
];
