import type { Line } from './fit.ts';
import type { Rows } from './rows.ts';

/** A head's line as it is stored: whole numbers, a bucket each. */
export interface Small {
  readonly weights: Int8Array;
  readonly scale: number;
  readonly bias: number;
}

/** The share of weights that is larger than the largest number, and cut off there. */
const CUT_OFF = 0.001;
/** Smaller numbers become 0: they change little, and take most of the file. */
const SMALLEST = 2;

/** Makes weights whole numbers from -127 to 127 times a scale. */
export function shrink({ weights, bias }: Line, { buckets: names }: Rows, buckets: number): Small {
  const sizes = Float64Array.from(weights, Math.abs).sort();
  const largest = sizes[Math.floor((sizes.length - 1) * (1 - CUT_OFF))] ?? 1;
  const scale = Math.fround(largest / 127);
  const small = new Int8Array(buckets);
  for (const [column, weight] of weights.entries()) {
    const whole = Math.max(-127, Math.min(127, Math.round(weight / scale)));
    if (Math.abs(whole) >= SMALLEST) small[names[column] ?? 0] = whole;
  }
  return { weights: small, scale, bias: Math.fround(bias) };
}
