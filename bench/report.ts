import type { Compared, Comparison } from './compare.ts';
import type { Profile } from './profile.ts';
import type { StatementCost } from './statement-costs.ts';
import { shareTable, table, whole } from './table.ts';

/** All that a run found out. */
export interface Findings {
  readonly machine: readonly string[];
  readonly pace: string;
  readonly bySize: readonly { readonly size: number; readonly comparisons: readonly Comparison[] }[];
  readonly profile: Profile;
  readonly costs: readonly StatementCost[];
}

const HEADINGS = [
  'scenario',
  'stored',
  'Hakam /s',
  'bare /s',
  'ratio',
  'Hakam µs CPU',
  'bare µs CPU',
  'ratio of CPU',
];

/** The table of all comparisons; it reads well in a terminal and as Markdown. */
export const comparisonTable = ({
  bySize,
}: {
  readonly bySize: readonly {
    readonly size: number;
    readonly comparisons: readonly Comparison<Compared>[];
  }[];
}): string =>
  table(
    HEADINGS,
    bySize.flatMap(({ size, comparisons }) => comparisons.map((each) => rowOf(size, each))),
  );

const rowOf = (
  size: number,
  { scenario, hakam, bare, rateRatio, cpuRatio }: Comparison<Compared>,
): string[] => [
  scenario.name,
  size.toLocaleString('en'),
  whole(hakam.rate),
  whole(bare.rate),
  rateRatio.toFixed(2),
  whole(hakam.cpu),
  whole(bare.cpu),
  cpuRatio.toFixed(2),
];

/** One line of progress. */
export const progressLine = (size: number, comparison: Comparison<Compared>): string =>
  `${rowOf(size, comparison)
    .map((cell, at) => (at === 0 ? cell.padEnd(26) : cell.padStart(9)))
    .join('')}\n`;

/** Its part of `results.md`. */
export const results = (findings: Findings): string => `# What Hakam costs beside the bare minimum

Written by \`npm run bench\`; numbers of other machines differ, their ratios less so.

${findings.machine.map((line) => `- ${line}.`).join('\n')}

${comparisonTable(findings)}

- **/s** are requests a second, **µs CPU** what the server's process spent on one, in all its threads
  and in the system; medians. The **ratios** are medians of the rounds' own ratios, and 1 is as good as
  bare: Hakam's rate by the bare one, and the bare CPU by Hakam's. Of the two the CPU's moves less from
  run to run, as a slow disk brings both rates together.
- ${findings.pace}
- Both servers are processes of their own, each with its own copy of the same database, in the same mode
  (WAL, \`synchronous=FULL\`, caches of 64 MB); autocannon sends both the same
  requests: 64 connections, but where another number stands; 8 for bulk. After each round of submissions
  what was sent is taken out again.
- Hakam runs with the project's \`rules/example.yaml\`, all rules and lists in force, its log going to a file. The
  four limits count as ever, but are raised to 1,000,000, so that none refuses: a 429 would be
  cheaper than a comment. The texts are Arabic, of 8 to 60 words; the site's key sends the reader's id and
  address along.

## What the bare counterparts do

${findings.bySize[0]?.comparisons.map(({ scenario }) => `- **${scenario.name}**: ${scenario.bare}`).join('\n')}

They check no key, validate nothing, know no rules and no limits, keep no history and no counters, and
write no log. The bare commit is \`begin immediate\`, the inserts of one turn of the event loop, \`commit\`; it
has no savepoints, as nothing in it can fail for itself.

## Where the rest of a submission goes

${targetLine(findings)} ${restLine(findings.costs)} Hakam's statements run in two
batches, in one commit: the first one looks up all that is asked for and takes the four limits, the second one
stores. The remainder is one look-up of the key for each request, the checks of the body, the fold and
the rules, the hash of the address, two more layers of HTTP (security headers, request id) and the log.

A profile of Hakam under the load of 64 submissions at a time, waiting for requests left out:

${shareTable('part', findings.profile.parts, 14)}

The functions with most time of their own:

${shareTable('function', findings.profile.functions, 16)}

The statements of one submission; the bare counterpart runs the \`insert into comments\` alone:

${costTable(findings.costs)}
`;

const TARGET = 0.6;

function targetLine({ bySize }: Findings): string {
  const submits = bySize.flatMap(({ size, comparisons }) =>
    comparisons
      .filter(({ scenario }) => scenario.adds)
      .map(({ scenario, rateRatio }) => ({
        name: `${scenario.name} (${size.toLocaleString('en')} stored)`,
        rateRatio,
      })),
  );
  const missed = submits.filter(({ rateRatio }) => rateRatio < TARGET);
  if (missed.length === 0) return `The target, ${TARGET} of the bare rate, is reached.`;
  const list = missed.map(({ name, rateRatio }) => `${name}: ${rateRatio.toFixed(2)}`).join('; ');
  return `The target is ${TARGET} of the bare rate. It is missed by: ${list}.`;
}

/** What the statements add to the one that both sides run. */
function restLine(costs: readonly StatementCost[]): string {
  const others = costs.filter(({ name }) => name !== 'insert into comments');
  const times = others.reduce((sum, { perSubmission }) => sum + perSubmission, 0);
  const spent = others.reduce((sum, { perSubmission, cost }) => sum + perSubmission * cost, 0);
  return `Beside the INSERT that both run, Hakam runs ${times.toFixed(0)} statements, ${spent.toFixed(0)} µs as measured below.`;
}

function costTable(costs: readonly StatementCost[]): string {
  const sum = costs.reduce((total, { perSubmission, cost }) => total + perSubmission * cost, 0);
  return table(
    ['statement', 'times', 'µs each'],
    [
      ...costs.map(({ name, perSubmission, cost }) => [name, perSubmission.toFixed(0), cost.toFixed(1)]),
      ['together', '', sum.toFixed(1)],
    ],
  );
}
