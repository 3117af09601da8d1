import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '../machine.ts';
import { writePart } from '../results.ts';
import { rulesFor } from '../rivals.ts';
import { insertBare } from './bare.ts';
import { type Found, results } from './report.ts';
import { timed } from './timed.ts';
import { makeWorld, SECRET } from './world.ts';

// `npm run bench:moving` measures `hakam export` and `hakam import`, and writes its part of results.md. For a short look,
// which writes nothing: `-- --quick`, with `--size 1000` for other sizes (several times for several); `--write` writes all the same.
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    size: { type: 'string', multiple: true },
    write: { type: 'boolean', default: false },
  },
});
const SIZES = options.size?.map(Number) ?? (options.quick ? [5000, 50_000] : [100_000, 1_000_000]);

// Beside the real data: a temporary folder may lie in memory, where a flush costs nothing.
const data = join(import.meta.dirname, '../../data');
mkdirSync(data, { recursive: true });
const folder = mkdtempSync(join(data, 'bench-'));
try {
  const lines = machine(folder);
  say(`${lines.join('\n')}\n\n`);
  const rules = rulesFor(folder);
  const found: Found[] = [];
  for (const size of SIZES) {
    found.push(await move(rules, size));
    say(`${JSON.stringify(found.at(-1))}\n`);
  }
  const part = results(lines, found);
  say(`\n${part}\n`);
  if (options.write || (!options.quick && options.size === undefined)) writePart(part);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Moves so many comments out of one database and into another, by the commands themselves. */
async function move(rules: string, size: number): Promise<Found> {
  const [from, to, file] = ['from.db', 'to.db', 'moved.ndjson'].map((name) =>
    join(folder, `${size}-${name}`),
  ) as [string, string, string];
  await makeWorld(from, rules, size);
  say(`${size.toLocaleString('en')} comments are stored\n`);
  const bare = insertBare(from, join(folder, `${size}-bare.db`));
  for (const database of [from, to]) writeFileSync(`${database}.secret`, `${SECRET}\n`, { mode: 0o600 });
  const exported = await timed(['export', file], from);
  const imported = await timed(['import', file], to);
  const [bytes, lineBytes] = [statSync(to).size, statSync(file).size];
  for (const each of [from, to, file])
    for (const end of ['', '-wal', '-shm', '.secret']) rmSync(each + end, { force: true });
  return { size, bytes, lineBytes, exported, imported, bare };
}

function say(text: string): void {
  process.stdout.write(text);
}
