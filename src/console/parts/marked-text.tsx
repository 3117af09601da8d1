import type { VNode } from 'preact';

/** Where something stands in a text, in UTF-16 units: from the first up to, not including, the second. */
export type Span = readonly [start: number, end: number];

interface Props {
  readonly text: string;
  readonly spans: readonly Span[];
  /** What is said of a mark, for who points at it. */
  readonly title?: (span: Span) => string;
}

/**
 * A reader's text as it was written, with spans of it marked. It is text and nothing else; its direction is its own, and
 * none of its signs reaches beyond it.
 */
export function MarkedText({ text, spans, title }: Props) {
  const parts: (string | VNode)[] = [];
  let at = 0;
  for (const [start, end] of apart(spans)) {
    if (start >= text.length) break;
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} title={title?.([start, end])}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return (
    <bdi dir="auto" class="text">
      {parts}
    </bdi>
  );
}

/** Sorted, with those joined that touch or overlap; empty ones are left out. */
function apart(spans: readonly Span[]): Span[] {
  const joined: [number, number][] = [];
  for (const [start, end] of spans.filter(([from, to]) => to > from).sort(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
