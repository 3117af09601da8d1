import { sql } from 'kysely';
import type { SiteId } from '../domain/comment.ts';
import type { DecidedBy } from '../domain/decision.ts';
import type { ListChange } from '../domain/list-change.ts';
import { type Statement, statement } from './statement.ts';

/** Changes of one batch, of one person. */
export interface ChangesMade {
  readonly site: SiteId;
  readonly at: number;
  readonly by: DecidedBy & { readonly kind: 'moderator' | 'admin' };
  readonly reason: string | null;
  readonly changes: readonly Omit<ListChange, 'number'>[];
}

/** A batch of two statements that appends changes in their order; the second returns their numbers. */
export function changeLists(made: ChangesMade): readonly [Statement, Statement<{ number: number }>] {
  const { site, at, by, reason, changes } = made;
  const count = changes.length;
  const rows = JSON.stringify(changes.map((change, index) => ({ ...change, position: index + 1 })));
  return [
    countChanges({ site, count }),
    insertChanges({ site, count, at, byKind: by.kind, byId: by.id, byName: by.name, reason, rows }),
  ];
}

type Count = { site: SiteId; count: number };

/** First of the batch: the row is a lock, under which numbers are given and committed in one order. */
const countChanges: (values: Count) => Statement = statement(({ db }, p: Count) =>
  db
    .insertInto('list_change_counters')
    .values({ site: p.site, last: p.count })
    .onConflict((conflict) =>
      conflict.column('site').doUpdateSet({ last: sql`list_change_counters.last + excluded.last` }),
    ),
);

type Insert = Count & {
  at: number;
  byKind: 'moderator' | 'admin';
  byId: string;
  byName: string;
  reason: string | null;
  /** JSON: an array of changes with their position, from 1. */
  rows: string;
};

const columns = { position: 'bigint', list: 'text', term: 'text', kind: 'text' } as const;
type Row = Omit<ListChange, 'number'> & { position: number };

const insertChanges: (values: Insert) => Statement<{ number: number }> = statement(
  ({ db, rows }, p: Insert) =>
    db
      .insertInto('list_changes')
      .columns(['site', 'number', 'list', 'term', 'kind', 'at', 'by_kind', 'by_id', 'by_name', 'reason'])
      .expression(
        db
          .selectFrom(rows<Row>(p.rows, columns).as('c'))
          .crossJoin('list_change_counters as counter')
          .where('counter.site', '=', p.site)
          .select([
            'counter.site',
            sql<number>`counter.last - cast(${p.count} as bigint) + c.position`.as('number'),
            'c.list',
            'c.term',
            'c.kind',
            sql<number>`cast(${p.at} as bigint)`.as('at'),
            sql<'moderator' | 'admin'>`cast(${p.byKind} as text)`.as('by_kind'),
            sql<string>`cast(${p.byId} as text)`.as('by_id'),
            sql<string>`cast(${p.byName} as text)`.as('by_name'),
            sql<string | null>`cast(${p.reason} as text)`.as('reason'),
          ]),
      )
      .returning('number'),
);

type Since = { site: SiteId; after: number };

/**
 * The changes with greater numbers than `after`; nearly always none. In no order, for `order by` makes finding
 * none eight times dearer on SQLite, and every submission asks.
 */
export const listChangesSince: (values: Since) => Statement<ListChange> = statement(({ db }, p: Since) =>
  db
    .selectFrom('list_changes')
    .select(['number', 'list', 'term', 'kind'])
    .where('site', '=', p.site)
    .where('number', '>', p.after),
);

/** A change with who made it, when (ms since 1970 UTC), and why. */
export interface ToldChange extends ListChange {
  readonly at: number;
  readonly byKind: ChangesMade['by']['kind'];
  readonly byId: string;
  readonly byName: string;
  readonly reason: string | null;
}

const TOLD = [
  'change.number',
  'change.list',
  'change.term',
  'change.kind',
  'change.at',
  'change.by_kind as byKind',
  'change.by_id as byId',
  'change.by_name as byName',
  'change.reason',
] as const;

/** All changes of a site's lists, in their order, with who made them. */
export const toldChanges: (values: { site: SiteId }) => Statement<ToldChange> = statement(
  ({ db }, p: { site: SiteId }) =>
    db.selectFrom('list_changes as change').select(TOLD).where('change.site', '=', p.site).orderBy('number'),
);

type Numbered = { site: SiteId; numbers: string };

/** The changes with these numbers, in no order. `numbers` is JSON of objects with a `number`. */
export const changesNumbered: (values: Numbered) => Statement<ToldChange> = statement(
  ({ db, rows }, p: Numbered) =>
    db
      .selectFrom(rows<Pick<ListChange, 'number'>>(p.numbers, { number: 'bigint' }).as('wanted'))
      // In this order: else all changes of the site may be read, and each looked for in the JSON.
      .crossJoin('list_changes as change')
      .where('change.site', '=', p.site)
      .whereRef('change.number', '=', 'wanted.number')
      .select(TOLD),
);

/** The last change of each site's lists: its number, and when it was made (ms since 1970 UTC). */
export const lastListChanges: (
  values: Record<string, never>,
) => Statement<{ site: SiteId; number: number; at: number }> = statement(({ db }) =>
  db
    .selectFrom('list_change_counters as counter')
    .innerJoin('list_changes as change', (join) =>
      join.onRef('change.site', '=', 'counter.site').onRef('change.number', '=', 'counter.last'),
    )
    .select(['change.site', 'change.number', 'change.at']),
);
