import type { Span } from '../../domain/decision.ts';

/** The same places in order and without overlap. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last === undefined || span[0] >= last[1]) merged.push(span);
    else if (span[1] > last[1]) merged[merged.length - 1] = [last[0], span[1]];
  }
  return merged;
}

/** The spans that do not lie inside one of `covers`, which are merged. O((m + n) log m). */
export function outside(spans: readonly Span[], covers: readonly Span[]): readonly Span[] {
  return covers.length === 0 ? spans : spans.filter((span) => !isCovered(span, covers));
}

function isCovered(span: Span, covers: readonly Span[]): boolean {
  let low = 0;
  let high = covers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((covers[middle]?.[0] ?? 0) <= span[0]) low = middle + 1;
    else high = middle;
  }
  return span[1] <= (covers[low - 1]?.[1] ?? -1);
}
