import { readFeatures } from '../src/model/features.ts';
import type { Rows } from './fit.ts';
import type { Example } from './read-data.ts';

/** The features of the examples, with what their sources' shares of positives ask for. */
export function toRows(examples: readonly Example[], size: number): Rows {
  const starts = new Uint32Array(examples.length + 1);
  let buckets = new Uint32Array(1 << 20);
  for (const [row, { text }] of examples.entries()) {
    const features = readFeatures(text, size);
    const from = starts[row] ?? 0;
    if (from + features.length > buckets.length) {
      const longer = new Uint32Array(2 * buckets.length + features.length);
      longer.set(buckets);
      buckets = longer;
    }
    buckets.set(features.buckets.subarray(0, features.length), from);
    starts[row + 1] = from + features.length;
  }
  const shareOf = positiveShares(examples);
  const share = ({ source }: Example) => shareOf.get(source) ?? 0.5;
  return {
    buckets,
    starts,
    labels: Int8Array.from(examples, ({ offensive }) => (offensive ? 1 : -1)),
    costs: new Float64Array(examples.length).fill(1),
    shares: Float64Array.from(examples, (one) => 0.5 / (one.offensive ? share(one) : 1 - share(one))),
    offsets: Float64Array.from(examples, (one) => Math.log(share(one) / (1 - share(one)))),
  };
}

function positiveShares(examples: readonly Example[]): ReadonlyMap<string, number> {
  const bySource = Map.groupBy(examples, ({ source }) => source);
  return new Map(
    Array.from(bySource, ([source, all]) => [
      source,
      all.filter(({ offensive }) => offensive).length / all.length,
    ]),
  );
}
