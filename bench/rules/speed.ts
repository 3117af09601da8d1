import { median } from '../compare.ts';
import { taken } from './cpu.ts';

/** Something that is done to one comment after another. */
export interface Subject {
  readonly name: string;
  /** Does it to the comment of this number; returns something that depends on the work. */
  readonly work: (comment: number) => unknown;
}

/** Comments a second. */
export interface Speed {
  readonly name: string;
  /** By the CPU time of the process: what one core does that has nothing else to do. */
  readonly byCpu: Spread;
  readonly byWall: Spread;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export interface Rounds {
  readonly rounds: number;
  /** Of each subject in a round, ms. */
  readonly time: number;
}

/** The clock is read this often; looking at it for every comment would cost as much as some subjects. */
const BETWEEN_LOOKS = 8;

/** Every subject has a turn in every round, so that what else the machine does falls on all. */
export function measureSpeed(subjects: readonly Subject[], comments: number, pace: Rounds): Speed[] {
  const rates = subjects.map(() => ({ byCpu: [] as number[], byWall: [] as number[] }));
  for (let round = -1; round < pace.rounds; round++) {
    for (const [at, subject] of subjects.entries()) {
      const { cpu, wall } = turn(subject, comments, pace.time);
      if (round < 0) continue; // To warm up.
      rates[at]?.byCpu.push(cpu);
      rates[at]?.byWall.push(wall);
    }
  }
  return subjects.map(({ name }, at) => ({
    name,
    byCpu: spreadOf(rates[at]?.byCpu ?? []),
    byWall: spreadOf(rates[at]?.byWall ?? []),
  }));
}

/** Comments a second, by CPU and wall time. */
function turn({ work }: Subject, comments: number, time: number): { cpu: number; wall: number } {
  let done = 0;
  const { cpu, wall } = taken(() => {
    const end = performance.now() + time;
    do {
      for (let each = 0; each < BETWEEN_LOOKS; each++) sink.last = work(done++ % comments);
    } while (performance.now() < end);
  });
  return { cpu: (done / cpu) * 1e6, wall: (done / wall) * 1e6 };
}

/** What work returns is kept: else the compiler may find that nothing needs doing. */
const sink: { last: unknown } = { last: undefined };

const spreadOf = (numbers: readonly number[]): Spread => ({
  median: median(numbers),
  least: Math.min(...numbers),
  most: Math.max(...numbers),
});
