import { table, whole } from '../table.ts';
import { type Found, PACES, type Pace } from './measure.ts';

interface Findings {
  readonly lines: readonly string[];
  readonly pace: Pace;
  readonly comments: number;
  /** Of the database, in bytes. */
  readonly bytes: number;
  readonly found: readonly Found[];
}

const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);

/** The part of results.md. */
export const results = ({
  lines,
  pace,
  comments,
  bytes,
  found,
}: Findings): string => `# What a backup costs readers

Written by \`npm run bench:backup\`.

${lines.map((line) => `- ${line}.`).join('\n')}
- ${whole(comments)} comments, a database of ${mib(bytes)} MiB.

${table(
  ['way', 'seconds', 'p99 without, ms', 'p99 during, ms', 'ratio', 'largest WAL, MiB', 'copy, MiB'],
  found.map(({ way, seconds, without, during, ratio, wal, size }) => [
    way.name,
    seconds === null ? `more than ${pace.patience}` : seconds.toFixed(1),
    without.toFixed(2),
    during.toFixed(2),
    ratio.toFixed(2),
    mib(wal),
    seconds === null ? 'none' : mib(size),
  ]),
)}

- How long reads of articles' pages take, ${PACES.reads} a second of the whole archive, evenly and waiting for none, with ${PACES.submissions}
  submissions a second beside them; until 1 s after the copy's end, when what the WAL gathered goes into the file. Medians
  of ${pace.rounds} rounds in which each way has its turn. To reach with \`hakam backup\`: 2.
- **\`hakam backup\`** is \`vacuum into\` at low priority, flushed bit by bit, with \`integrity_check\` over the copy.
- **By pages** is SQLite's online backup, 100 pages a step: it begins anew with each commit of another process. **Of a
  snapshot** it has a read transaction around it, and copies one state too, with all that was deleted in it.
`;
