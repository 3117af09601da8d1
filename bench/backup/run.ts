import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repeatableRandom } from '../arabic.ts';
import { machine } from '../machine.ts';
import { makeOffer, type Offer, someArticles } from '../reading/stocks.ts';
import { writePart } from '../results.ts';
import { newKey, rulesFor, startHakam } from '../rivals.ts';
import { submission } from '../scenarios.ts';
import type { Server } from '../server.ts';
import { SITE } from '../stock.ts';
import { type InUse, measure } from './measure.ts';
import { results } from './report.ts';
import { WAYS } from './ways.ts';

// `npm run bench:backup` measures what a backup costs readers and writes its part of results.md. For a short look, which
// writes nothing: `-- --quick`, with `--size 100000` for another size, `--only hakam` for ways whose names hold that, and
// `--stock <folder>` to keep the database that is filled, and use it again; `--write` writes all the same.
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    size: { type: 'string' },
    only: { type: 'string', default: '' },
    stock: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
/** Some 1.6 KB a comment: 1 GB. */
const SIZE = Number(options.size ?? (options.quick ? 20_000 : 650_000));
const PACE = options.quick
  ? { rounds: 1, seconds: 2, patience: 10 }
  : { rounds: 5, seconds: 8, patience: 30 };

// Beside the real data: a temporary folder may lie in memory, where a flush costs nothing.
const data = join(import.meta.dirname, '../../data');
mkdirSync(data, { recursive: true });
const folder = mkdtempSync(join(data, 'bench-'));
let server: Server | undefined;
try {
  const lines = machine(folder);
  say(`${lines.join('\n')}\n\n`);
  const rules = rulesFor(folder);
  if (options.stock) mkdirSync(options.stock, { recursive: true });
  const offer = await makeOffer(folder, rules, SIZE, options.stock ?? folder);
  const bytes = statSync(offer.file).size;
  say(`${SIZE.toLocaleString('en')} comments, ${bytes.toLocaleString('en')} bytes\n`);
  server = await startHakam(offer.file, rules, join(folder, 'log.txt'));
  const ways = WAYS.filter(({ name }) => name.includes(options.only));
  const found = await measure(await inUse(server, offer), ways, PACE, join(folder, 'copy.db'), (way, round) =>
    say(`${way.name}: ${JSON.stringify(round)}\n`),
  );
  const part = results({ lines, pace: PACE, comments: SIZE, bytes, found });
  say(`\n${part}\n`);
  if (options.write || (!options.quick && options.only === '' && options.size === undefined)) writePart(part);
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function inUse(hakam: Server, offer: Offer): Promise<InUse> {
  const random = repeatableRandom(5);
  const key = await newKey(hakam, 'site');
  const reads = someArticles(offer, offer.articles).map((article) => ({
    path: `/v1/sites/${SITE}/articles/${article}/comments?limit=20`,
  }));
  const stock = { articles: offer.articles, authors: 5000 };
  const submissions = Array.from({ length: 500 }, () => submission(random, stock, key));
  return { address: hakam.address, file: offer.file, reads, submissions };
}

function say(text: string): void {
  process.stdout.write(text);
}
