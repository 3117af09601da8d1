import type { SiteId } from '../domain/comment.ts';
import {
  byFilters,
  matching,
  type Picked,
  pick,
  type QueueFilters,
  type QueueOrder,
} from '../store/queue-picks.ts';
import type { Statement } from '../store/statement.ts';
import { type ModeratedRow, selectModerated } from './moderated-comments.ts';

/** One page; by risk the highest come first, and among equals the newest. */
export function queuePage(
  site: SiteId,
  filters: QueueFilters,
  order: QueueOrder,
  after: Picked | undefined,
  limit: number,
): Statement<ModeratedRow> {
  const follows = after !== undefined;
  return byFilters<ModeratedRow>(
    `page ${order} ${follows ? 'after' : 'first'}`,
    filters,
    { site, limit, afterId: after?.id ?? '', afterRisk: after?.risk ?? 0 },
    (dialect, given, p) => {
      const position = follows ? ({ id: p.afterId, risk: p.afterRisk } as Picked) : undefined;
      const source = matching(dialect, p.site as SiteId, given);
      return selectModerated(dialect, pick(source, order, position, p.limit as number), order);
    },
  );
}
