import cluster from 'node:cluster';
import { AggregatorRegistry, type Registry } from 'prom-client';
import { Unavailable } from '../store/database.ts';
import type { FromWorker, Report, ToWorker } from './gather-reports.ts';

/** So long (ms) the process above has to gather them: more than it gives the others. */
const PATIENCE = 2500;

/**
 * What writes down all metrics: this process's, or, where it is one of several, those of all together, each of which says
 * whether it is to be added up. Rejects with `Unavailable` where the process above doesn't answer.
 */
export function teamsText(own: Registry): () => Promise<string> {
  if (!cluster.isWorker) return () => own.metrics();
  const waiting = new Map<number, (reports: readonly Report[]) => void>();
  let asked = 0;
  process.on('message', async (message: ToWorker) => {
    if (message.kind === 'reports') waiting.get(message.request)?.(message.reports);
    else tell({ kind: 'report', round: message.round, report: await own.getMetricsAsJSON() });
  });
  const gathered = async (request: number): Promise<readonly Report[]> => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly Report[]>();
    const late = setTimeout(() => reject(new Unavailable('the other processes say nothing')), PATIENCE);
    waiting.set(request, resolve);
    tell({ kind: 'reports', request });
    try {
      return await promise;
    } finally {
      clearTimeout(late);
      waiting.delete(request);
    }
  };
  return async () => AggregatorRegistry.aggregate([...(await gathered(++asked))]).metrics();
}

/** Whoever is told goes when the process above is gone. */
const tell = (message: FromWorker): void => {
  if (process.connected) process.send?.(message);
};
