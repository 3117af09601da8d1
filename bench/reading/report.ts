import { type Comparison, median } from '../compare.ts';
import { comparisonTable } from '../report.ts';
import { table, whole } from '../table.ts';
import { type Latency, PACES } from './latency.ts';
import type { MemoryFound } from './memory.ts';
import type { Found, NotMeasured } from './rounds.ts';
import type { Row } from './rows.ts';

/** All that a run found out. */
export interface Findings {
  readonly machine: readonly string[];
  readonly pace: string;
  readonly sizes: readonly number[];
  readonly found: readonly Found[];
  readonly notMeasured: readonly NotMeasured[];
  readonly latencies: readonly Latency[];
  readonly memory: MemoryFound | null;
}

/** What public pages may take of memory: `PAGES` of src/app.ts. */
const BUDGET = 32 * 1024 * 1024;
const SPREAD = 0.2;
const SLOWER = 2;

/** Its part of `results.md`. */
export const results = (findings: Findings): string => `# What readers meet

Written by \`npm run bench:reading\`; numbers of other machines differ, their ratios less so.

${findings.machine.map((line) => `- ${line}.`).join('\n')}

${tables(findings)}

- **/s** and **µs CPU** are as in the first part. The verdict is the **ratio of CPU**: the load generator has one of the two
  cores, and where it is the slower side the ratio of rates flatters.
- ${findings.pace}
- Each is a process of its own, and both read the same file. 64 connections; an article has some 60 public comments, and
  one has 220. Kept pages are those of 100 articles (of as many as there are), of 200 comments that of one.
- **Uncached** pages are of 10 to 30 comments, in both orders, each asked for once before all others had their turn.
- **By size**: Hakam's rate by that of the constant page of the same round, medians; the spread is of the largest by
  the least.
- **Latency**: ${whole(PACES.reads)} kept pages a second, evenly and waiting for none; beside them ${PACES.submissions} submissions a second with the site's key.
- **Memory**: JavaScript's heap and buffers after a collection, in a process that was just started.

## What the bare counterparts do

${[...new Set(findings.found.map(({ comparison: { scenario } }) => `- **${scenario.name}**: ${scenario.bare}`))].join('\n')}
`;

/** What is read in a terminal as well. */
export const tables = (findings: Findings): string =>
  [
    comparisonTable({
      bySize: findings.sizes.map((size) => ({
        size,
        comparisons: findings.found.filter((each) => each.size === size).map(({ comparison }) => comparison),
      })),
    }),
    findings.sizes.length > 1 ? sizeTable(findings) : '',
    latencyTable(findings.latencies),
    memoryLine(findings.memory),
    missedLine(findings),
    ...findings.notMeasured.map(
      ({ row, size, why }) => `Not measured: ${row.name} (${whole(size)} stored): ${why}.`,
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n');

const rowsIn = ({ found }: Findings): Row[] => [
  ...new Set(found.map(({ comparison }) => comparison.scenario)),
];

/** Hakam's rate in a row by the constant page's of the same round and size: constants of other rows differ in bytes. */
function normalised({ found }: Findings, row: Row, size: number): number | undefined {
  const own = found.find((each) => each.size === size && each.comparison.scenario === row);
  const yard =
    row.against === 'constant'
      ? own
      : found.find((each) => each.size === size && each.comparison.scenario.against === 'constant');
  if (!own || !yard) return undefined;
  return median(own.rounds.map(({ hakam }, at) => hakam.rate / (yard.rounds[at]?.bare.rate ?? Number.NaN)));
}

/** undefined where there are no two sizes to compare. */
const spreadOf = (findings: Findings, row: Row): number | undefined => {
  const all = findings.sizes.flatMap((size) => normalised(findings, row, size) ?? []);
  return all.length < 2 ? undefined : Math.max(...all) / Math.min(...all) - 1;
};

const percent = (part: number | undefined): string =>
  part === undefined ? 'not compared' : `${(part * 100).toFixed(0)} %`;

const sizeTable = (findings: Findings): string =>
  table(
    ['by size', ...findings.sizes.map(whole), 'spread'],
    rowsIn(findings).map((row) => [
      row.name,
      ...findings.sizes.map((size) => normalised(findings, row, size)?.toFixed(3) ?? ''),
      percent(spreadOf(findings, row)),
    ]),
  );

const latencyTable = (latencies: readonly Latency[]): string =>
  latencies.length === 0
    ? ''
    : table(
        ['latency, ms', 'p50', 'p99', 'p50, submissions', 'p99, submissions', 'ratio of p99'],
        latencies.map(({ size, without, beside, ratio }) => [
          `${whole(size)} stored`,
          ...[without.p50, without.p99, beside.p50, beside.p99, ratio].map((each) => each.toFixed(2)),
        ]),
      );

const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

const memoryLine = (memory: MemoryFound | null): string =>
  memory === null
    ? ''
    : `Of ${whole(memory.pages)} different pages the process held ${mebibytes(memory.after.held - memory.before.held)} more than before (${mebibytes(memory.before.held)}), where ${mebibytes(BUDGET)} are allowed; its RSS went from ${mebibytes(memory.before.rss)} to ${mebibytes(memory.after.rss)}.`;

function missedLine(findings: Findings): string {
  const missed = [
    ...findings.found.flatMap(({ size, comparison }) => missedBy(comparison, size)),
    ...rowsIn(findings).flatMap((row) => {
      const spread = spreadOf(findings, row) ?? 0;
      return spread > SPREAD
        ? [`${row.name}, by size: a spread of ${percent(spread)}, not ${percent(SPREAD)}`]
        : [];
    }),
    ...findings.latencies.flatMap(({ size, ratio }) =>
      ratio > SLOWER ? [`p99 (${whole(size)} stored): ${ratio.toFixed(2)} times, not ${SLOWER}`] : [],
    ),
    ...(findings.memory && findings.memory.after.held - findings.memory.before.held > BUDGET
      ? ['the budget of memory']
      : []),
  ];
  return missed.length === 0
    ? 'Of what was measured no target is missed.'
    : `Targets that are missed:\n\n${missed.map((line) => `- ${line}`).join('\n')}`;
}

const missedBy = ({ scenario, cpuRatio }: Comparison<Row>, size: number): string[] =>
  scenario.target !== null && cpuRatio < scenario.target
    ? [`${scenario.name} (${whole(size)} stored): ${cpuRatio.toFixed(2)}, not ${scenario.target}`]
    : [];
