import { createApp } from '../../src/app.ts';
import { idMaker } from '../../src/new-id.ts';
import { betterSqlite3 } from '../../src/node/better-sqlite3.ts';
import { rulesInForce } from '../../src/rules/rules-in-force.ts';
import type { Database } from '../../src/store/database.ts';
import { openSqlite } from '../../src/store/dialects/sqlite.ts';
import type { Statement } from '../../src/store/statement.ts';
import { compiled, SITE } from '../stock.ts';
import { KEYS } from './costs.ts';
import { KINDS, PAGE, type Sent } from './kinds.ts';

/** What one request asks of its database, once the keys are known and the page is at hand. */
export interface Asked {
  readonly roundTrips: number;
  readonly statements: number;
}

/** Sends each kind of request some times through the whole app, and counts in the last one: the same on any database. */
export async function roundTrips(file: string, stock: Sent, rules: string): Promise<Map<string, Asked>> {
  const opened = openSqlite(betterSqlite3, file);
  const ruleSets = rulesInForce(() => undefined);
  for (const ruleSet of [SITE, 'strict'].map((site) => compiled(rules, site))) ruleSets.put(ruleSet, ruleSet);
  const count = { roundTrips: 0, statements: 0 };
  const app = createApp({
    database: counted(opened, count),
    ruleSets,
    clientAddress: () => null,
    now: Date.now,
    newId: idMaker(),
    log: () => undefined,
    inFlight: new Map(),
    embedScript: async () => '',
    settings: {
      secret: 'a secret that only the bench knows, of 32',
      adminKey: null,
      build: '0',
      mostReplayed: 1,
    },
  });
  const asked = new Map<string, Asked>();
  for (const kind of KINDS) {
    for (let at = 0; at < 3; at++) {
      const etag = (await app.request(PAGE)).headers.get('etag') ?? '';
      const [{ path = '', ...request } = {}] = kind.requests(stock, KEYS, 0, etag);
      Object.assign(count, { roundTrips: 0, statements: 0 });
      const answer = await app.request(path, request as RequestInit);
      if (at > 0 && answer.status !== kind.status) throw new Error(`${kind.name} got ${answer.status}`);
    }
    asked.set(kind.name, { ...count });
  }
  await opened.close();
  return asked;
}

function counted(database: Database, count: { roundTrips: number; statements: number }): Database {
  const heard = (statements: readonly Statement[]) => {
    count.roundTrips += 1;
    count.statements += statements.length;
  };
  return {
    read: (statements) => {
      heard(statements);
      return database.read(statements);
    },
    atomically: (statements, options) => {
      heard(statements);
      return database.atomically(statements, options);
    },
  };
}
