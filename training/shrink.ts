import type { Line } from './fit.ts';

/** A line whose weights are whole numbers from -127 to 127 times a scale; the largest weights are cut off. */
export function shrink(
  { weights, bias }: Line,
  cutShare: number,
): { weights: Int8Array; scale: number; bias: number } {
  const sizes = Float64Array.from(weights, Math.abs).sort();
  const largest = sizes[Math.floor((sizes.length - 1) * (1 - cutShare))] ?? 1;
  const scale = Math.fround(largest / 127);
  const small = Int8Array.from(weights, (one) => Math.max(-127, Math.min(127, Math.round(one / scale))));
  return { weights: small, scale, bias: Math.fround(bias) };
}
