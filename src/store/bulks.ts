import { sql } from 'kysely';
import type { SiteId } from '../domain/comment.ts';
import { type Statement, statement } from './statement.ts';
import type { BulksTable } from './tables.ts';

/** So many comments are decided in one commit: what D1 and the other writers can bear. */
export const PART = 200;

type NewBulk = Omit<BulksTable, 'done' | 'decided'>;

/** Keeps a decision by filter, to be applied. */
export const insertBulk: (values: NewBulk) => Statement = statement(({ db }, p: NewBulk) =>
  db.insertInto('bulks').values({
    id: p.id,
    site: p.site,
    at: p.at,
    by_kind: p.by_kind,
    by_id: p.by_id,
    by_name: p.by_name,
    filters: p.filters,
    action: p.action,
    total: p.total,
    until: p.until,
    done: sql.lit(0),
    decided: sql.lit(0),
  }),
);

/** `parts` is JSON of objects with `part`, from 0, and `targets`, `PART` of them in each but the last. */
export const insertParts: (values: { bulk: string; parts: string }) => Statement = statement(
  ({ db, rows }, p: { bulk: string; parts: string }) =>
    db
      .insertInto('bulk_parts')
      .columns(['bulk', 'part', 'targets'])
      .expression(
        db
          .selectFrom(
            rows<{ part: number; targets: string }>(p.parts, { part: 'bigint', targets: 'text' }).as('parts'),
          )
          .select([sql<string>`cast(${p.bulk} as text)`.as('bulk'), 'parts.part', 'parts.targets']),
      ),
);

type One = { site: SiteId; id: string; now: number };

/** How far one is done. */
export type BulkProgress = Pick<BulksTable, 'id' | 'total' | 'done' | 'decided'>;

/** How far it is, unless it is forgotten by now (ms). */
export const bulkProgress: (values: One) => Statement<BulkProgress> = statement(({ db }, p: One) =>
  db
    .selectFrom('bulks')
    .select(['id', 'total', 'done', 'decided'])
    .where('id', '=', p.id)
    .where('site', '=', p.site)
    .where('until', '>', p.now),
);

/** The same with who found what, how and when. */
export type StoredBulk = Omit<BulksTable, 'site' | 'until'>;

export const storedBulk: (values: One) => Statement<StoredBulk> = statement(({ db }, p: One) =>
  db
    .selectFrom('bulks')
    .select(['id', 'at', 'by_kind', 'by_id', 'by_name', 'filters', 'action', 'total', 'done', 'decided'])
    .where('id', '=', p.id)
    .where('site', '=', p.site)
    .where('until', '>', p.now),
);

/** The same with what is to be decided next; `targets` is null where all is done. */
export type NextPart = BulkProgress & { by_id: string; action: string; targets: string | null };

export const nextPart: (values: One) => Statement<NextPart> = statement(({ db }, p: One) =>
  db
    .selectFrom('bulks as b')
    .leftJoin('bulk_parts as next', (join) =>
      join
        .onRef('next.bulk', '=', 'b.id')
        .onRef('next.part', '=', sql`b.done / ${sql.lit(PART)}`)
        .onRef('b.done', '<', 'b.total'),
    )
    .select(['b.id', 'b.total', 'b.done', 'b.decided', 'b.by_id', 'b.action', 'next.targets'])
    .where('b.id', '=', p.id)
    .where('b.site', '=', p.site)
    .where('b.until', '>', p.now),
);

type Moved = { id: string; done: number; next: number; decisions: string; until: number };

/**
 * Moves the progress by a part, with how many of its decisions (JSON of objects with their `id`) were made in the same
 * batch; nothing where somebody else has moved it since it was read. Puts off until when it is kept.
 */
export const moveBulk: (values: Moved) => Statement = statement(({ db, rows }, p: Moved) =>
  db
    .updateTable('bulks')
    .set(({ selectFrom }) => ({
      done: p.next,
      decided: sql`bulks.decided + ${selectFrom(
        rows<{ id: string }>(p.decisions, { id: 'text' }).as('wanted'),
      )
        .innerJoin('decisions as d', 'd.id', 'wanted.id')
        .select(sql<number>`count(*)`.as('count'))}`,
      until: p.until,
    }))
    .where('bulks.id', '=', p.id)
    .where('bulks.done', '=', p.done),
);

type Until = { before: number };

/** Removes those that were to be kept until a time (ms); their parts first. */
export const forgetParts: (values: Until) => Statement = statement(({ db }, p: Until) =>
  db
    .deleteFrom('bulk_parts')
    .where('bulk', 'in', (where) => where.selectFrom('bulks').select('id').where('until', '<=', p.before)),
);

export const forgetBulks: (values: Until) => Statement = statement(({ db }, p: Until) =>
  db.deleteFrom('bulks').where('until', '<=', p.before),
);
