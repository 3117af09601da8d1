import { readFeatures, shareOf } from '../src/model/features.ts';
import type { Vocabulary } from '../src/model/vocabulary.ts';
import { OWN } from './own-texts.ts';
import type { Example } from './read-data.ts';

/** Texts as rows of columns, one after the other. A column is a bucket that enough texts have. */
export interface Rows {
  readonly columns: Uint32Array;
  /** Of each column. */
  readonly buckets: Uint32Array;
  /** How many columns there are. */
  readonly size: number;
  /** Where each row begins; one more than there are rows. */
  readonly starts: Uint32Array;
  /** 1/sqrt(n) of all features of the text, those that are no columns included. */
  readonly scales: Float64Array;
  /** 1 or -1. */
  readonly labels: Int8Array;
  /** What an error in the row costs. */
  readonly costs: Float64Array;
  /** What the row counts for in the log-count ratios. */
  readonly shares: Float64Array;
  /** What the row's source adds to its score in training, for its share of positives; dropped at inference. */
  readonly offsets: Float64Array;
  /** 1 for texts with Arabic letters. */
  readonly arabic: Uint8Array;
}

/** Features of fewer texts are learned by heart. */
const LEAST_TEXTS = 3;

/** The rows of the examples. */
export function toRows(examples: readonly Example[], vocabulary: Vocabulary): Rows {
  const found = examples.map(({ text }) => {
    const features = readFeatures(text, vocabulary);
    return features.buckets.slice(0, features.length);
  });
  const { columnOf, size } = columnsOf(found, vocabulary.marks.length);
  const kept = found.map((row) =>
    row.map((bucket) => columnOf[bucket] ?? NONE).filter((column) => column !== NONE),
  );
  const starts = new Uint32Array(examples.length + 1);
  for (const [row, { length }] of kept.entries()) starts[row + 1] = (starts[row] ?? 0) + length;
  const columns = new Uint32Array(starts.at(-1) ?? 0);
  for (const [row, all] of kept.entries()) columns.set(all, starts[row]);
  const names = new Uint32Array(size);
  for (const [bucket, column] of columnOf.entries()) if (column !== NONE) names[column] = bucket;
  const scales = Float64Array.from(found, ({ length }) => shareOf(length));
  return { columns, buckets: names, size, starts, scales, ...whatCounts(examples) };
}

const NONE = 0xffffffff;

function columnsOf(found: readonly Uint32Array[], buckets: number): { columnOf: Uint32Array; size: number } {
  const texts = new Uint32Array(buckets);
  for (const row of found) for (const bucket of row) texts[bucket] = (texts[bucket] ?? 0) + 1;
  let size = 0;
  const columnOf = texts.map((count) => (count >= LEAST_TEXTS ? size++ : NONE));
  return { columnOf, size };
}

/** Of own texts all are equally likely to be either: nothing but their words excuses them. */
function whatCounts(
  examples: readonly Example[],
): Pick<Rows, 'labels' | 'costs' | 'shares' | 'offsets' | 'arabic'> {
  const shareOf = positiveShares(examples);
  const share = ({ source }: Example): number => (source === OWN ? 0.5 : (shareOf.get(source) ?? 0.5));
  return {
    labels: Int8Array.from(examples, ({ offensive }) => (offensive ? 1 : -1)),
    costs: Float64Array.from(examples, ({ cost }) => cost),
    shares: Float64Array.from(
      examples,
      (one) => one.cost * Math.sqrt(0.5 / (one.offensive ? share(one) : 1 - share(one))),
    ),
    offsets: Float64Array.from(examples, (one) => Math.log(share(one) / (1 - share(one)))),
    arabic: Uint8Array.from(examples, ({ text }) => (/\p{Script=Arabic}/u.test(text) ? 1 : 0)),
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
