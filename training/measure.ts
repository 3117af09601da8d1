/** A score, whatever its scale, and whether the text was offensive. */
export interface Scored {
  readonly score: number;
  readonly offensive: boolean;
}

/** The probability from which on a text counts as held in most figures. */
export const HALF = 0.5;

/** How likely an offensive text scores higher than another one. */
export function areaUnderCurve(all: readonly Scored[]): number {
  const sorted = all.toSorted((a, b) => a.score - b.score);
  const positives = sorted.filter(({ offensive }) => offensive).length;
  let ranks = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to++;
    const rank = (from + 1 + to) / 2; // Equal scores share their ranks.
    for (let at = from; at < to; at++) if (sorted[at]?.offensive) ranks += rank;
    from = to;
  }
  return (ranks - (positives * (positives + 1)) / 2) / (positives * (sorted.length - positives));
}

/** The mean of both classes' F1, where texts from `threshold` on are taken for offensive. */
export function macroF1(all: readonly Scored[], threshold: number): number {
  const counts = { hit: 0, miss: 0, false: 0, right: 0 };
  for (const { score, offensive } of all) {
    const isHeld = score >= threshold;
    counts[offensive ? (isHeld ? 'hit' : 'miss') : isHeld ? 'false' : 'right']++;
  }
  const f1 = (right: number): number => (2 * right) / (2 * right + counts.miss + counts.false);
  return (f1(counts.hit) + f1(counts.right)) / 2;
}

/** What share of those from `threshold` on is offensive, what share of the offensive they are, and of all texts. */
export function heldAt(
  all: readonly Scored[],
  threshold: number,
): { readonly precision: number; readonly recall: number; readonly held: number } {
  const held = all.filter(({ score }) => score >= threshold);
  const hits = held.filter(({ offensive }) => offensive).length;
  const positives = all.filter(({ offensive }) => offensive).length;
  return { precision: hits / held.length, recall: hits / positives, held: held.length / all.length };
}

/** The precision where this share of the offensive texts is found. */
export function precisionAtRecall(all: readonly Scored[], recall: number): number {
  const curve = curveOf(all);
  return curve.find((point) => point.recall >= recall)?.precision ?? 0;
}

/** The most offensive texts that are found with at least this precision. */
export function recallAtPrecision(all: readonly Scored[], precision: number): number {
  return Math.max(
    0,
    ...curveOf(all)
      .filter((point) => point.precision >= precision)
      .map(({ recall }) => recall),
  );
}

function curveOf(all: readonly Scored[]): { precision: number; recall: number }[] {
  const sorted = all.toSorted((a, b) => b.score - a.score);
  const positives = sorted.filter(({ offensive }) => offensive).length;
  let hits = 0;
  return sorted.map(({ offensive }, at) => {
    if (offensive) hits++;
    return { precision: hits / (at + 1), recall: hits / positives };
  });
}
