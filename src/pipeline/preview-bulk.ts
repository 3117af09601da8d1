import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import type { DecidedBy } from '../domain/decision.ts';
import {
  countSearched,
  findTargets,
  findUndoTargets,
  type Target,
  type UndoFilters,
} from '../store/bulk-targets.ts';
import { insertBulk, insertParts, PART } from '../store/bulks.ts';
import type { Database } from '../store/database.ts';
import type { QueueFilters } from '../store/queue-picks.ts';
import type { Statement } from '../store/statement.ts';
import type { ModerateDeps } from './moderate.ts';

/** So many comments are decided by one filter at most. */
const MOST = 10_000;
/** So many of them are shown. */
const SHOWN = 10;
/** A preview can be applied for so long (ms). */
const APPLICABLE = 60 * 60 * 1000;

/** What is done with each comment: it gets a status, or the decision that is in force on it is undone. */
export type BulkAction = {
  /** Null undoes. */
  readonly status: Status | null;
  readonly reason: string | null;
  readonly reasonCode: string | null;
};

export type WantedBulk = (
  | { readonly kind: 'decide'; readonly filters: QueueFilters }
  | { readonly kind: 'undo'; readonly filters: UndoFilters }
) & {
  readonly action: BulkAction;
  /** The filters as people are told of them. */
  readonly told: ToldFilters;
};

/** Texts by the name of the filter; null and what is not there didn't narrow. */
export type ToldFilters = Readonly<Record<string, string | null>>;

/** What was found. */
export interface Preview<R> {
  readonly id: string;
  readonly count: number;
  /** More may match: no further was looked. */
  readonly capped: boolean;
  readonly sample: readonly R[];
}

/** One comment of a part, as JSON: its rev, and the decision that is undone. */
export type StoredTarget = readonly [comment: CommentId, rev: number, decision?: string];

/**
 * Finds what a filter matches now, and keeps exactly that to be applied. `look` reads comments (JSON of objects with
 * `comment`), to be shown.
 */
export async function previewBulk<R>(
  { database, now, newId }: ModerateDeps,
  site: SiteId,
  by: DecidedBy,
  wanted: WantedBulk,
  look: (comments: string) => Statement<R>,
): Promise<Preview<R>> {
  const at = now();
  const id = newId(at);
  const { targets, capped } = await targetsOf(database, site, wanted);
  const total = targets.length;
  const bulk = {
    id,
    site,
    at,
    by_kind: by.kind,
    by_id: by.id,
    by_name: by.name,
    filters: JSON.stringify(wanted.told),
    action: JSON.stringify(wanted.action),
    total,
    until: at + APPLICABLE,
  };
  const shown = JSON.stringify(targets.slice(0, SHOWN).map(([comment]) => ({ comment })));
  const [, , sample] = await database.atomically([
    insertBulk(bulk),
    insertParts({ bulk: id, parts: JSON.stringify(partsOf(targets)) }),
    look(shown),
  ]);
  return { id, count: total, capped, sample };
}

interface Targets {
  readonly targets: readonly StoredTarget[];
  readonly capped: boolean;
}

async function targetsOf(database: Database, site: SiteId, { kind, filters }: WantedBulk): Promise<Targets> {
  if (kind === 'undo') {
    const [found] = await database.read([findUndoTargets(site, filters, MOST + 1)]);
    return fitting(found.slice(-MOST), found.length > MOST, ({ comment, rev, decision }) => [
      comment,
      rev,
      decision,
    ]);
  }
  const [found, searched = []] = await database.read([
    findTargets(site, filters, MOST + 1),
    ...(filters.q === undefined ? [] : [countSearched(site, filters, MOST + 1)]),
  ]);
  const more = found.length > MOST || (searched[0]?.count ?? 0) > MOST;
  return fitting(found.slice(0, MOST), more, ({ comment, rev }) => [comment, rev]);
}

const fitting = <T extends Target>(
  found: readonly T[],
  capped: boolean,
  stored: (target: T) => StoredTarget,
): Targets => ({ targets: found.filter(({ fits }) => fits === 1).map(stored), capped });

const partsOf = (targets: readonly StoredTarget[]): { part: number; targets: readonly StoredTarget[] }[] =>
  Array.from({ length: Math.ceil(targets.length / PART) }, (_, part) => ({
    part,
    targets: targets.slice(part * PART, (part + 1) * PART),
  }));
