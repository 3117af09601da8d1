import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Pace } from '../compare.ts';
import { load } from '../load.ts';
import { machine } from '../machine.ts';
import { profile } from '../profile.ts';
import { writePart } from '../results.ts';
import { rulesFor, startHakam } from '../rivals.ts';
import { startServer } from '../server.ts';
import { shareTable } from '../table.ts';
import { type Latency, measureLatency } from './latency.ts';
import { type MemoryFound, measureMemory } from './memory.ts';
import { results, tables } from './report.ts';
import {
  compareRows,
  foundIn,
  type NotMeasured,
  type Prepared,
  prepare,
  type Readers,
  trafficOf,
} from './rounds.ts';
import { ROWS } from './rows.ts';
import { makeOffer } from './stocks.ts';

// `npm run bench:reading` measures what readers meet and writes its part of results.md. For a short look, which writes
// nothing: `-- --quick`, with `--only cached` for rows whose names hold that, `--size 100000` for other sizes (several
// times for several) and `--stock <folder>` to keep the databases that are filled, and use them again; `--profile` shows
// where Hakam's time goes in each row, in place of comparing.
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    size: { type: 'string', multiple: true },
    stock: { type: 'string' },
    write: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
  },
});
const whole = options.write || (!options.quick && options.only === '' && options.size === undefined);
const SIZES = options.size?.map(Number) ?? (options.quick ? [20_000] : [1000, 100_000, 1_000_000]);
const PACE: Pace = options.quick
  ? { warmUp: 0.7, seconds: 0.7, rounds: 3 }
  : { warmUp: 1, seconds: 1.2, rounds: 7 };

// Beside the real data: a temporary folder may lie in memory, where a flush costs nothing.
const data = join(import.meta.dirname, '../../data');
mkdirSync(data, { recursive: true });
const folder = mkdtempSync(join(data, 'bench-'));
const log = join(folder, 'log.txt');
const lines = machine(folder);
const open: Readers[] = [];
try {
  say(`${lines.join('\n')}\n\n`);
  const rules = rulesFor(folder);
  for (const size of SIZES) open.push(await readersOf(size, rules));
  await measureAll(rules);
} finally {
  await Promise.all(open.flatMap(({ hakam, bare }) => [hakam.stop(), bare.stop()]));
  rmSync(folder, { recursive: true, force: true });
}

async function readersOf(size: number, rules: string): Promise<Readers> {
  const began = performance.now();
  if (options.stock) mkdirSync(options.stock, { recursive: true });
  const offer = await makeOffer(folder, rules, size, options.stock ?? folder);
  say(`${size.toLocaleString('en')} comments: ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
  const hakam = await startHakam(offer.file, rules, log);
  const bare = await startServer('bare-reading.ts', { args: [offer.file], log });
  return { offer, hakam, bare };
}

async function measureAll(rules: string): Promise<void> {
  const { prepared, notMeasured } = await prepareAll();
  if (options.profile) return profileRows(prepared);
  const measured = await compareRows(prepared, PACE, (round) => say(`round ${round} of ${PACE.rounds}\n`));
  const latencies: Latency[] = [];
  for (const each of prepared.filter(({ row }) => row === ROWS[0]))
    latencies.push(
      await measureLatency(each, options.quick ? { seconds: 1, rounds: 3 } : { seconds: 4, rounds: 5 }),
    );
  const findings = {
    machine: lines,
    pace: `${PACE.rounds} rounds of ${PACE.seconds} s on each side in turn, row by row and size by size, after ${PACE.warmUp} s to warm up.`,
    sizes: SIZES,
    found: foundIn(measured),
    notMeasured,
    latencies,
    memory: 'memory'.includes(options.only) ? await memoryOf(rules) : null,
  };
  say(`\n${tables(findings)}\n`);
  if (whole) writePart(results(findings));
}

async function prepareAll(): Promise<{ prepared: Prepared[]; notMeasured: NotMeasured[] }> {
  const prepared: Prepared[] = [];
  const notMeasured: NotMeasured[] = [];
  for (const row of ROWS.filter(({ name }) => name.includes(options.only))) {
    for (const readers of open) {
      const ready = await prepare(row, readers);
      if ('why' in ready) notMeasured.push(ready);
      else prepared.push(ready);
    }
  }
  return { prepared, notMeasured };
}

/** Of a process of its own, over a database of middle size. */
async function memoryOf(rules: string): Promise<MemoryFound> {
  const { offer } = open[open.length >> 1] as Readers;
  const server = await startHakam(offer.file, rules, log);
  try {
    return await measureMemory(server, offer, options.quick ? 50_000 : 1_000_000);
  } finally {
    await server.stop();
  }
}

async function profileRows(rows: readonly Prepared[]): Promise<void> {
  for (const each of rows) {
    const { hakam } = each.readers;
    await load(hakam, trafficOf(each, 0), PACE.warmUp);
    const { parts, functions } = await profile(hakam, trafficOf(each, 1), options.quick ? 2 : 4);
    say(`\n${shareTable(each.row.name, parts, 12)}\n\n${shareTable('function', functions, 40)}\n`);
  }
}

function say(text: string): void {
  process.stdout.write(text);
}
