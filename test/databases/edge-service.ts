import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import type { LogEvent } from '../../src/deps.ts';
import { BROWSER_ASSETS } from '../../src/edge/browser-assets.ts';
import { MODEL_ASSET } from '../../src/edge/model-asset.ts';
import { bundleFiles, type RulesBundle } from '../../src/edge/rules-bundle.ts';
import { builtAssets } from '../../src/node/built-assets.ts';
import { builtInModel, MODEL_FILE } from '../../src/node/built-in-model.ts';
import { printProblem } from '../../src/rules/language/problem.ts';
import type { Database } from '../../src/store/database.ts';
import { openD1 } from '../../src/store/dialects/d1.ts';
import { startWorkerd, type Workerd } from './workerd.ts';

type Files = Readonly<Record<string, string>>;

interface EdgeOptions {
  /** Files of the rules folder. */
  readonly rules: () => Files;
  readonly now: () => number;
  readonly log: (event: LogEvent) => void;
  readonly variables: Readonly<Record<string, string>>;
}

/** One round trip to D1, by its own account. */
export interface D1Call {
  readonly queries: number;
  readonly rowsRead: number;
  readonly rowsWritten: number;
}

/** The service in workerd over D1. */
export interface EdgeService {
  readonly address: string;
  /** Runs the cron trigger. */
  cron(): Promise<void>;
  /** What was asked of D1 since this was called last. */
  d1Calls(): D1Call[];
  /** From here on requests come to an isolate that has seen none, in the same data centre. */
  newIsolate(): void;
  /** Deploys anew, with the rules as they are now. */
  reloadRules(): Promise<void>;
  stop(): Promise<void>;
  /** Runs SQL on D1, past the service; returns its rows. */
  sql(text: string): Promise<unknown[]>;
  /** D1 from the test's own process. */
  database(): Promise<Database>;
}

/** Starts the Worker in workerd, over a migrated and empty database; nothing is left of a service before it. */
export async function startEdge({ rules, now, log, variables }: EdgeOptions): Promise<EdgeService> {
  let id = randomUUID();
  const calls: D1Call[] = [];
  const served: Served = {
    tell: () => ({ id, now: now(), variables }),
    hear: (said) => {
      for (const event of said.logged) log(event);
      calls.push(...said.calls);
    },
  };
  let running = await take(rules(), served);
  await running.workerd.cron(); // which stores the rule sets that came with it
  return {
    get address() {
      return running.workerd.address; // another one after each deployment
    },
    reloadRules: async () => {
      await running.workerd.stop();
      running = await start(rules(), running.persist, served);
      await running.workerd.cron();
    },
    newIsolate: () => {
      id = randomUUID();
    },
    stop: () => giveBack(running),
    cron: () => running.workerd.cron(),
    d1Calls: () => calls.splice(0),
    sql: (text) => sqlIn(running.workerd, text),
    database: async () => openD1(await running.workerd.database()),
  };
}

/** What the Worker is told before each request; another `id` has it put the service together anew. */
export interface Told {
  readonly id: string;
  readonly now: number;
  readonly variables: Readonly<Record<string, string>>;
}

/** What it says after each. */
interface Said {
  readonly logged: readonly LogEvent[];
  readonly calls: readonly D1Call[];
}

/** The test whose service a workerd runs now. */
interface Served {
  tell(): Told;
  hear(said: Said): void;
}

interface Deployed {
  readonly workerd: Workerd;
  readonly rules: string;
  readonly persist: string;
  served: Served;
}

// A workerd takes a second to start, so tests of a file with the same rules use the same one, one after another.
const idle: Deployed[] = [];
afterAll(async () => {
  for (const { workerd, persist } of idle.splice(0)) {
    await workerd.stop();
    rmSync(persist, { recursive: true, force: true });
  }
});

async function take(rules: Files, served: Served): Promise<Deployed> {
  const at = idle.findIndex((each) => each.rules === JSON.stringify(rules));
  const [found] = at < 0 ? [] : idle.splice(at, 1);
  if (found !== undefined) return Object.assign(found, { served });
  const persist = mkdtempSync(join(tmpdir(), 'hakam-d1-'));
  cpSync(inject('edge').template, persist, { recursive: true });
  return start(rules, persist, served);
}

async function start(rules: Files, persist: string, served: Served): Promise<Deployed> {
  const workerd = await startWorkerd({
    script: readFileSync(inject('edge').script, 'utf8'),
    bundle: bundled(rules),
    persist,
    answer: (path, body) => {
      if (path === '/said') deployed.served.hear(JSON.parse(body));
      return JSON.stringify(deployed.served.tell());
    },
  });
  const deployed: Deployed = { workerd, rules: JSON.stringify(rules), persist, served };
  return deployed;
}

const TABLES = `select name from sqlite_master where type = 'table' and name <> 'migrations'
  and substr(name, 1, 3) <> '_cf' and substr(name, 1, 6) <> 'sqlite'`;

async function giveBack(deployed: Deployed): Promise<void> {
  const { workerd } = deployed;
  const database = await workerd.database();
  const tables = (await sqlIn(workerd, TABLES)) as { name: string }[];
  const guards = (await sqlIn(workerd, GUARDS)) as { name: string; sql: string }[];
  await database.batch(
    [
      ...guards.map(({ name }) => `drop trigger ${name}`),
      ...tables.map(({ name }) => `delete from ${name}`),
      ...guards.map(({ sql }) => sql),
    ].map((text) => database.prepare(text)),
  );
  idle.push(deployed);
}

/** What keeps the audit from being emptied. */
const GUARDS = "select name, sql from sqlite_master where type = 'trigger'";

async function sqlIn(workerd: Workerd, text: string): Promise<unknown[]> {
  const database = await workerd.database();
  const [result] = await database.batch([database.prepare(text)]);
  return result?.results ?? [];
}

const browserAssets = (): readonly (readonly [string, Uint8Array<ArrayBuffer>])[] =>
  [...builtAssets()].map(([name, text]) => [`/${BROWSER_ASSETS}/${name}`, new TextEncoder().encode(text)]);

const model = (): Uint8Array<ArrayBuffer> => Uint8Array.from(readFileSync(MODEL_FILE));

function bundled(files: Files): RulesBundle {
  const result = bundleFiles(files, builtInModel);
  if (result.ok)
    return {
      ...result.bundle,
      assets: new Map([...result.bundle.assets, ...browserAssets(), [MODEL_ASSET, model()]]),
    };
  throw new Error(result.problems.map(printProblem).join('\n'));
}
