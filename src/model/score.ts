import { type Features, readFeatures, shareOf } from './features.ts';
import type { Head, Knot, Model } from './weights.ts';

/**
 * How likely the text is what each head looks for, by the head's name: 0 to 1. Linear in the text. The same on any
 * runtime, bit for bit: sums of whole numbers, then `+ - * /` and a square root, which IEEE 754 rounds in one way.
 */
export function scoreText(model: Model, text: string): Readonly<Record<string, number>> {
  const features = readFeatures(text, model.vocabulary, model.heads[0]?.weights);
  return Object.fromEntries(
    model.heads.map((head) => [head.name, probability(head.knots, rawScore(head, features))]),
  );
}

/** What a head adds up. */
type Line = Pick<Head, 'bias' | 'scale' | 'weights'>;

/** Before calibration: any finite number. */
export function rawScore({ bias, scale, weights }: Line, { buckets, length }: Features): number {
  let sum = 0;
  for (let at = 0; at < length; at++) sum += weights[buckets[at] ?? 0] ?? 0;
  return bias + scale * sum * shareOf(length);
}

/** What a raw score means, by a table of at least one knot; beyond its ends, what they mean. */
export function probability(knots: readonly Knot[], raw: number): number {
  let [lowest, lower] = knots[0] ?? [0, 0];
  if (raw <= lowest) return lower;
  for (const [knot, chance] of knots) {
    if (raw < knot) return Math.min(chance, lower + (chance - lower) * ((raw - lowest) / (knot - lowest)));
    [lowest, lower] = [knot, chance];
  }
  return lower;
}
