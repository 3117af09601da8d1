import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import { machine } from '../machine.ts';
import { writePart } from '../results.ts';
import { newKey, rulesFor, startHakam } from '../rivals.ts';
import type { Server } from '../server.ts';
import { makeStock } from '../stock.ts';
import { measureConsole } from './measure.ts';
import { results } from './report.ts';

// `npm run bench:console` measures how quickly the moderators' console draws and writes its part of results.md. For a short
// look, which writes nothing: `-- --quick`, with `--size 1000` for another number of stored comments.
const { values: options } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, size: { type: 'string' } },
});
/** Three in ten of them wait. */
const SIZE = Number(options.size ?? (options.quick ? 20_000 : 340_000));
const PACE = options.quick ? { loads: 5, keys: 40 } : { loads: 15, keys: 200 };

// Beside the real data: a temporary folder may lie in memory, where a flush costs nothing.
const data = join(import.meta.dirname, '../../data');
mkdirSync(data, { recursive: true });
const folder = mkdtempSync(join(data, 'bench-'));
let server: Server | undefined;
try {
  const lines = machine(folder);
  say(`${lines.join('\n')}\n\n`);
  const rules = rulesFor(folder);
  const stock = await makeStock(join(folder, 'hakam.db'), rules, SIZE);
  say(`${SIZE.toLocaleString('en')} comments are stored\n`);
  const waiting = waitingIn(stock.file);
  server = await startHakam(stock.file, rules, join(folder, 'log.txt'));
  const key = await newKey(server, 'moderator');
  const found = await measureConsole({ address: server.address, key }, PACE);
  const part = results({ lines, pace: PACE, stored: SIZE, waiting, found });
  say(`\n${part}\n`);
  if (!options.quick && options.size === undefined) writePart(part);
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

function waitingIn(file: string): number {
  const connection = new Sqlite(file, { readonly: true });
  const count = connection.prepare("select count(*) from comments where status = 'pending'").pluck().get();
  connection.close();
  return Number(count);
}

function say(text: string): void {
  process.stdout.write(text);
}
