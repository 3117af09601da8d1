import type { SiteId } from '../domain/comment.ts';
import type { QueueOrder } from '../store/queue-picks.ts';
import { type Statement, statement } from '../store/statement.ts';
import { type ModeratedRow, selectModerated } from './moderated-comments.ts';

type Held = { site: SiteId; byId: string; until: number };

const inOrder = (order: QueueOrder): ((values: Held) => Statement<ModeratedRow>) =>
  statement((dialect, p: Held) =>
    selectModerated(
      dialect,
      dialect.db
        .selectFrom('claims as k')
        // Who was decided on meanwhile is nobody's.
        .innerJoin('comments as c', (join) =>
          join.onRef('c.id', '=', 'k.comment').onRef('c.rev', '=', 'k.rev'),
        )
        .select(['c.id', 'c.risk'])
        .where('k.site', '=', p.site)
        .where('k.by_id', '=', p.byId)
        .where('k.until', '=', p.until),
      order,
    ),
  );

/** What somebody holds until exactly that time (ms since 1970 UTC), in an order of the queue. */
export const heldUntil: Readonly<Record<QueueOrder, (values: Held) => Statement<ModeratedRow>>> = {
  oldest: inOrder('oldest'),
  newest: inOrder('newest'),
  risk: inOrder('risk'),
};
