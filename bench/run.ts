import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Comparison, compare, type Pace } from './compare.ts';
import { machine } from './machine.ts';
import { type Profile, profile } from './profile.ts';
import { comparisonTable, type Findings, progressLine, results } from './report.ts';
import { writePart } from './results.ts';
import { type Rivals, rulesFor, startRivals } from './rivals.ts';
import { SCENARIOS } from './scenarios.ts';
import { statementCosts } from './statement-costs.ts';
import { copyStock } from './stock.ts';

// `npm run bench` measures the service and writes its part of results.md; `npm run bench -- --quick` shows that it works.
const quick = process.argv.includes('--quick');
const SIZES = quick ? [1000] : [1000, 100_000];
const PACE: Pace = quick ? { warmUp: 0.3, seconds: 0.3, rounds: 1 } : { warmUp: 1, seconds: 1.2, rounds: 5 };

// Beside the real data: a temporary folder may lie in memory, where a flush costs nothing.
const data = join(import.meta.dirname, '../data');
mkdirSync(data, { recursive: true });
const folder = mkdtempSync(join(data, 'bench-'));
try {
  const findings = await measureAll(folder);
  say(`\n${comparisonTable(findings)}\n`);
  if (!quick) writePart(results(findings));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function measureAll(folder: string): Promise<Findings> {
  const lines = machine(folder);
  say(`${lines.join('\n')}\n\n`);
  const rules = rulesFor(folder);
  const bySize: { size: number; comparisons: Comparison[] }[] = [];
  let last: { profile: Profile; costs: Findings['costs'] } | undefined;
  for (const size of SIZES) {
    say(`Storing ${size} comments …\n`);
    const rivals = await startRivals(folder, rules, size);
    try {
      bySize.push({ size, comparisons: await compareAll(rivals, size) });
      last = { profile: await profileSubmissions(rivals), costs: await costsOf(rivals, folder, rules) };
    } finally {
      await Promise.all([rivals.hakam.server.stop(), rivals.bare.server.stop()]);
    }
  }
  if (!last) throw new Error('There is no size to measure.');
  return { machine: lines, pace: paceLine(), bySize, ...last };
}

async function compareAll(rivals: Rivals, size: number): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const scenario of SCENARIOS) {
    const comparison = await compare(rivals, scenario, PACE);
    say(progressLine(size, comparison));
    comparisons.push(comparison);
  }
  return comparisons;
}

async function profileSubmissions({ hakam, keys }: Rivals): Promise<Profile> {
  const scenario = SCENARIOS.find(({ name }) => name === 'submit, 64 at a time');
  if (!scenario) throw new Error('There is no scenario to profile.');
  return profile(hakam.server, scenario.traffic(hakam.stock, keys), quick ? 1 : 4);
}

function costsOf({ pristine }: Rivals, folder: string, rules: string): Promise<Findings['costs']> {
  return statementCosts(copyStock(pristine, join(folder, `costs-${pristine.size}.db`)), rules);
}

function paceLine(): string {
  return `${PACE.rounds} rounds of ${PACE.seconds} s on each side in turn (Hakam, bare, Hakam, bare, …), after ${PACE.warmUp} s to warm up.`;
}

function say(text: string): void {
  process.stdout.write(text);
}
