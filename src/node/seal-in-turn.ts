import { setImmediate } from 'node:timers/promises';
import type { Deps } from '../deps.ts';
import { type SealDeps, sealAudit } from '../pipeline/seal-audit.ts';

/** How often (ms) it is looked whether there is anything to seal. */
const EVERY = 1000;
/** How often (ms) the head of the chain is told to the log, which is kept elsewhere: for `hakam audit verify --head`. */
const TOLD_EVERY = 3_600_000;
/** So many batches are still sealed at the stop. */
const LAST_BATCHES = 5;

/**
 * Seals what was appended to the audit, every second; of several processes whoever comes first. Returns what stops it,
 * once what was appended until then is sealed. What fails is tried again; it is logged once until it works.
 */
export function sealInTurn(deps: Omit<SealDeps, 'pause' | 'seen'>, log: Deps['log']): () => Promise<void> {
  const seen: NonNullable<SealDeps['seen']> = { head: undefined };
  let told = { sequence: 0, at: deps.now() };
  let stopping = false;
  let failed = false;
  let running: Promise<void> | undefined;
  const pause = async (): Promise<void> => {
    await setImmediate();
    if (stopping) throw new Stopped();
  };
  const tellHead = (): void => {
    const { head } = seen;
    if (head === undefined || head.sequence === told.sequence) return;
    told = { sequence: head.sequence, at: deps.now() };
    log({ level: 'info', event: 'audit-head', head: `${head.sequence}:${head.hash}` });
  };
  const seal = async (): Promise<void> => {
    try {
      await sealAudit({ ...deps, seen, pause });
      failed = false;
      if (deps.now() - told.at >= TOLD_EVERY) tellHead();
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
    await sealAudit({ ...deps, seen, pause: setImmediate }, { most: LAST_BATCHES }).catch(() => 0);
    tellHead();
  };
}

/** Not a fault: the rest is sealed by the next start. */
class Stopped extends Error {}
