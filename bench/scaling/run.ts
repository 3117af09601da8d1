import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { betterSqlite3 } from '../../src/node/better-sqlite3.ts';
import { migrate } from '../../src/node/migrate.ts';
import { migratePostgres } from '../../src/node/migrate-postgres.ts';
import { openPostgres } from '../../src/store/dialects/postgres.ts';
import { openSqlite } from '../../src/store/dialects/sqlite.ts';
import { startPostgres } from '../../test/databases/postgres-server.ts';
import { machine } from '../machine.ts';
import { writePart } from '../results.ts';
import { rulesFor } from '../rivals.ts';
import { compiled, fill } from '../stock.ts';
import { costsOver, keysIn } from './costs.ts';
import type { Sent } from './kinds.ts';
import { type Findings, results } from './report.ts';
import { roundTrips } from './round-trips.ts';
import { type Size, sizesInFile, sizesInPostgres } from './sizes.ts';

// `npm run bench:scaling` measures what a request costs Hakam and its database, and writes its part of results.md;
// with `-- --quick` it shows that it works.
const quick = process.argv.includes('--quick');
const SIZE = quick ? 2000 : 20_000;
const PACE = quick ? { warmUp: 0.3, seconds: 0.5 } : { warmUp: 1, seconds: 3 };

/** One more site, which takes one comment an hour. */
const STRICT = `site: {name: {en: Strict}, locale: en, timezone: UTC}
limits: [{id: site, by: site, max: 1, per: 1h}]
`;

// Beside the real data: a temporary folder may lie in memory, where a flush costs nothing.
const data = join(import.meta.dirname, '../../data');
mkdirSync(data, { recursive: true });
const folder = mkdtempSync(join(data, 'bench-'));
const server = await startPostgres();
try {
  const part = results(await measureAll());
  process.stdout.write(`${part}\n`);
  if (!quick) writePart(part);
} catch (error) {
  process.stderr.write(
    readFileSync(join(folder, 'log.txt'), 'utf8')
      .split('\n')
      .filter((line) => !line.includes('"info"'))
      .slice(-20)
      .join('\n'),
  );
  throw error;
} finally {
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
}

async function measureAll(): Promise<Findings> {
  const rules = rulesFor(folder);
  writeFileSync(join(rules, 'strict.yaml'), STRICT);
  const log = join(folder, 'log.txt');
  const file = join(folder, 'hakam.db');
  const stock = await fillFile(file, rules);
  const inServer = await fillServer(rules);
  const sizes = { sqlite: sizesInFile(file), postgres: inServer.sizes };
  const counted = join(folder, 'counted.db');
  copyFileSync(file, counted);
  const asking = openPostgres(server.url, 1, () => undefined);
  const { rows } = await asking.pool.query('show server_version');
  const version = `PostgreSQL ${rows[0].server_version} as it comes, on the same machine`;
  const over = (database: string, stock: Sent) => costsOver({ database, rules, log, stock, asking, ...PACE });
  const findings = {
    machine: [...machine(folder).slice(0, -1), version, ...machine(folder).slice(-1)],
    size: SIZE,
    seconds: PACE.seconds,
    sizes,
    asked: await roundTrips(counted, stock, rules),
    sqlite: await over(`file:${file}`, stock),
    postgres: await over(server.url, inServer.stock),
  };
  await asking.close();
  return findings;
}

async function fillFile(file: string, rules: string): Promise<Sent> {
  const database = openSqlite(betterSqlite3, file);
  migrate(database.writer);
  const stock = await fill(database, compiled(rules), SIZE, true);
  await keysIn(database);
  await database.close();
  return stock;
}

async function fillServer(rules: string): Promise<{ stock: Sent; sizes: Size[] }> {
  const database = openPostgres(server.url, 8, () => undefined);
  await migratePostgres(server.url);
  const stock = await fill(database, compiled(rules), SIZE, true);
  await keysIn(database);
  await database.pool.query('vacuum analyze');
  const sizes = await sizesInPostgres(database.pool);
  await database.close();
  return { stock, sizes };
}
