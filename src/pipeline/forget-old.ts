import { LONGEST_COMPARED } from '../domain/facts.ts';
import { forgetBulks, forgetParts } from '../store/bulks.ts';
import { forgetClaims } from '../store/claims.ts';
import type { Database } from '../store/database.ts';
import { forgetDeliveries, forgetUnsendable } from '../store/delivery-queue.ts';
import { forgetAnswers } from '../store/idempotency.ts';
import { forgetLimits } from '../store/limits.ts';
import { forgetSketches } from '../store/sketches.ts';

/** Answers to idempotency keys are kept so long (ms). */
const ANSWERS_KEPT = 24 * 60 * 60 * 1000;

/** What webhooks were sent, or could not be, is shown so long (ms). */
const DELIVERIES_KEPT = 30 * 24 * 60 * 60 * 1000;

/** What was asked for in time is done within so long (ms): a decision by filter is not taken from under it. */
const UNDER_WAY = 60 * 60 * 1000;

/** Removes what no request will ask for again; `now` is ms since 1970 UTC. To be called every some minutes. */
export async function forgetOld(database: Database, now: number): Promise<void> {
  // Each by itself: submissions would else wait for their limits until the last of the others is gone.
  await database.atomically([forgetAnswers({ before: now - ANSWERS_KEPT })]);
  await database.atomically([forgetLimits({ now: now * 1000 })]);
  await database.atomically([forgetSketches({ before: now - LONGEST_COMPARED })]);
  await database.atomically([forgetClaims({ now })]);
  const before = now - UNDER_WAY;
  const sentBefore = { before: now - DELIVERIES_KEPT };
  await database.atomically([forgetDeliveries(sentBefore), forgetUnsendable(sentBefore)]);
  await database.atomically([forgetParts({ before }), forgetBulks({ before })]);
}
