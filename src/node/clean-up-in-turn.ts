import { setImmediate } from 'node:timers/promises';
import type { Deps } from '../deps.ts';
import { forgetByAge, type Sites, sitesForget } from '../pipeline/forget-by-age.ts';
import { forgetOld } from '../pipeline/forget-old.ts';

const EVERY = 10 * 60 * 1000;
/** Some tens of ms a batch, and half a million comments a time. */
const PACE = { size: 200, scan: 1000, most: 2500 };

/**
 * Removes what no request will ask for again, and what sites forget by their files, every ten minutes. What fails is
 * logged, and tried again the next time. Returns what stops it, after the batch that is under way.
 */
export function cleanUpInTurn(
  deps: Pick<Deps, 'database' | 'now' | 'newId'>,
  ruleSets: Sites,
  log: Deps['log'],
): () => Promise<void> {
  let stopping = false;
  let running: Promise<void> | undefined;
  const pause = async (): Promise<void> => {
    await setImmediate();
    if (stopping) throw new Stopped();
  };
  const warnIfFails = async (about: { readonly site?: string }, job: () => Promise<void>): Promise<void> => {
    if (stopping) return;
    try {
      await job();
    } catch (error) {
      if (!(error instanceof Stopped))
        log({ level: 'warn', event: 'clean-up-failed', ...about, error: String(error) });
    }
  };
  const cleanUp = async (): Promise<void> => {
    await warnIfFails({}, () => forgetOld(deps.database, deps.now()));
    for (const forgetting of sitesForget(ruleSets))
      await warnIfFails({ site: forgetting.site }, () => forgetByAge(deps, forgetting, { ...PACE, pause }));
    running = undefined;
  };
  const timer = setInterval(() => {
    running ??= cleanUp();
  }, EVERY);
  return async () => {
    stopping = true;
    clearInterval(timer);
    await running;
  };
}

/** Not a fault: the rest is forgotten after the next start. */
class Stopped extends Error {}
