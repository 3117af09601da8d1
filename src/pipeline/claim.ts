import type { CommentId, SiteId } from '../domain/comment.ts';
import type { DecidedBy } from '../domain/decision.ts';
import { claimComments } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import type { QueueFilters, QueueOrder } from '../store/queue-picks.ts';
import type { Statement } from '../store/statement.ts';

/** A claim holds so long (ms). */
const HELD = 10 * 60 * 1000;
/** So often is looked for others, where all at once picked the same; somebody gets theirs each time. */
const TRIES = 10;

interface ClaimDeps {
  readonly database: Database;
  now(): number;
}

export interface WantedClaim {
  readonly filters: QueueFilters;
  readonly order: QueueOrder;
  readonly limit: number;
}

/** What somebody holds now, in the order that was asked for, and until when (ms since 1970 UTC). */
export interface Held<R> {
  readonly comments: readonly R[];
  readonly until: number;
}

/**
 * The next comments of a queue for one moderator: no other gets them until they are decided, given back, or the time is
 * over. Their own come again, for as long anew. `look` reads what they hold until a time, in the same batch.
 */
export async function claim<R extends { readonly id: CommentId }>(
  { database, now }: ClaimDeps,
  site: SiteId,
  by: DecidedBy,
  { filters, order, limit }: WantedClaim,
  look: (until: number) => Statement<R>,
): Promise<Held<R>> {
  const at = now();
  const until = at + HELD;
  const wanted = { site, byId: by.id, byName: by.name, now: at, until, limit };
  for (let tries = 1; ; tries++) {
    const [picked, held] = await database.atomically([claimComments(filters, order, wanted), look(until)]);
    const mine = new Set(
      picked.filter((one) => one.byId === by.id && one.until === until).map(({ comment }) => comment),
    );
    if (mine.size === picked.length || tries === TRIES)
      return { comments: held.filter(({ id }) => mine.has(id)), until };
  }
}
