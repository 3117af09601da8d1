import { type RawBuilder, sql } from 'kysely';
import type { CommentId, SiteId } from '../domain/comment.ts';
import { byFilters, matching, pick, type QueueFilters, type QueueOrder, type Source } from './queue-picks.ts';
import { type Statement, statement, type Value } from './statement.ts';

/** Which comments somebody wants to work on, and until when; times are ms since 1970 UTC. */
export type Wanted = {
  readonly site: SiteId;
  readonly byId: string;
  readonly byName: string;
  readonly now: number;
  readonly until: number;
  readonly limit: number;
};

/** A claim on a comment that was picked: somebody else's, if theirs came first. */
export type Claimed = { readonly comment: CommentId; readonly byId: string; readonly until: number };

/**
 * Claims the first comments that match and that nobody else works on; one's own are picked again, and renewed. Where
 * others claim at the same time, the same may be picked, and the claim that is returned is then theirs.
 */
export const claimComments = (filters: QueueFilters, order: QueueOrder, wanted: Wanted): Statement<Claimed> =>
  byFilters<Claimed>(`claim ${order}`, filters, wanted, (dialect, given, p) => {
    const free = freeFor(matching(dialect, p.site as SiteId, given), p.byId as string, p.now as number);
    return dialect.db
      .insertInto('claims')
      .columns(['comment', 'site', 'rev', 'by_id', 'by_name', 'until'])
      .expression(
        dialect.db
          .selectFrom(pick(free, order, undefined, p.limit as number).as('p'))
          .innerJoin('comments as c', 'c.id', 'p.id')
          .select(['c.id', 'c.site', 'c.rev', text(p.byId, 'by_id'), text(p.byName, 'by_name')])
          .select(sql<number>`cast(${p.until} as bigint)`.as('until'))
          .where('c.site', '=', p.site as SiteId)
          // Two who claim at once wait for one another's rows in one order.
          .orderBy('c.id'),
      )
      .onConflict((conflict) =>
        conflict.column('comment').doUpdateSet({
          rev: takenOver('rev', p),
          by_id: takenOver('by_id', p),
          by_name: takenOver('by_name', p),
          until: takenOver('until', p),
        }),
      )
      .returning(['comment', 'by_id as byId', 'until'])
      .$castTo<Claimed>();
  });

const text = (value: Value | undefined, name: string) => sql<string>`cast(${value} as text)`.as(name);

/** Without what somebody else works on: a claim is in force until its time, and for the comment as it was. */
const freeFor = ({ rows, id, risk }: Source, byId: string, now: number): Source => ({
  rows: rows.where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('claims as k')
          .select('k.comment')
          .whereRef('k.comment', '=', id)
          .whereRef('k.rev', '=', 'c.rev')
          .where('k.until', '>', now)
          .where('k.by_id', '<>', byId),
      ),
    ),
  ),
  id,
  risk,
});

/**
 * The claim that is there gives way if it is over or one's own, and never to one of the comment as it was before: who
 * waited for another's claim, and for a decision before that, saw an older rev.
 */
const takenOver = (column: 'rev' | 'by_id' | 'by_name' | 'until', p: Readonly<Record<string, Value>>) =>
  sql`case when claims.rev < excluded.rev
    or (claims.rev = excluded.rev and (claims.until <= cast(${p.now} as bigint) or claims.by_id = excluded.by_id))
    then ${sql.ref(`excluded.${column}`)} else ${sql.ref(`claims.${column}`)} end` as RawBuilder<never>;

type Holder = { site: SiteId; byId: string };

/** Gives back all that somebody holds on a site. */
export const releaseClaims: (values: Holder) => Statement = statement(({ db }, p: Holder) =>
  db.deleteFrom('claims').where('site', '=', p.site).where('by_id', '=', p.byId),
);

/** Removes the claims that are over at a time (ms). */
export const forgetClaims: (values: { now: number }) => Statement = statement(({ db }, p: { now: number }) =>
  db.deleteFrom('claims').where('until', '<=', p.now),
);
