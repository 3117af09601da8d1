import Sqlite from 'better-sqlite3';
import { createApp } from '../src/app.ts';
import { idMaker } from '../src/new-id.ts';
import { rulesInForce } from '../src/rules/rules-in-force.ts';
import { newApiKey } from '../src/secrets/api-key.ts';
import type { Database } from '../src/store/database.ts';
import { sqliteSyntax } from '../src/store/dialects/sqlite-syntax.ts';
import { insertKey } from '../src/store/keys.ts';
import { bind, type Statement, type Template } from '../src/store/statement.ts';
import { repeatableRandom } from './arabic.ts';
import { submission } from './scenarios.ts';
import { compiled, SITE, type Stock } from './stock.ts';

/** What one statement of a submission costs. */
export interface StatementCost {
  /** Verb and table. */
  readonly name: string;
  readonly perSubmission: number;
  /** µs each, binding and fetching included. */
  readonly cost: number;
}

const SUBMISSIONS = 2000;

/** Sends submissions through the whole app, over a database that times every statement it runs. */
export async function statementCosts(stock: Stock, rules: string): Promise<StatementCost[]> {
  const connection = new Sqlite(stock.file);
  connection.pragma('synchronous = off'); // flushes are no statement's
  const clock = new Map<string, { times: number; spent: number }>();
  const database = timed(connection, clock);
  const { key, id, hash } = newApiKey();
  await database.atomically([
    insertKey({ id, hash, role: 'site', site: SITE, name: 'bench', created_at: 0 }),
  ]);
  const ruleSets = rulesInForce(() => undefined);
  const ruleSet = compiled(rules);
  ruleSets.put(ruleSet, ruleSet);
  const app = createApp({
    database,
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
  const random = repeatableRandom(7);
  for (let at = 0; at < SUBMISSIONS; at++) {
    if (at === SUBMISSIONS / 10) clock.clear(); // the first ones compile and prepare
    const { path = '', ...request } = submission(random, stock, key);
    const answer = await app.request(path, request as RequestInit);
    if (answer.status !== 201) throw new Error(`A submission got ${answer.status}: ${await answer.text()}`);
  }
  connection.close();
  return [...clock].map(([name, { times, spent }]) => ({
    name,
    perSubmission: times / (SUBMISSIONS * 0.9),
    cost: (spent / times) * 1000,
  }));
}

function timed(connection: Sqlite.Database, clock: Map<string, { times: number; spent: number }>): Database {
  const prepared = new Map<Template, { native: Sqlite.Statement; slots: never; name: string }>();
  const run = (statement: Statement): unknown[] => {
    const { native, slots, name } = prepared.get(statement.template) ?? prepare(statement.template);
    const began = performance.now();
    const rows = native.reader ? native.all(bind(slots, statement.values)) : [];
    if (!native.reader) native.run(bind(slots, statement.values));
    const entry = clock.get(name) ?? { times: 0, spent: 0 };
    entry.times += 1;
    entry.spent += performance.now() - began;
    clock.set(name, entry);
    return rows;
  };
  const prepare = (template: Template) => {
    const { query, slots } = template.compile(sqliteSyntax);
    const known = { native: connection.prepare(query.sql), slots: slots as never, name: nameOf(query.sql) };
    prepared.set(template, known);
    return known;
  };
  const all = (statements: readonly Statement[]) => connection.transaction(() => statements.map(run))();
  return {
    read: async (statements) => all(statements) as never,
    atomically: async (statements) => all(statements) as never,
  };
}

/** `insert into comments`, `select from keys`: what it does first, and the first table it names. */
function nameOf(sql: string): string {
  const plain = sql.replace(/["\s]+/g, ' ').trim();
  return (
    /\b(insert into|update|delete from) \w+/.exec(plain)?.[0] ??
    `select from ${/\bfrom (\w+)/.exec(plain)?.[1]}`
  );
}
