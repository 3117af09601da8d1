import type { Facts } from '../../src/domain/facts.ts';
import { screen } from '../../src/pipeline/decide.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import type { Profile } from '../profile.ts';
import { shareTable, table, whole } from '../table.ts';
import type { Building } from './building.ts';
import { EVASIONS, LOOK_ALIKES } from './evasions.ts';
import type { Found } from './found.ts';
import { type Hostile, LONG, SHORT } from './hostile.ts';
import type { Rounds, Speed, Spread } from './speed.ts';

/** All that a run found out. */
export interface RuleFindings {
  readonly machine: readonly string[];
  readonly matches: Matches;
  readonly pace: Rounds;
  readonly speeds: readonly Speed[];
  readonly found: readonly Found[];
  readonly profile: Profile;
  readonly hostile: readonly Hostile[];
  readonly building: readonly Building[];
}

/** What the rules make of the comments. */
interface Matches {
  readonly comments: number;
  readonly units: number;
  /** Comments in which a listed term or a pattern was found. */
  readonly withPlaces: number;
  /** Comments in which any rule matched. */
  readonly withFindings: number;
}

export function matchesIn(ruleSet: RuleSet, comments: readonly Facts[]): Matches {
  const all = comments.map((facts) => screen(ruleSet, facts, null).findings);
  const inText = all.filter((findings) => findings.some(({ field }) => field === 'body'));
  return {
    comments: comments.length,
    units: comments.reduce((sum, { body }) => sum + body.length, 0) / comments.length,
    withPlaces: inText.length,
    withFindings: all.filter((findings) => findings.length > 0).length,
  };
}

const spread = ({ least, most }: Spread): string => `${whole(least)}–${whole(most)}`;

function speedTable({ speeds, found }: RuleFindings): string {
  const rows = speeds.map(({ name, byCpu, byWall }) => {
    const finds = found.find((one) => one.name === name);
    return [
      name,
      whole(byCpu.median),
      spread(byCpu),
      whole(byWall.median),
      (1e6 / byCpu.median).toFixed(1),
      finds ? `${finds.evasions} of ${EVASIONS.length}` : '',
      finds ? `${finds.lookAlikes} of ${LOOK_ALIKES.length}` : '',
    ];
  });
  return table(
    ['', '/s of CPU', 'least–most', '/s of wall', 'µs CPU', 'evasions found', 'wrongly flagged'],
    rows,
  );
}

function buildingTable({ building }: RuleFindings): string {
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
  const row = (name: string, cell: (one: Building) => string): string[] => [name, ...building.map(cell)];
  return table(
    ['', ...building.map(({ terms }) => `${whole(terms)} terms`)],
    [
      row('reading the terms, ms of CPU', ({ collect }) => whole(collect)),
      row('building their automaton, ms of CPU', ({ automaton }) => whole(automaton)),
      row('all typed arrays of it, MB', ({ tables: bytes }) => megabytes(bytes)),
      row("compiling a whole site's files, ms", ({ compile }) => whole(compile)),
      row('longest time without a tick meanwhile, ms', ({ blocked }) => whole(blocked)),
      row('growth of heap and buffers, MB', ({ growth }) => megabytes(growth)),
    ],
  );
}

const hostileTable = ({ hostile }: RuleFindings): string =>
  table(
    ['text', `${whole(SHORT)} units, ms`, `${whole(LONG)} units, ms`, 'ratio', 'µs a unit'],
    hostile.map(({ name, short, long, ratio }) => [
      name,
      short.toFixed(2),
      long.toFixed(1),
      ratio.toFixed(1),
      ((long * 1000) / LONG).toFixed(3),
    ]),
  );

const HIGHEST_RATIO = 12;

function ratioLine({ hostile }: RuleFindings): string {
  const [worst] = hostile;
  const slowest = `The slowest: ${worst?.name}, ${worst?.long.toFixed(0)} ms for ${whole(LONG)} units.`;
  const over = hostile.filter(({ ratio }) => ratio > HIGHEST_RATIO);
  if (over.length === 0)
    return `${slowest} Ten times the text takes at most ${HIGHEST_RATIO} times the time, in all of them.`;
  const list = over.map(({ name, ratio }) => `${name} (${ratio.toFixed(1)})`).join(', ');
  return `${slowest} More than ${HIGHEST_RATIO} times the time for ten times the text: ${list}.`;
}

/** All tables, for the terminal. */
export const tables = (findings: RuleFindings): string =>
  [
    ...findings.machine,
    matchLine(findings.matches),
    '',
    speedTable(findings),
    '',
    missedLines(findings),
    '',
    shareTable('file', findings.profile.parts, 16),
    '',
    shareTable('function', findings.profile.functions, 24),
    '',
    hostileTable(findings),
    ratioLine(findings),
    '',
    buildingTable(findings),
  ].join('\n');

const matchLine = ({ comments, units, withPlaces, withFindings }: Matches): string =>
  `${whole(comments)} comments of ${whole(units)} UTF-16 units on average, four in five Arabic. The rules find something in the text of ${whole(withPlaces)} of them, and anything at all in ${whole(withFindings)}`;

const missedLines = ({ found }: RuleFindings): string => {
  const [hakam] = found;
  const list = (texts: readonly string[] = []): string =>
    texts.length === 0 ? 'none' : texts.map((text) => `\`${text}\``).join(', ');
  return `Evasions that Hakam misses: ${list(hakam?.missed)}. Look-alikes that it flags: ${list(hakam?.wronglyFlagged)}.`;
};

/** Its part of `results.md`. */
export const results = (findings: RuleFindings): string => `# What the rules cost

Written by \`npm run bench:rules\`; all texts and terms are generated, the same ones in every run.

${findings.machine.map((line) => `- ${line}.`).join('\n')}
- ${matchLine(findings.matches)}.
- 10,000 terms, four in five Arabic, one in ten of two words, in eight lists; 200 patterns, of which eight have no
  literal but a run of a class; 33 rules.

## Speed

${speedTable(findings)}

- **/s of CPU** are comments by the time that the process was given, garbage collection and compiler
  included; medians of ${findings.pace.rounds} rounds of ${findings.pace.time} ms in which each has its turn, after one to warm up. **/s of wall**
  is lower where other processes want the core.
- **evasions found** and **wrongly flagged** are of small sets of their own (\`bench/rules/evasions.ts\`), with their
  terms alone. ${missedLines(findings)}

How the others take the terms:

${findings.found.map(({ name, how }) => `- **${name}**: ${how}.`).join('\n')}

## Where the time goes

Of \`screen\` with all rules, sampled:

${shareTable('file', findings.profile.parts, 16)}

The functions with most time of their own:

${shareTable('function', findings.profile.functions, 24)}

## Hostile texts

CPU time of \`screen\` with all rules, and ${NESTED_NOTE}; medians, slowest first. ${ratioLine(findings)}

${hostileTable(findings)}

## Building

Medians.

${buildingTable(findings)}
`;

const NESTED_NOTE = '38 terms more of which each is the beginning of the next';
