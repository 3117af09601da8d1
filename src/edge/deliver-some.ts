import type { SiteId } from '../domain/comment.ts';
import { type DeliverDeps, type Room, sendOne, settle, takeDue } from '../pipeline/deliver.ts';
import type { Database } from '../store/database.ts';
import { enqueueDecisions, enqueueReported } from '../store/deliveries.ts';
import { deliverAgain, deliverFailedAgain } from '../store/redeliveries.ts';
import type { Statement, Template } from '../store/statement.ts';

/**
 * How much is sent by one run of cron, and after one request that changed something: with a query for each webhook and six
 * more this stays within the 50 that the free plan gives each of them, beside what else they do.
 */
export const BY_CRON: Room = { all: 4, of: () => 2 };
export const AFTER_REQUEST: Room = { all: 8, of: () => 4 };

/** Sends some of what webhooks wait for, all at once; what is left is sent by whoever comes next. */
export async function deliverSome(deps: DeliverDeps, room: Room): Promise<void> {
  const taken = await takeDue(deps, room);
  const settled = await Promise.all(
    taken.map(async (ready) => {
      const outcome = await sendOne(deps, ready);
      return outcome === undefined ? [] : [{ source: ready.source, outcome }];
    }),
  );
  await settle(deps, settled.flat());
}

const ANY = '' as SiteId;

/** The statements that put something up to be told. */
const PUT_UP: ReadonlySet<Template> = new Set(
  [
    enqueueDecisions({ site: ANY, decisions: '[]' }),
    enqueueReported({ site: ANY, entries: '[]' }),
    deliverAgain({ site: ANY, webhook: '', event: '', now: 0 }),
    deliverFailedAgain({ site: ANY, webhook: '', since: 0, now: 0, most: 0 }),
  ].map(({ template }: Statement) => template),
);

/** The same database, which says so when a batch has put something up to be told: to ask for it would be a round trip more. */
export const noticing = (database: Database, notice: () => void): Database => ({
  ...database,
  atomically: async (statements, options) => {
    const rows = await database.atomically(statements, options);
    if (statements.some(({ template }, at) => PUT_UP.has(template) && rows[at]?.length)) notice();
    return rows;
  },
});
