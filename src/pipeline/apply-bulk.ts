import type { DecidedBy } from '../domain/decision.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type BulkProgress, bulkProgress, moveBulk, type NextPart, nextPart, PART } from '../store/bulks.ts';
import { decideStatements } from '../store/decisions.ts';
import { byPeople, type ModerateDeps } from './moderate.ts';
import type { BulkAction, StoredTarget } from './preview-bulk.ts';
import { undoStatements } from './undo.ts';

/** What was applied is kept so long (ms), so that its progress can be looked at. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

export type Applied =
  | { readonly kind: 'progress'; readonly progress: BulkProgress }
  | { readonly kind: 'unknown-bulk' | 'not-yours' };

/**
 * Decides the next part of what a preview found, in one commit; once all is done, nothing. Only comments that are as
 * they were then are decided, so that a part that is sent twice decides nothing twice.
 */
export async function applyBulk(
  deps: ModerateDeps,
  ruleSet: RuleSet,
  by: DecidedBy,
  id: string,
): Promise<Applied> {
  const { site } = ruleSet;
  const [[next]] = await deps.database.read([nextPart({ site, id, now: deps.now() })]);
  if (!next) return { kind: 'unknown-bulk' };
  if (by.kind !== 'admin' && next.by_id !== by.id) return { kind: 'not-yours' };
  if (next.targets === null) return { kind: 'progress', progress: next };
  return { kind: 'progress', progress: await decideBulk(deps, ruleSet, by, next, JSON.parse(next.targets)) };
}

/** One part: its decisions, and what follows from them, as of any others; then the progress. */
async function decideBulk(
  { database, now, newId }: ModerateDeps,
  ruleSet: RuleSet,
  by: DecidedBy,
  { id, done, total, action }: NextPart,
  targets: readonly StoredTarget[],
): Promise<BulkProgress> {
  const at = now();
  const { site } = ruleSet;
  const wanted = JSON.parse(action) as BulkAction;
  const rows = targets.map(([comment, rev, undoes = null]) => ({
    id: newId(at),
    comment,
    rev,
    undoes,
    ...wanted,
  }));
  const values = { ...byPeople(site, at, by, rows), bulk: id };
  const { decisions } = values;
  const results: unknown[][] = await database.atomically([
    ...(wanted.status === null ? undoStatements(values, ruleSet) : decideStatements(values)),
    moveBulk({ id, done, next: Math.min(done + PART, total), decisions, until: at + KEPT }),
    bulkProgress({ site, id, now: at }),
  ]);
  // It is there: what could be applied a moment ago is not forgotten for an hour, and who moved it puts that off.
  return results.at(-1)?.[0] as BulkProgress;
}
