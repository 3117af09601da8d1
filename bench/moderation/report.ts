import { table, whole } from '../table.ts';
import type { BulkFound } from './bulk.ts';
import type { Pace, QueueFound } from './queue.ts';

interface Found {
  readonly lines: readonly string[];
  readonly pace: Pace;
  readonly queue: readonly QueueFound[];
  readonly bulk: readonly BulkFound[];
}

/** The part of results.md. */
export function results({ lines, pace, queue, bulk }: Found): string {
  const sizes = bulk.map(({ size }) => size);
  return `# What moderators meet

Written by \`npm run bench:moderation\`.

${lines.map((line) => `- ${line}.`).join('\n')}

## The queue, by what is stored

${table(
  ['ms a request', ...sizes.map((size) => `${whole(size)} stored`), 'ratio'],
  queue.map(({ name, bySize, ratio }) => [name, ...bySize.map(({ ms }) => ms.toFixed(3)), ratio.toFixed(2)]),
)}

- The whole app without sockets, one request at a time; medians of ${pace.rounds} rounds of ${pace.times} requests in which each stock
  has its turn. The ratio is the largest stock's time by the smallest's. To reach: 1.2.
- 300 comments wait in each stock: what moderators leave behind doesn't grow with the archive.

## 200 decisions in one commit

${table(
  ['stored', 'Hakam ms', 'bare ms', 'ratio'],
  bulk.map(({ size, hakam, bare, ratio }) => [
    whole(size),
    hakam.toFixed(2),
    bare.toFixed(2),
    ratio.toFixed(2),
  ]),
)}

- Both on the same file in turn (WAL, \`synchronous=FULL\`), flush included, on other comments each time. The bare side runs
  two set-based statements over a JSON list: it inserts the decisions and updates the comments, with the same indexes. It
  locks nothing, knows no replies, and keeps no counters, labels or audit. To reach: 2.
`;
}
