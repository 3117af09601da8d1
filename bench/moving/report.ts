import { table, whole } from '../table.ts';
import type { Taken } from './timed.ts';

/** What moving so many comments took. */
export interface Found {
  readonly size: number;
  /** Of the new database, and of the file between. */
  readonly bytes: number;
  readonly lineBytes: number;
  readonly exported: Taken;
  readonly imported: Taken;
  /** Comments a second by the bare insert. */
  readonly bare: number;
}

const mib = (bytes: number | null): string => (bytes === null ? 'unknown' : (bytes / 2 ** 20).toFixed(0));

/** The part of results.md. */
export const results = (
  lines: readonly string[],
  found: readonly Found[],
): string => `# What moving data costs

Written by \`npm run bench:moving\`.

${lines.map((line) => `- ${line}.`).join('\n')}

${table(
  [
    'command',
    'comments',
    'seconds',
    'comments a second',
    'of bare',
    'most memory, MiB',
    'file, MiB',
    'database, MiB',
  ],
  found.flatMap(({ size, bytes, lineBytes, exported, imported, bare }) =>
    (
      [
        ['`hakam export`', exported],
        ['`hakam import`', imported],
      ] as const
    ).map(([name, { seconds, memory }]) => [
      name,
      whole(size),
      seconds.toFixed(1),
      whole(size / seconds),
      (size / seconds / bare).toFixed(2),
      mib(memory),
      mib(lineBytes),
      mib(bytes),
    ]),
  ),
)}

- From the start of each command's process to its end, over SQLite: a comment comes with its decision, its sealed entry
  in the audit, its author, and one in ten with labels. Import looks through the file first, and makes all indexes at the end. To
  reach: 20,000 comments a second, and memory that does not grow with their number.
- **Bare** is a prepared \`insert\` of the comments' rows alone, out of memory, into a table without further indexes
  (${found.map(({ bare }) => whole(bare)).join(' and ')} a second).
`;
