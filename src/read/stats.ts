import { sql } from 'kysely';
import type { SiteId } from '../domain/comment.ts';
import { isByPeople } from '../store/audit.ts';
import { type Statement, statement } from '../store/statement.ts';
import type { Tables } from '../store/tables.ts';

type Asked = { site: SiteId; unit: 'hour' | 'day'; from: number; to: number };

/** Counts of the site as a whole, for each hour or day that begins in a range, in its order. */
export const countsInTime: (
  values: Asked,
) => Statement<Pick<Tables['stats'], 'start' | 'name' | 'key' | 'count'>> = statement(({ db }, p: Asked) =>
  db
    .selectFrom('stats')
    .select(['start', 'name', 'key', 'count'])
    .where('site', '=', p.site)
    .where('unit', '=', p.unit)
    .where('start', '>=', p.from)
    .where('start', '<', p.to)
    .where(inTime)
    .orderBy('start'),
);

const inTime = sql<boolean>`name in ('born', 'decided', 'wait')`;

/** The counts of a moderator or a rule over the whole range. */
export interface Total {
  readonly name: string;
  readonly key: string;
  readonly count: number;
  /** What a moderator was called last. */
  readonly called: string | null;
}

/** Counts of moderators and rules over a range. */
export const totals: (values: Asked) => Statement<Total> = statement(
  (_, p: Asked) => sql`
    select t.name, t.key, t.count,
      case when t.name = 'undone' or substr(t.name, 1, 3) = 'by:' then (
        select a.by_name from audit as a
        where a.site = ${p.site} and a.by_id = t.key and ${isByPeople('a.by_kind')}
        order by a.id desc limit 1) end as called
    from (
      select name, key, cast(sum(count) as bigint) as count from stats
      where site = ${p.site} and unit = ${p.unit} and start >= ${p.from} and start < ${p.to} and not ${inTime}
      group by name, key) as t`,
);

/** The oldest entry that is not counted yet; none where all are. */
export const oldestUncounted: (values: Record<string, never>) => Statement<{ id: string }> = statement(
  ({ db }) => db.selectFrom('audit').select('id').where('sequence', 'is', null).orderBy('id').limit(1),
);
