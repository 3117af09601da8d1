import type { Worker } from 'node:cluster';
import { AggregatorRegistry, type MetricObjectWithValues, type MetricValue } from 'prom-client';

/** What a process has counted, as prom-client's `getMetricsAsJSON` says it. */
export type Report = MetricObjectWithValues<MetricValue<string>>[];

/** A worker wants all reports, or sends its own. */
export type FromWorker =
  | { readonly kind: 'reports'; readonly request: number }
  | { readonly kind: 'report'; readonly round: number; readonly report: Report };

/** A worker gets what it wanted, or is asked for its own. */
export type ToWorker =
  | { readonly kind: 'reports'; readonly request: number; readonly reports: readonly Report[] }
  | { readonly kind: 'report'; readonly round: number };

interface Gathering {
  employ(worker: Worker): void;
  hear(worker: Worker, message: FromWorker): void;
  dismiss(worker: Worker): void;
}

/** Who has not answered after so long (ms) counts as when it last did. */
const PATIENCE = 1000;

interface Member {
  latest: Report;
  /** By round. */
  readonly asked: Map<number, (report: Report) => void>;
}

/**
 * Gathers what the processes of a team have counted, for the one of them that is asked. What the dead had counted when they
 * were last heard stays in the sum: a sum that falls would be taken for a restart, and all of it for new.
 */
export function gatherReports(): Gathering {
  const members = new Map<Worker, Member>();
  let ofDead: Report = [];
  let rounds = 0;

  const ask = (worker: Worker, member: Member, round: number): Promise<Report> =>
    new Promise((resolve) => {
      const late = setTimeout(() => member.asked.get(round)?.(member.latest), PATIENCE);
      member.asked.set(round, (report) => {
        clearTimeout(late);
        member.asked.delete(round);
        resolve(report);
      });
      send(worker, { kind: 'report', round });
    });

  async function answer(worker: Worker, request: number): Promise<void> {
    const round = ++rounds;
    const alive = await Promise.all([...members].map(([each, member]) => ask(each, member, round)));
    send(worker, { kind: 'reports', request, reports: [...alive, ofDead] });
  }

  return {
    employ: (worker) => members.set(worker, { latest: [], asked: new Map() }),
    hear(worker, message) {
      const member = members.get(worker);
      if (member === undefined) return;
      if (message.kind === 'reports') return void answer(worker, message.request);
      member.latest = message.report;
      member.asked.get(message.round)?.(message.report);
    },
    dismiss(worker) {
      const member = members.get(worker);
      members.delete(worker);
      if (member === undefined) return;
      const counters = member.latest.filter(({ type }) => isSummed(type));
      ofDead = AggregatorRegistry.aggregate([ofDead, counters]).getMetricsAsArray() as unknown as Report;
      for (const told of member.asked.values()) told([]);
    },
  };
}

/** What a process has now is gone with it. */
const isSummed = (type: unknown): boolean => type === 'counter' || type === 'histogram';

/** To who is gone meanwhile, nothing. */
const send = (worker: Worker, message: ToWorker): void => {
  if (worker.isConnected()) worker.send(message, () => undefined);
};
