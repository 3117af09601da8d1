import { type ArticleId, type CommentId, keyOfId, type SiteId } from '../../src/domain/comment.ts';
import { moderatedComments } from '../../src/read/bulk-sample.ts';
import { heldUntil } from '../../src/read/claims.ts';
import { queuePage } from '../../src/read/queue.ts';
import { summaryStatements } from '../../src/read/queue-summary.ts';
import { countSearched, findTargets, findUndoTargets } from '../../src/store/bulk-targets.ts';
import {
  bulkProgress,
  forgetBulks,
  forgetParts,
  insertBulk,
  insertParts,
  moveBulk,
  nextPart,
} from '../../src/store/bulks.ts';
import { claimComments, forgetClaims, releaseClaims } from '../../src/store/claims.ts';
import type { QueueFilters } from '../../src/store/queue-picks.ts';
import type { Statement } from '../../src/store/statement.ts';

const either = <T>(value: T): (T | undefined)[] => [undefined, value];

/** Every set of filters with an index to itself, and what is looked for among what these give. */
const filterSets = (): QueueFilters[] =>
  either('f').flatMap((flag) =>
    either('r').flatMap((rule) =>
      either('a' as ArticleId).flatMap((article) =>
        either(keyOfId('u')).flatMap((author) =>
          either('q').map((q) => ({ status: 'pending' as const, flag, rule, article, author, q })),
        ),
      ),
    ),
  );

const site = 's' as SiteId;

/** All that is asked of the queue, for pages and claims in one order. */
export const queueStatements = (order: 'oldest' | 'newest' | 'risk'): Statement[] =>
  filterSets().flatMap((filters) => [
    queuePage(site, filters, order, undefined, 20),
    queuePage(site, filters, order, { id: 'x' as CommentId, risk: 5 }, 20),
    claimComments(filters, order, { site, byId: 'me', byName: 'Me', now: 1, until: 2, limit: 20 }),
    findTargets(site, filters, 100),
    countSearched(site, filters, 100),
  ]);

/** All else of summaries, claims and decisions by filter. */
export const workStatements = (): Statement[] => {
  const decisions = { from: '', before: '~', to: null };
  const one = { site, id: 'b', now: 1 };
  return [
    ...summaryStatements(site),
    ...(['oldest', 'newest', 'risk'] as const).map((order) =>
      heldUntil[order]({ site, byId: 'me', until: 2 }),
    ),
    releaseClaims({ site, byId: 'me' }),
    forgetClaims({ now: 1 }),
    findUndoTargets(site, { ...decisions, by: 'me', bulk: null }, 100),
    findUndoTargets(site, { ...decisions, by: 'me', bulk: 'b' }, 100),
    insertBulk({
      id: 'b',
      site,
      at: 1,
      by_kind: 'moderator',
      by_id: 'me',
      by_name: 'M',
      filters: null,
      action: '{}',
      total: 1,
      until: 2,
    }),
    insertParts({ bulk: 'b', parts: '[]' }),
    moderatedComments({ site, comments: '[]' }),
    nextPart(one),
    moveBulk({ id: 'b', done: 0, next: 1, decisions: '[]', until: 2 }),
    bulkProgress(one),
    forgetParts({ before: 1 }),
    forgetBulks({ before: 1 }),
  ];
};
