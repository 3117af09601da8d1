import { load, type Measured } from './load.ts';
import type { Rivals, Side } from './rivals.ts';
import type { Keys, Scenario } from './scenarios.ts';
import { forgetWhatWasSent } from './stock.ts';

/** How long a round takes, and how many there are. */
export interface Pace {
  readonly warmUp: number;
  readonly seconds: number;
  readonly rounds: number;
}

/** What is compared, and with what. */
export type Compared = Pick<Scenario, 'name' | 'bare'>;

/** What one round found out of both sides. */
export interface Round {
  readonly hakam: Measured;
  readonly bare: Measured;
}

/** Medians of all rounds. */
export interface Comparison<Of extends Compared = Scenario> {
  readonly scenario: Of;
  readonly hakam: Measured;
  readonly bare: Measured;
  /** Of the rounds' own ratios: both sides of a round ran one right after the other. */
  readonly rateRatio: number;
  /** The bare side's CPU by Hakam's: 1 is as cheap as bare. */
  readonly cpuRatio: number;
}

/** Loads both in turn, round by round, so that what else the machine does falls on both. */
export async function compare(
  { hakam, bare, keys }: Rivals,
  scenario: Scenario,
  { warmUp, seconds, rounds }: Pace,
): Promise<Comparison> {
  await round(hakam, scenario, keys, warmUp);
  await round(bare, scenario, keys, warmUp);
  const measured: Round[] = [];
  for (let at = 0; at < rounds; at++) {
    measured.push({
      hakam: await round(hakam, scenario, keys, seconds),
      bare: await round(bare, scenario, keys, seconds),
    });
  }
  return summed(scenario, measured);
}

/** The medians of what the rounds found out. */
export function summed<Of extends Compared>(scenario: Of, rounds: readonly Round[]): Comparison<Of> {
  const medianOf = (side: keyof Round): Measured => ({
    rate: median(rounds.map((each) => each[side].rate)),
    cpu: median(rounds.map((each) => each[side].cpu)),
  });
  return {
    scenario,
    hakam: medianOf('hakam'),
    bare: medianOf('bare'),
    rateRatio: median(rounds.map(({ hakam, bare }) => hakam.rate / bare.rate)),
    cpuRatio: median(rounds.map(({ hakam, bare }) => bare.cpu / hakam.cpu)),
  };
}

async function round(side: Side, scenario: Scenario, keys: Keys, seconds: number): Promise<Measured> {
  const measured = await load(side.server, scenario.traffic(side.stock, keys), seconds);
  if (scenario.adds) forgetWhatWasSent(side.stock);
  return measured;
}

/** The middle one, or the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
