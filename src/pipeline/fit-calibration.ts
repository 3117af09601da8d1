import { probability } from '../model/score.ts';
import type { Knot } from '../model/weights.ts';

/** A comment as the model scored it, and what people made of it. */
export interface Judged {
  /** What the model says, from 0 to 1, before any calibration. */
  readonly scored: number;
  readonly isRejected: boolean;
}

/**
 * What the model's probabilities mean where people decided so: a curve of two parameters (J. Platt, Probabilistic Outputs
 * for Support Vector Machines, 1999), which five hundred decisions are enough for, as a table of knots. Null where
 * a higher probability doesn't mean more rejections.
 */
export function fitCalibration(judged: readonly Judged[]): readonly Knot[] | null {
  const [slope, offset] = fitted(judged);
  if (!(slope > 0)) return null;
  return AT.map((scored): Knot => [scored, inTenThousandths(sigmoid(slope * logit(scored) + offset))]);
}

/** Each comment by a curve that was made of four fifths of all, without it: what a new one would get. */
export function heldOut(judged: readonly Judged[]): readonly Judged[] {
  return Array.from({ length: FOLDS }, (_, fold) => {
    const knots = fitCalibration(judged.filter((_each, at) => at % FOLDS !== fold));
    const own = judged.filter((_each, at) => at % FOLDS === fold);
    return knots === null ? own : own.map((one) => ({ ...one, scored: probability(knots, one.scored) }));
  }).flat();
}

const FOLDS = 5;

/** Closer to the ends, where they mean most. */
const AT = [
  0, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995,
  0.998, 1,
];

/** A decision, as the curve meets it: the logit of what was scored, and how near to 1 the curve should come there. */
type Point = readonly [x: number, target: number];
type Curve = readonly [slope: number, offset: number];

/** Newton's method on the log loss; a step that makes it worse is halved. */
function fitted(judged: readonly Judged[]): Curve {
  const points = pointsOf(judged);
  let curve: Curve = [1, 0];
  let loss = lossOf(points, curve);
  for (let round = 0; round < 100; round++) {
    let [less, lower] = stepOf(points, curve);
    let next: Curve = [curve[0] - less, curve[1] - lower];
    while (lossOf(points, next) > loss && Math.abs(less) + Math.abs(lower) > ENOUGH) {
      [less, lower] = [less / 2, lower / 2];
      next = [curve[0] - less, curve[1] - lower];
    }
    if (!(lossOf(points, next) < loss)) return curve;
    [curve, loss] = [next, lossOf(points, next)];
  }
  return curve;
}

const ENOUGH = 1e-9;

/** With Platt's targets, which are a little off 0 and 1 against few decisions. */
function pointsOf(judged: readonly Judged[]): readonly Point[] {
  const rejected = judged.filter(({ isRejected }) => isRejected).length;
  const [high, low] = [(rejected + 1) / (rejected + 2), 1 / (judged.length - rejected + 2)];
  return judged.map(({ scored, isRejected }): Point => [logit(scored), isRejected ? high : low]);
}

function lossOf(points: readonly Point[], [slope, offset]: Curve): number {
  let loss = 0;
  for (const [x, target] of points) {
    const z = slope * x + offset;
    loss += Math.max(z, 0) - z * target + Math.log1p(Math.exp(-Math.abs(z)));
  }
  return loss;
}

function stepOf(points: readonly Point[], [slope, offset]: Curve): Curve {
  let [g0, g1, h00, h01, h11] = [0, 0, RIDGE, 0, RIDGE];
  for (const [x, target] of points) {
    const p = sigmoid(slope * x + offset);
    const [off, weight] = [p - target, p * (1 - p)];
    g0 += off * x;
    g1 += off;
    h00 += weight * x * x;
    h01 += weight * x;
    h11 += weight;
  }
  const determinant = h00 * h11 - h01 * h01;
  return [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
}

/** Where all score alike. */
const RIDGE = 1e-6;
const NEAREST = 0.001;

/** Of what is nearly 0 or 1 as of what is a thousandth from it: one sure mistake would outweigh all else. */
function logit(scored: number): number {
  const inside = Math.min(1 - NEAREST, Math.max(NEAREST, scored));
  return Math.log(inside / (1 - inside));
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const inTenThousandths = (share: number): number => Math.round(share * 10_000) / 10_000;
