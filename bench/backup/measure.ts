import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Request } from 'autocannon';
import { median } from '../compare.ts';
import { openLoop, percentile } from '../reading/open-loop.ts';
import type { Way } from './ways.ts';

/** Requests a second; reads are of pages that are kept in memory, and of such as are read from the file. */
export const PACES = { reads: 400, submissions: 20 };

/** A service in use, and its database. */
export interface InUse {
  readonly address: string;
  readonly file: string;
  readonly reads: readonly Request[];
  readonly submissions: readonly Request[];
}

export interface Pace {
  readonly rounds: number;
  /** So long (s) it is measured without a copy being made. */
  readonly seconds: number;
  /** After so long (s) a copy that isn't done is given up. */
  readonly patience: number;
}

/** Medians of the rounds. */
export interface Found {
  readonly way: Way;
  /** How long a copy took; null where it was given up. */
  readonly seconds: number | null;
  /** Of reads, ms. */
  readonly without: number;
  readonly during: number;
  /** The median of the rounds' own. */
  readonly ratio: number;
  /** The largest that the WAL was, in bytes, and the copy. */
  readonly wal: number;
  readonly size: number;
}

type Round = Omit<Found, 'way' | 'ratio'>;

/** Measures all ways in turn, round by round. */
export async function measure(
  inUse: InUse,
  ways: readonly Way[],
  pace: Pace,
  to: string,
  told: (way: Way, round: Round) => void,
): Promise<Found[]> {
  const rounds = ways.map((way) => ({ way, rounds: [] as Round[] }));
  await p99Of(inUse, () => pause(pace.seconds * 1000)); // To warm up.
  for (let round = 0; round < pace.rounds; round++)
    for (const each of rounds) {
      const found = await measureOnce(inUse, each.way, pace, to);
      told(each.way, found);
      each.rounds.push(found);
    }
  return rounds.map(foundIn);
}

async function measureOnce(inUse: InUse, way: Way, pace: Pace, to: string): Promise<Round> {
  const without = await p99Of(inUse, () => pause(pace.seconds * 1000));
  let wal = 0;
  const looking = setInterval(() => {
    wal = Math.max(wal, sizeOf(`${inUse.file}-wal`));
  }, 50);
  let seconds: number | null = null;
  const during = await p99Of(inUse, async () => {
    const began = performance.now();
    if (await endsWell(way.start(inUse.file, to), pace.patience))
      seconds = (performance.now() - began) / 1000;
    await pause(1000); // What waited for the copy's end is a part of it: the WAL goes into the file then.
  });
  clearInterval(looking);
  const size = sizeOf(to);
  for (const file of [to, `${to}-journal`, `${to}.secret`]) rmSync(file, { force: true });
  return { seconds, without, during, wal, size };
}

/** The 99th percentile of how long reads take (ms) while something is done, with submissions beside them. */
async function p99Of({ address, reads, submissions }: InUse, work: () => Promise<unknown>): Promise<number> {
  const writing = openLoop(address, submissions, PACES.submissions, 201);
  const reading = openLoop(address, reads, PACES.reads, 200);
  await work();
  await reading.stop();
  await writing.stop();
  return percentile(reading.times, 0.99);
}

/** Whether a process ends by itself in so many seconds; throws where it fails. */
async function endsWell(child: ChildProcess, patience: number): Promise<boolean> {
  const timer = setTimeout(() => child.kill('SIGKILL'), patience * 1000);
  const [code, signal] = await once(child, 'exit');
  clearTimeout(timer);
  if (code !== 0 && signal === null) throw new Error(`A copy failed with ${code}.`);
  return code === 0;
}

function foundIn({ way, rounds }: { way: Way; rounds: readonly Round[] }): Found {
  const seconds = rounds.map((round) => round.seconds);
  return {
    way,
    seconds: seconds.includes(null) ? null : median(seconds as number[]),
    without: median(rounds.map((round) => round.without)),
    during: median(rounds.map((round) => round.during)),
    ratio: median(rounds.map((round) => round.during / round.without)),
    wal: Math.max(...rounds.map((round) => round.wal)),
    size: Math.max(...rounds.map((round) => round.size)),
  };
}

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
