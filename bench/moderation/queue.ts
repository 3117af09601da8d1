import { median } from '../compare.ts';
import { SITE } from '../stock.ts';
import type { Hall } from './stocks.ts';

export interface Pace {
  readonly rounds: number;
  /** So often each is asked in a round. */
  readonly times: number;
}

/** What one request took over each stock: ms of the whole app, without sockets; medians of the rounds. */
export interface QueueFound {
  readonly name: string;
  readonly bySize: readonly { readonly size: number; readonly ms: number }[];
  /** The largest stock's time by the smallest's: the median of the rounds' own. */
  readonly ratio: number;
}

const ASKED = [
  { name: 'queue, first page of 20', path: 'queue' },
  { name: 'queue, first page of 20 by risk', path: 'queue?order=risk' },
  { name: 'summary', path: 'queue/summary' },
] as const;

/** Asks all stocks in turn, round by round, so that what else the machine does falls on all. */
export async function measureQueue(halls: readonly Hall[], { rounds, times }: Pace): Promise<QueueFound[]> {
  const found: QueueFound[] = [];
  for (const { name, path } of ASKED) {
    for (const hall of halls) await timeOf(hall, path, times);
    const measured: number[][] = [];
    for (let at = 0; at < rounds; at++) {
      const round: number[] = [];
      for (const hall of halls) round.push(await timeOf(hall, path, times));
      measured.push(round);
    }
    const bySize = halls.map(({ size }, at) => ({
      size,
      ms: median(measured.map((round) => round[at] ?? Number.NaN)),
    }));
    const ratio = median(measured.map((round) => (round.at(-1) ?? Number.NaN) / (round[0] ?? Number.NaN)));
    found.push({ name, bySize, ratio });
  }
  return found;
}

async function timeOf({ app, key }: Hall, path: string, times: number): Promise<number> {
  const took: number[] = [];
  for (let at = 0; at < times; at++) {
    const began = performance.now();
    const answer = await app.request(`/v1/sites/${SITE}/${path}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    await answer.text();
    took.push(performance.now() - began);
    if (answer.status !== 200) throw new Error(`${path} got ${answer.status}`);
  }
  return median(took);
}
