import type { SiteId } from '../domain/comment.ts';
import type { Metrics } from '../domain/metrics.ts';
import type { EditOutcome } from '../pipeline/edit.ts';
import type { SubmitOutcome } from '../pipeline/submit.ts';

/** Counts what became of a submission, and of an edit that was not taken. A replay was counted when it came first. */
export function countOutcome(metrics: Metrics, site: SiteId, outcome: SubmitOutcome | EditOutcome): void {
  switch (outcome.kind) {
    case 'stored':
      if (outcome.fresh !== null) metrics.stored(site, outcome.status);
      return;
    case 'limited':
      metrics.refused(site, 'limit', outcome.refusal.limit.id);
      return;
    case 'site-closed':
    case 'author-banned':
    case 'article-closed':
    case 'article-unregistered':
    case 'parent-unknown':
      metrics.refused(site, outcome.kind, '');
  }
}
