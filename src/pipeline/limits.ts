import type { Limit } from '../domain/site.ts';
import { takeLimit } from '../store/limits.ts';
import type { Statement } from '../store/statement.ts';
import { type Intake, ownerOf } from './intake.ts';

/** A limit that this submission falls under; `id` names its counter. */
export interface ApplicableLimit {
  readonly id: string;
  readonly limit: Limit;
}

/** A limit that refused, and when it takes the next one (ms from now). */
export interface Refusal {
  readonly limit: Limit;
  readonly retryAfter: number;
}

/** The arrival times (µs) of counters that refused, so that a flood is answered without a write. */
export type RememberedRefusals = Map<string, number>;
const REMEMBERED = 10_000;

/** The site's limits that apply, narrow to wide; one by a fact that the request doesn't carry is skipped. */
export const applicableLimits = ({ submission, ruleSet }: Intake): ApplicableLimit[] =>
  ruleSet.limits.flatMap((limit) => {
    const counted = ownerOf(submission, limit.by);
    // Neither a site's id nor a limit's has a slash, so no two counters share a name.
    return counted === null ? [] : [{ limit, id: `${submission.site}/${limit.id}/${counted}` }];
  });

/** GCRA's two constants in µs: one submission's share of the period, and how far a burst may run ahead. */
const emissionOf = ({ per, max }: Limit): number => Math.floor((per * 1000) / max);
const slackOf = (limit: Limit): number => (limit.max - 1) * emissionOf(limit);

/** A statement a limit; each is taken only if this request got the one before. */
export const takeStatements = (
  limits: readonly ApplicableLimit[],
  request: string,
  nowMs: number,
  idempotency: Intake['idempotency'],
): Statement<{ tat: number; request: string }>[] =>
  limits.map(({ id, limit }, index) =>
    takeLimit({
      id,
      now: nowMs * 1000,
      emission: emissionOf(limit),
      slack: slackOf(limit),
      request,
      before: limits[index - 1]?.id ?? '',
      scope: idempotency?.scope ?? '',
      key: idempotency?.key ?? '',
    }),
  );

/** The first limit that refused, by what each statement returned; it is remembered. */
export function firstRefusal(
  limits: readonly ApplicableLimit[],
  taken: readonly (readonly { tat: number; request: string }[])[],
  request: string,
  nowMs: number,
  remembered: RememberedRefusals,
): Refusal | undefined {
  for (const [index, { id, limit }] of limits.entries()) {
    const counter = taken[index]?.[0];
    if (!counter || counter.request === request) continue;
    remember(remembered, id, counter.tat);
    return { limit, retryAfter: waitOf(limit, counter.tat, nowMs) };
  }
  return undefined;
}

/** How long (ms) a counter refuses yet, by the limit as the site's file has it now. */
const waitOf = (limit: Limit, tat: number, nowMs: number): number =>
  (tat - slackOf(limit) - nowMs * 1000) / 1000;

function remember(refusals: RememberedRefusals, id: string, tat: number): void {
  const oldest = refusals.keys().next();
  if (refusals.size >= REMEMBERED && !oldest.done) refusals.delete(oldest.value);
  refusals.set(id, tat);
}

/** A refusal that is still in force by memory alone. */
export function rememberedRefusal(
  limits: readonly ApplicableLimit[],
  nowMs: number,
  remembered: RememberedRefusals,
): Refusal | undefined {
  for (const { id, limit } of limits) {
    const tat = remembered.get(id);
    if (tat === undefined) continue;
    const retryAfter = waitOf(limit, tat, nowMs);
    if (retryAfter > 0) return { limit, retryAfter };
    remembered.delete(id);
  }
  return undefined;
}
