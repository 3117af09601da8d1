import { minimize } from './lbfgs.ts';
import { logRatios } from './log-ratios.ts';
import type { Rows } from './rows.ts';

/** A line through the columns of the rows, before it is made small. */
export interface Line {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** Chosen by cross-validation on the training files. */
const DECAY = 0.3;
const STEPS = 40;

/**
 * Logistic regression over naive Bayes log-count ratios, which are folded into the weights (S. Wang and
 * C. Manning, "Baselines and Bigrams", 2012), of binary features scaled by 1/sqrt(n).
 */
export function fitLine(rows: Rows): Line {
  const { size } = rows;
  const ratios = logRatios(rows);
  const { length } = rows.labels;
  const weights = new Float64Array(size);
  const pulls = new Float64Array(size);
  const loss = (point: Float64Array, gradient: Float64Array) => {
    let sum = 0;
    for (let at = 0; at < size; at++) {
      const one = point[at] ?? 0;
      weights[at] = one * (ratios[at] ?? 0);
      sum += (DECAY / 2) * one * one;
    }
    pulls.fill(0);
    gradient[size] = 0;
    for (let row = 0; row < length; row++)
      sum += addRow(rows, row, { weights, bias: point[size] ?? 0 }, pulls, gradient);
    for (let at = 0; at < size; at++) {
      gradient[at] = DECAY * (point[at] ?? 0) + (pulls[at] ?? 0) * (ratios[at] ?? 0);
    }
    return sum;
  };
  const point = minimize(loss, size + 1, STEPS);
  return { weights: ratios.map((ratio, at) => ratio * (point[at] ?? 0)), bias: point[size] ?? 0 };
}

function addRow(rows: Rows, row: number, line: Line, pulls: Float64Array, gradient: Float64Array): number {
  const { columns, starts, scales, labels, costs, offsets, size } = rows;
  const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  const scale = scales[row] ?? 0;
  const { weights } = line;
  let sum = 0;
  for (let at = from; at < to; at++) sum += weights[columns[at] ?? 0] ?? 0;
  const label = labels[row] ?? 0;
  const cost = costs[row] ?? 0;
  const margin = label * (sum * scale + line.bias + (offsets[row] ?? 0));
  const pull = (-cost * label) / (1 + Math.exp(margin));
  gradient[size] = (gradient[size] ?? 0) + pull;
  const step = pull * scale;
  for (let at = from; at < to; at++) {
    const column = columns[at] ?? 0;
    pulls[column] = (pulls[column] ?? 0) + step;
  }
  return cost * (margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin);
}
