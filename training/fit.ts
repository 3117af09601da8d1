import { minimize } from './lbfgs.ts';

/** Texts as rows of distinct buckets, one after the other. */
export interface Rows {
  readonly buckets: Uint32Array;
  /** Where each row begins; one more than there are rows. */
  readonly starts: Uint32Array;
  /** 1 or -1. */
  readonly labels: Int8Array;
  /** What an error in the row costs. */
  readonly costs: Float64Array;
  /** What the row counts for in the log-count ratios. */
  readonly shares: Float64Array;
  /** What the row's source adds to its score in training, for its share of positives; dropped at inference. */
  readonly offsets: Float64Array;
}

/** A line through the buckets, before it is made small. */
export interface Line {
  readonly weights: Float64Array;
  readonly bias: number;
}

export interface FitOptions {
  readonly size: number;
  readonly smooth: number;
  readonly decay: number;
  readonly steps: number;
}

/**
 * Logistic regression over naive Bayes log-count ratios, which are folded into the weights (S. Wang and
 * C. Manning, "Baselines and Bigrams", 2012), of binary features scaled by 1/sqrt(n). Only of the rows listed.
 */
export function fitLine(rows: Rows, of: readonly number[], options: FitOptions): Line {
  const { size, smooth, decay, steps } = options;
  const ratios = logRatios(rows, of, size, smooth);
  const loss = (point: Float64Array, gradient: Float64Array) => {
    let sum = 0;
    for (let at = 0; at < size; at++) {
      const one = point[at] ?? 0;
      gradient[at] = decay * one;
      sum += (decay / 2) * one * one;
    }
    gradient[size] = 0;
    for (const row of of) sum += addRow(rows, row, ratios, point, gradient);
    return sum;
  };
  const point = minimize(loss, size + 1, steps);
  return { weights: ratios.map((ratio, at) => ratio * (point[at] ?? 0)), bias: point[size] ?? 0 };
}

function addRow(
  rows: Rows,
  row: number,
  ratios: Float64Array,
  point: Float64Array,
  gradient: Float64Array,
): number {
  const { buckets, starts, labels, costs, offsets } = rows;
  const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  const bias = point.length - 1;
  const each = 1 / Math.sqrt(Math.max(1, to - from));
  let sum = 0;
  for (let at = from; at < to; at++) {
    const bucket = buckets[at] ?? 0;
    sum += (point[bucket] ?? 0) * (ratios[bucket] ?? 0);
  }
  const label = labels[row] ?? 0;
  const margin = label * (sum * each + (point[bias] ?? 0) + (offsets[row] ?? 0));
  const cost = costs[row] ?? 0;
  const pull = (-cost * label) / (1 + Math.exp(margin));
  gradient[bias] = (gradient[bias] ?? 0) + pull;
  const step = pull * each;
  for (let at = from; at < to; at++) {
    const bucket = buckets[at] ?? 0;
    gradient[bucket] = (gradient[bucket] ?? 0) + step * (ratios[bucket] ?? 0);
  }
  return cost * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
}

function logRatios(rows: Rows, of: readonly number[], size: number, smooth: number): Float64Array {
  const yes = new Float64Array(size).fill(smooth);
  const no = new Float64Array(size).fill(smooth);
  for (const row of of) {
    const count = rows.labels[row] === 1 ? yes : no;
    const share = rows.shares[row] ?? 0;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) {
      const bucket = rows.buckets[at] ?? 0;
      count[bucket] = (count[bucket] ?? 0) + share;
    }
  }
  const total = Math.log(sumOf(no) / sumOf(yes));
  return yes.map((one, at) => Math.log(one / (no[at] ?? 1)) + total);
}

const sumOf = (array: Float64Array): number => array.reduce((sum, one) => sum + one, 0);
