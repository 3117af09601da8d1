import type { Worker } from 'node:cluster';
import { expect, test } from 'vitest';
import { gatherReports, type Report, type ToWorker } from '../../src/node/gather-reports.ts';

const reportOf = (value: number): Report =>
  [
    { name: 'a_total', help: 'A.', type: 'counter', aggregator: 'sum', values: [{ value, labels: {} }] },
    { name: 'b', help: 'B.', type: 'gauge', aggregator: 'sum', values: [{ value, labels: {} }] },
  ] as never;

/** A team in which each answers with its number, or says nothing where it has none. */
function teamOf(numbers: readonly (number | null)[]) {
  const team = gatherReports();
  const said = [...numbers];
  const got = Promise.withResolvers<number[]>();
  const workers = numbers.map((_, at) => {
    const worker = {
      isConnected: () => true,
      send(message: ToWorker) {
        const mine = said[at] ?? null;
        if (message.kind === 'reports') got.resolve(valuesIn(message.reports, 'a_total'));
        else if (mine !== null)
          team.hear(worker, { kind: 'report', round: message.round, report: reportOf(mine) });
      },
    } as unknown as Worker;
    team.employ(worker);
    return worker;
  });
  return { team, workers, said, got: got.promise };
}

const valuesIn = (reports: readonly Report[], name: string): number[] =>
  reports.flatMap((report) =>
    report.filter((metric) => metric.name === name).flatMap(({ values }) => values.map(({ value }) => value)),
  );

const ask = (team: ReturnType<typeof gatherReports>, worker: Worker | undefined) =>
  team.hear(worker as Worker, { kind: 'reports', request: 1 });

test('who says nothing counts as when it was last heard', async () => {
  const { team, workers, said, got } = teamOf([1, 10, 100]);
  team.hear(workers[2] as Worker, { kind: 'report', round: 0, report: reportOf(90) });
  said[2] = null;
  ask(team, workers[0]);
  expect(await got).toEqual([1, 10, 90]);
});

test('counters of the dead stay, those who died at once too, and what they had is gone with them', async () => {
  const { team, workers, got } = teamOf([1, 10, 100]);
  for (const [at, value] of [
    [1, 10],
    [2, 100],
  ] as const)
    team.hear(workers[at] as Worker, { kind: 'report', round: 0, report: reportOf(value) });
  team.dismiss(workers[1] as Worker);
  team.dismiss(workers[2] as Worker);
  ask(team, workers[0]);
  expect(await got).toEqual([1, 110]);
});

test('nobody waits for one that dies while it is asked, and what it had counted is in the sum once', async () => {
  const { team, workers, said, got } = teamOf([1, 10]);
  team.hear(workers[1] as Worker, { kind: 'report', round: 0, report: reportOf(10) });
  said[1] = null;
  ask(team, workers[0]);
  team.dismiss(workers[1] as Worker);
  expect(await got).toEqual([1, 10]);
});
