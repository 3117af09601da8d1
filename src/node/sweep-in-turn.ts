import { statSync } from 'node:fs';
import type { Deps } from '../deps.ts';
import type { Database } from '../store/database.ts';
import { latestUnswept } from '../store/erasures.ts';
import { type Sweep, startSweep } from './start-sweep.ts';
import type { Sweeping } from './sweep-file.ts';

/** How often (ms) it is looked whether anything was erased. */
const EVERY = 1000;
/** A file below this many bytes is written anew at once: others wait for that, and for no longer than they do. */
const SMALL = 64 * 1024 * 1024;
/** A larger one is in this hour of the day (UTC), for what is written meanwhile is answered 503. */
const NIGHT = 3;
/** After a failure it is tried again so much later (ms): soon, or where it costs much, twice more in a night. */
const PAUSE = { cheap: 10_000, costly: 20 * 60 * 1000 };

interface SweepDeps {
  readonly database: Database;
  readonly file: string;
  /** Milliseconds since 1970 UTC. */
  now(): number;
}

/**
 * Sweeps a database file after each erasure: its WAL at once, the whole file at once or in the night. Returns what stops
 * it, a sweep under way too: that is done from the beginning then, after the next start. Of several processes those that
 * come later find nothing to do, or the write lock held. What fails is tried again; it is logged once.
 */
export function sweepInTurn({ database, file, now }: SweepDeps, log: Deps['log']): () => Promise<void> {
  let running: Promise<void> | undefined;
  let sweep: Sweep | undefined;
  let [truncatedAfter, notBefore, stopping, failed] = ['', 0, false, ''];

  const sweepOnce = async (): Promise<void> => {
    const [[latest]] = await database.read([latestUnswept({})]);
    if (latest === undefined || now() < notBefore || stopping) return;
    const { size } = statSync(file);
    const how = sweepingOf(size, now());
    if (how === 'truncate' && truncatedAfter === latest.id) return;
    try {
      sweep = startSweep(file, how);
      await sweep.done;
      [truncatedAfter, failed] = [latest.id, ''];
    } catch (error) {
      notBefore = now() + pauseAfter(how, size);
      if (!stopping && failed !== String(error))
        log({ level: 'warn', event: 'not-swept', error: String(error) });
      failed = String(error);
    }
  };
  const timer = setInterval(() => {
    running ??= sweepOnce()
      // The database can't be asked: others say so, and it is tried again.
      .catch(() => undefined)
      .finally(() => {
        running = undefined;
      });
  }, EVERY);
  return async () => {
    stopping = true;
    clearInterval(timer);
    sweep?.kill();
    await running;
  };
}

/** How a file of so many bytes is swept at a time (ms since 1970 UTC). */
export const sweepingOf = (size: number, now: number): Sweeping =>
  size < SMALL || new Date(now).getUTCHours() === NIGHT ? 'rewrite' : 'truncate';

const pauseAfter = (how: Sweeping, size: number): number =>
  how === 'rewrite' && size >= SMALL ? PAUSE.costly : PAUSE.cheap;
