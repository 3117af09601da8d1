import type { Deps } from '../deps.ts';
import {
  type DeliverDeps,
  isGone,
  type Ready,
  type Room,
  sendOne,
  settle,
  takeDue,
} from '../pipeline/deliver.ts';

/** How often (ms) it is looked whether there is anything to send. */
const EVERY = 1000;
/** So many are under way at once in this process, to all receivers and to each. */
const IN_ALL = 100;
const TO_EACH = 8;
/** What is under way at the stop has so long (ms) to end. */
const LAST = 5000;

/**
 * Sends what webhooks wait for, as soon as there is room; of several processes whoever comes first. A receiver that failed
 * last gets one at a time, so that many of them take nothing from the others. Returns what stops it, once what is under way
 * has ended or had its time; what is cut off is sent again.
 */
export function deliverInTurn(
  deps: DeliverDeps & Pick<Deps, 'metrics'>,
  log: Deps['log'],
): () => Promise<void> {
  const underWay = new Set<Promise<void>>();
  const counts = new Map<string, number>();
  const failing = new Set<string>();
  const cuts = new Set<AbortController>();
  const warn = warnOnce(log);
  let isStopping = false;
  let looking: Promise<void> | undefined;
  const room = (): Room => ({
    all: IN_ALL - underWay.size,
    of: (webhook) => (failing.has(webhook) ? 1 : TO_EACH) - (counts.get(webhook) ?? 0),
  });
  const begin = (ready: Ready): void => {
    const { webhook } = ready.leased;
    counts.set(webhook, (counts.get(webhook) ?? 0) + 1);
    const cut = new AbortController();
    cuts.add(cut);
    const work = send(ready, cut.signal).finally(() => {
      cuts.delete(cut);
      underWay.delete(work);
      counts.set(webhook, (counts.get(webhook) ?? 1) - 1);
      look();
    });
    underWay.add(work);
  };
  const send = (ready: Ready, cut: AbortSignal): Promise<void> =>
    warn(async () => {
      const outcome = await sendOne(deps, ready, cut);
      if (outcome === undefined) return;
      deps.metrics.told(ready.source.site, isGone(outcome) ? 'failed' : outcome.state);
      failing[outcome.state === 'delivered' ? 'delete' : 'add'](ready.leased.webhook);
      await settle(deps, [{ source: ready.source, outcome }]);
    });
  const take = (): Promise<void> =>
    warn(async () => {
      for (const ready of await takeDue(deps, room())) begin(ready);
    });
  const look = (): void => {
    if (isStopping) return;
    looking ??= take().finally(() => {
      looking = undefined;
    });
  };
  const timer = setInterval(look, EVERY);
  return async () => {
    isStopping = true;
    clearInterval(timer);
    await looking;
    const cutOff = setTimeout(() => {
      for (const cut of cuts) cut.abort();
    }, LAST);
    await Promise.all(underWay);
    clearTimeout(cutOff);
  };
}

/** What fails is tried again; it is logged once until it works. */
function warnOnce(log: Deps['log']): (work: () => Promise<void>) => Promise<void> {
  let failed = false;
  return async (work) => {
    try {
      await work();
      failed = false;
    } catch (error) {
      if (!failed) log({ level: 'warn', event: 'webhooks-not-sent', error: String(error) });
      failed = true;
    }
  };
}
