import cluster, { type Worker } from 'node:cluster';
import type { Deps } from '../deps.ts';
import { type FromWorker, gatherReports } from './gather-reports.ts';

/** What a worker says once it listens. */
export interface Ready {
  readonly kind: 'ready';
  readonly address: string;
  readonly sites: readonly string[];
}

interface Team {
  /** Resolves when all listen for the first time; rejects where one of them ends before. */
  readonly ready: Promise<Ready>;
  signal(signal: NodeJS.Signals): void;
  /** Tells all to stop, and resolves when they are gone; who isn't after `PATIENCE` is killed. */
  stop(): Promise<void>;
}

/** So long (ms) may all take to stop: longer than each gives its clients, and less than Docker's 10 s. */
const PATIENCE = 8500;
/** Who lived so long (ms) is replaced at once, as on a first death. */
const HEALTHY = 10_000;
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 10_000;

/** How long (ms) to wait before a worker is replaced that died so often in a row without having lived. */
export const pauseAfter = (deaths: number): number =>
  deaths <= 1 ? 0 : Math.min(FIRST_PAUSE * 2 ** (deaths - 2), LONGEST_PAUSE);

/** So many processes that run this program again; one that dies is replaced, with pauses where it dies again and again. */
export function team(size: number, env: NodeJS.ProcessEnv, log: Deps['log']): Team {
  const alive = new Set<Worker>();
  const reports = gatherReports();
  const pauses = new Set<NodeJS.Timeout>();
  const { promise: ready, resolve, reject } = Promise.withResolvers<Ready>();
  const gone = Promise.withResolvers<void>();
  let unready = size;
  let stopping = false;

  const employ = (deathsBefore: number): void => {
    const began = performance.now();
    const worker = cluster.fork(env);
    alive.add(worker);
    reports.employ(worker);
    worker.on('message', (message: Ready | FromWorker) => {
      if (message.kind !== 'ready') return reports.hear(worker, message);
      if (--unready === 0) resolve(message);
    });
    worker.once('exit', (code, signal) => {
      alive.delete(worker);
      reports.dismiss(worker);
      if (stopping) return alive.size === 0 ? gone.resolve() : undefined;
      if (unready > 0) return reject(new Error('A process of the service could not start.'));
      replace(worker, performance.now() - began < HEALTHY ? deathsBefore + 1 : 1, signal ?? code);
    });
  };
  const replace = ({ process: { pid } }: Worker, deaths: number, how: string | number): void => {
    const pause = pauseAfter(deaths);
    log({ level: 'error', event: 'worker-died', worker: pid ?? null, how, replacedInMs: pause });
    const timer = setTimeout(() => {
      pauses.delete(timer);
      employ(deaths);
    }, pause);
    pauses.add(timer);
  };
  const signal = (name: NodeJS.Signals): void => {
    for (const worker of alive) worker.process.kill(name);
  };

  // Each takes connections itself: handed out by the process above, one that is on its way to a worker that dies would
  // be answered by nobody, and never end.
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  for (let number = 0; number < size; number++) employ(0);
  return {
    ready,
    signal,
    stop: async () => {
      stopping = true;
      for (const timer of pauses) clearTimeout(timer);
      if (alive.size === 0) return;
      signal('SIGTERM');
      const cutOff = setTimeout(signal, PATIENCE, 'SIGKILL');
      await gone.promise;
      clearTimeout(cutOff);
    },
  };
}
