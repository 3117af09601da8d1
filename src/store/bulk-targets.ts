import { type AliasableExpression, type RawBuilder, sql } from 'kysely';
import type { CommentId, SiteId, Status } from '../domain/comment.ts';
import { isByPeople } from './audit.ts';
import { byFilters, matching, type QueueFilters } from './queue-picks.ts';
import { type Dialect, type Statement, statement } from './statement.ts';

/** A comment as it was found; `fits` is 0 where nothing can be decided on it. */
export type Target = { readonly comment: CommentId; readonly rev: number; readonly fits: number };

/** The first comments that match, the oldest first, `limit` at most; what its author took back, or is gone, is decided on no more. */
export const findTargets = (site: SiteId, filters: QueueFilters, limit: number): Statement<Target> =>
  byFilters<Target>('targets', filters, { site, limit }, (dialect, given, p) => {
    const { rows, id } = matching(dialect, p.site as SiteId, given);
    return rows
      .select([
        `${id} as comment`,
        'c.rev',
        sql<number>`case when c.withdrawn_from is null and c.erased_at is null then 1 else 0 end`.as('fits'),
      ])
      .orderBy(id)
      .limit(p.limit as number)
      .$castTo<Target>();
  });

/** How many comments match but for `q`, `limit` at most. */
export const countSearched = (
  site: SiteId,
  filters: QueueFilters,
  limit: number,
): Statement<{ count: number }> =>
  byFilters('searched', { ...filters, q: undefined }, { site, limit }, (dialect, given, p) => {
    const { rows, id } = matching(dialect, p.site as SiteId, given);
    return dialect.db
      .selectFrom(
        rows
          .select(`${id} as id`)
          .limit(p.limit as number)
          .as('found'),
      )
      .select(sql<number>`count(*)`.as('count'));
  });

/** Whose decisions are undone; at least one of `by` and `bulk` is given. */
export type UndoFilters = {
  /** The id of a moderator. */
  readonly by: string | null;
  /** The id of a decision by filter. */
  readonly bulk: string | null;
  /** Ids sort by time: from the first on, and before the second. */
  readonly from: string;
  readonly before: string;
  readonly to: Status | null;
};

/** The decision that would be undone on it. */
export type UndoTarget = Target & { readonly decision: string };

/**
 * The newest decisions by people that match, `limit` at most, the oldest first. One fits if its comment is still in the
 * state that it brought about. Someone's undos are only taken back where their `bulk` is named: else who undoes twice
 * would be where they began.
 */
export const findUndoTargets = (site: SiteId, filters: UndoFilters, limit: number): Statement<UndoTarget> =>
  (filters.bulk === null ? undoneOfPerson : undoneOfBulk)({ site, ...filters, limit });

type Asked = UndoFilters & { site: SiteId; limit: number };

const undoneOfBulk: (values: Asked) => Statement<UndoTarget> = statement((dialect, p: Asked) =>
  undoTargets(dialect, p, newest(dialect, p).where('bulk', '=', p.bulk)),
);

const undoneOfPerson: (values: Asked) => Statement<UndoTarget> = statement((dialect, p: Asked) =>
  undoTargets(dialect, p, newest(dialect, p).where('by_id', '=', p.by as string)),
);

const newest = ({ db }: Dialect, p: Asked) =>
  db
    .selectFrom('decisions')
    .select('id')
    .where('site', '=', p.site)
    .where(isByPeople('by_kind'))
    .where('id', '>=', p.from)
    .where('id', '<', p.before)
    .orderBy('id', 'desc')
    .limit(p.limit);

const undoTargets = ({ db }: Dialect, p: Asked, found: AliasableExpression<{ id: string }>) =>
  db
    .selectFrom(found.as('found'))
    .innerJoin('decisions as d', 'd.id', 'found.id')
    .innerJoin('comments as c', 'c.id', 'd.comment')
    .innerJoin('decisions as latest', (join) =>
      join.onRef('latest.comment', '=', 'c.id').onRef('latest.rev', '=', 'c.rev'),
    )
    .select(['d.id as decision', 'c.id as comment', 'c.rev', canBeUndone(p).as('fits')])
    .orderBy('d.id');

const canBeUndone = (p: Asked): RawBuilder<number> => sql`case when
  d.id in (latest.id, latest.stands) and d.from_status is not null and c.withdrawn_from is null and c.erased_at is null
  and (d.undoes is null or cast(${p.bulk} as text) is not null)
  and (cast(${p.by} as text) is null or d.by_id = ${p.by})
  and (cast(${p.to} as text) is null or d.to_status = ${p.to})
  then 1 else 0 end`;
