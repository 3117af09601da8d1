import type { Database } from '../store/database.ts';
import {
  disableGone,
  dueWebhooks,
  type EventSource,
  eventSources,
  type Leased,
  leaseDeliveries,
  type Outcome,
  recordOutcomes,
} from '../store/delivery-queue.ts';
import { nextTry } from './retries.ts';
import { signedRequest, type WebhookRequest } from './signed-request.ts';

/**
 * Sends by POST, and tells what the receiver said, a redirect too. Rejects with what went wrong, in plain words, where it
 * said nothing, or where its address is not one that webhooks may go to.
 */
export type SendWebhook = (
  request: WebhookRequest & {
    /** Ends the exchange, wherever it stands. */
    readonly signal: AbortSignal;
  },
) => Promise<Answered>;

export interface Answered {
  readonly status: number;
  /** Its header of that name. */
  readonly retryAfter: string | null;
}

export interface DeliverDeps {
  readonly database: Database;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  newId(now: number): string;
  /** The subkey of the webhooks. */
  readonly key: Uint8Array;
  /** The service's version. */
  readonly version: string;
  readonly send: SendWebhook;
}

/** An exchange takes so long (ms) at most, from the first look for the address to the end of the answer. */
const PATIENCE = 15_000;
/** Longer, so that what came of it is written before somebody else sends it again. */
const LEASE = 20_000;

/** How much may be sent now. */
export interface Room {
  readonly all: number;
  of(webhook: string): number;
}

/** A delivery that is to be sent now; its source was read after it was leased. */
export interface Ready {
  readonly leased: Leased;
  readonly source: EventSource;
}

/**
 * Takes deliveries that are due, whose changes are therefore committed, as much as there is room for: nobody else sends
 * them meanwhile. Two round trips to the database, or one where nothing is due.
 */
export async function takeDue({ database, now }: DeliverDeps, room: Room): Promise<Ready[]> {
  const at = now();
  const [due] = await database.read([dueWebhooks({ now: at })]);
  const leases: Parameters<typeof leaseDeliveries>[0][] = [];
  let left = room.all;
  for (const { id } of due) {
    const limit = Math.min(left, room.of(id));
    if (limit <= 0) continue;
    left -= limit;
    leases.push({ webhook: id, now: at, until: at + LEASE, limit });
  }
  if (leases.length === 0) return [];
  const leased = (await database.atomically(leases.map(leaseDeliveries))).flat();
  return withSources(database, leased);
}

async function withSources(database: Database, leased: readonly Leased[]): Promise<Ready[]> {
  if (leased.length === 0) return [];
  const wanted = leased.map(({ webhook, event }) => ({ webhook, event }));
  const [sources] = await database.read([eventSources({ deliveries: JSON.stringify(wanted) })]);
  const nameOf = ({ webhook, event }: { webhook: string; event: string }) => `${webhook} ${event}`;
  const byName = new Map(sources.map((source) => [nameOf(source), source]));
  return leased.flatMap((each) => {
    const source = byName.get(nameOf(each));
    return source === undefined ? [] : [{ leased: each, source }];
  });
}

/** Sends one, and tells what came of it; never rejects. Undefined where `stop` ended it: then nothing is known of it. */
export async function sendOne(
  deps: DeliverDeps,
  { leased, source }: Ready,
  stop?: AbortSignal,
): Promise<Outcome | undefined> {
  const late = AbortSignal.timeout(PATIENCE);
  const signal = stop ? AbortSignal.any([late, stop]) : late;
  try {
    const answered = await deps.send({ ...signedRequest(deps, source), signal });
    return outcomeOf(deps, leased, answered.status, answered.retryAfter, errorOf(answered));
  } catch (error) {
    if (stop?.aborted) return undefined;
    const said = late.aborted ? `no whole answer within ${PATIENCE / 1000} seconds` : messageOf(error);
    return outcomeOf(deps, leased, null, null, said);
  }
}

const errorOf = ({ status }: Answered): string | null =>
  status >= 300 && status < 400 ? 'redirects are not followed' : null;

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 200);

function outcomeOf(
  { now: clock }: DeliverDeps,
  leased: Leased,
  answer: number | null,
  retryAfter: string | null,
  error: string | null,
): Outcome {
  const now = clock();
  const attempts = leased.attempts + 1;
  const about = { ...leased, attempts, triedAt: now, answer, error };
  if (answer !== null && answer >= 200 && answer < 300) return { ...about, state: 'delivered', nextAt: now };
  const next = nextTry({ attempts, answer, retryAfter, now, random: Math.random() });
  return next === null
    ? { ...about, state: 'failed', nextAt: now }
    : { ...about, state: 'waiting', nextAt: next };
}

/** Writes down what came of deliveries, in one batch; a webhook whose receiver is gone (410) gets nothing more. */
export async function settle(
  { database, now, newId }: DeliverDeps,
  settled: readonly Settled[],
): Promise<void> {
  if (settled.length === 0) return;
  const at = now();
  const gone = new Map(
    settled
      .filter(({ outcome }) => isGone(outcome))
      .map(({ source: { webhook, site } }) => [webhook, { webhook, site, entry: newId(at) }]),
  );
  await database.atomically([
    recordOutcomes({ outcomes: JSON.stringify(settled.map(({ outcome }) => outcome)) }),
    ...(gone.size === 0 ? [] : disableGone([...gone.values()], at)),
  ]);
}

/** Whether the receiver said that it is there no more (RFC 9110, 15.5.11): then nothing is sent to it again. */
export const isGone = ({ answer }: Outcome): boolean => answer === 410;

export interface Settled {
  readonly source: EventSource;
  readonly outcome: Outcome;
}
