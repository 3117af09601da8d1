import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from '../machine.ts';
import { writePart } from '../results.ts';
import { rulesFor } from '../rivals.ts';
import { measureBulk } from './bulk.ts';
import { measureQueue } from './queue.ts';
import { results } from './report.ts';
import { type Hall, makeHall } from './stocks.ts';

// `npm run bench:moderation` measures what moderators meet and writes its part of results.md. For a short look, which
// writes nothing: `-- --quick`, with `--size 1000` for other sizes (several times for several); `--write` writes all the same.
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    size: { type: 'string', multiple: true },
    write: { type: 'boolean', default: false },
  },
});
const SIZES = options.size?.map(Number) ?? (options.quick ? [1000, 20_000] : [1000, 1_000_000]);
const PACE = options.quick ? { rounds: 3, times: 30 } : { rounds: 15, times: 100 };

// Beside the real data: a temporary folder may lie in memory, where a flush costs nothing.
const data = join(import.meta.dirname, '../../data');
mkdirSync(data, { recursive: true });
const folder = mkdtempSync(join(data, 'bench-'));
const halls: Hall[] = [];
try {
  const lines = machine(folder);
  say(`${lines.join('\n')}\n\n`);
  const rules = rulesFor(folder);
  for (const size of SIZES) {
    halls.push(await makeHall(folder, rules, size));
    say(`${size.toLocaleString('en')} comments are stored\n`);
  }
  const queue = await measureQueue(halls, PACE);
  const bulk = await measureBulk(halls, PACE);
  const part = results({ lines, pace: PACE, queue, bulk });
  say(`\n${part}\n`);
  if (options.write || (!options.quick && options.size === undefined)) writePart(part);
} finally {
  await Promise.all(halls.map(({ database }) => database.close()));
  rmSync(folder, { recursive: true, force: true });
}

function say(text: string): void {
  process.stdout.write(text);
}
