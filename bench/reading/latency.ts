import { setTimeout as pause } from 'node:timers/promises';
import { repeatableRandom } from '../arabic.ts';
import { median } from '../compare.ts';
import { newKey } from '../rivals.ts';
import { submission } from '../scenarios.ts';
import { forgetWhatWasSent } from '../stock.ts';
import { openLoop, percentile } from './open-loop.ts';
import type { Prepared } from './rounds.ts';

/** Reads and submissions a second. */
export const PACES = { reads: 1000, submissions: 50 };

/** How long cached reads take (ms, medians of the rounds), without submissions beside them and with. */
export interface Latency {
  readonly size: number;
  readonly without: Percentiles;
  readonly beside: Percentiles;
  /** Of the 99th percentiles: the median of the rounds' own. */
  readonly ratio: number;
}

interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

/** Reads kept pages at a steady pace, in turn without and with submissions of a site's key arriving at theirs. */
export async function measureLatency(
  { readers, requests }: Prepared,
  { seconds, rounds }: { readonly seconds: number; readonly rounds: number },
): Promise<Latency> {
  const { hakam, offer } = readers;
  const random = repeatableRandom(3);
  const key = await newKey(hakam, 'site');
  const stock = { articles: offer.articles, authors: 5000 };
  const submissions = Array.from({ length: 500 }, () => submission(random, stock, key));
  const read = async (submitting: boolean): Promise<Percentiles> => {
    const writing = submitting ? openLoop(hakam.address, submissions, PACES.submissions, 201) : undefined;
    const reading = openLoop(hakam.address, requests, PACES.reads, 200);
    await pause(seconds * 1000);
    await reading.stop();
    await writing?.stop();
    return { p50: percentile(reading.times, 0.5), p99: percentile(reading.times, 0.99) };
  };
  await read(true); // To warm up.
  const found: { without: Percentiles; beside: Percentiles }[] = [];
  for (let round = 0; round < rounds; round++)
    found.push({ without: await read(false), beside: await read(true) });
  forgetWhatWasSent(offer);
  const medianOf = (side: 'without' | 'beside', of: keyof Percentiles): number =>
    median(found.map((each) => each[side][of]));
  return {
    size: offer.size,
    without: { p50: medianOf('without', 'p50'), p99: medianOf('without', 'p99') },
    beside: { p50: medianOf('beside', 'p50'), p99: medianOf('beside', 'p99') },
    ratio: median(found.map(({ without, beside }) => beside.p99 / without.p99)),
  };
}
