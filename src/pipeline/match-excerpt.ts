import type { Finding, Span } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { beginsCluster } from '../text/clusters.ts';

/** Some of a text around where a rule matched, in one line. */
export interface Excerpt {
  readonly field: 'body' | 'name';
  readonly text: string;
  /** Where in `text` the rule matched; null where it matched no place. */
  readonly match: Span | null;
}

/** UTF-16 units before a match, and after its beginning. */
const BEFORE = 30;
const AFTER = 60;

/** What a person should see of a finding; letters stay with their marks. */
export function matchExcerpt(
  facts: Pick<Facts, 'body' | 'name'>,
  { field, spans: [first] }: Pick<Finding, 'field' | 'spans'>,
): Excerpt {
  const where = field === 'name' ? 'name' : 'body';
  const text = facts[where];
  const [from, to] = first ?? [0, 0];
  let start = Math.max(0, from - BEFORE);
  while (start < from && !beginsCluster(text, start)) start++;
  let end = Math.min(text.length, from + AFTER);
  while (end > from && !beginsCluster(text, end)) end--;
  const cut = (a: number, b: number) => text.slice(a, b).replace(/\s/g, ' ');
  const head = `${start > 0 ? '…' : ''}${cut(start, from)}`;
  const match = cut(from, Math.min(to, end));
  const tail = `${cut(Math.min(to, end), end)}${end < text.length ? '…' : ''}`;
  return {
    field: where,
    text: `${head}${match}${tail}`,
    match: first === undefined ? null : [head.length, head.length + match.length],
  };
}
