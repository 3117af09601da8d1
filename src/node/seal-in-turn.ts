import { setImmediate } from 'node:timers/promises';
import type { Deps } from '../deps.ts';
import { type SealDeps, sealAudit } from '../pipeline/seal-audit.ts';

/** How often (ms) it is looked whether there is anything to seal. */
const EVERY = 1000;

/**
 * Seals what was appended to the audit, every second; of several processes whoever comes first. Returns what stops it,
 * once the batch that is under way is done. What fails is tried again; it is logged once until it works.
 */
export function sealInTurn(deps: Omit<SealDeps, 'pause'>, log: Deps['log']): () => Promise<void> {
  let stopping = false;
  let failed = false;
  let running: Promise<void> | undefined;
  const pause = async (): Promise<void> => {
    await setImmediate();
    if (stopping) throw new Stopped();
  };
  const seal = async (): Promise<void> => {
    try {
      await sealAudit({ ...deps, pause });
      failed = false;
    } catch (error) {
      if (!stopping && !failed) log({ level: 'warn', event: 'audit-not-sealed', error: String(error) });
      failed = true;
    } finally {
      running = undefined;
    }
  };
  const timer = setInterval(() => {
    running ??= seal();
  }, EVERY);
  return async () => {
    stopping = true;
    clearInterval(timer);
    await running;
  };
}

/** Not a fault: the rest is sealed by the next start. */
class Stopped extends Error {}
