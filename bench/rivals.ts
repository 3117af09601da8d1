import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Keys } from './scenarios.ts';
import { type Server, startServer } from './server.ts';
import { copyStock, makeStock, SITE, type Stock } from './stock.ts';

/** Hakam and its bare counterpart, each over its own copy of the same database. */
export interface Rivals {
  readonly hakam: Side;
  readonly bare: Side;
  readonly keys: Keys;
  /** The database that both began with, untouched. */
  readonly pristine: Stock;
}

export interface Side {
  readonly server: Server;
  readonly stock: Stock;
}

const ADMIN_KEY = 'an-admin-key-that-only-the-bench-knows';

/** The project's own rules, but with limits that let the load through. */
export function rulesFor(folder: string): string {
  const rules = join(folder, 'rules');
  cpSync(join(import.meta.dirname, '../rules'), rules, { recursive: true });
  const file = join(rules, `${SITE}.yaml`);
  writeFileSync(file, readFileSync(file, 'utf8').replace(/max: \d+, per/g, 'max: 1000000, per'));
  return rules;
}

/** Starts both over `size` stored comments. */
export async function startRivals(folder: string, rules: string, size: number): Promise<Rivals> {
  const stock = await makeStock(join(folder, `stock-${size}.db`), rules, size);
  const [ours, theirs] = ['hakam', 'bare'].map((name) =>
    copyStock(stock, join(folder, `${name}-${size}`, 'hakam.db')),
  ) as [Stock, Stock];
  const log = join(folder, 'log.txt');
  const hakam = await startHakam(ours.file, rules, log);
  return {
    pristine: stock,
    hakam: { server: hakam, stock: ours },
    bare: { server: await startServer('bare.ts', { args: [theirs.file], log }), stock: theirs },
    keys: { site: await newKey(hakam, 'site'), moderator: await newKey(hakam, 'moderator') },
  };
}

/** The service over a database file, which it may change. */
export const startHakam = (file: string, rules: string, log: string): Promise<Server> =>
  startServer('hakam.ts', {
    env: { PORT: '0', HAKAM_DATABASE: `file:${file}`, HAKAM_RULES: rules, HAKAM_ADMIN_KEY: ADMIN_KEY },
    log,
  });

/** Makes a key of the site. */
export async function newKey({ address }: Server, role: string): Promise<string> {
  const answer = await fetch(`${address}/v1/keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ role, site: SITE, name: 'bench' }),
  });
  const { key } = (await answer.json()) as { key: string };
  return key;
}
