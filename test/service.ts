import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Deps, LogEvent } from '../src/deps.ts';
import { start } from '../src/node.ts';
import type { Database } from '../src/store/database.ts';
import { startEdge } from './databases/edge-service.ts';
import { DATABASE } from './databases/kind.ts';
import { newPostgres, openTestPostgres, sqlInPostgres } from './databases/postgres-database.ts';
import { openTestDatabase, temporaryFolder } from './store/open-test-database.ts';

export const ADMIN = 'an-admin-key-that-only-the-tests-know';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any answer
  readonly json: any;
  readonly text: string;
}

export interface TestService {
  readonly running: RunningService;
  /** The folder with `rules/` and `data/`. */
  readonly folder: string;
  /** What the service has logged so far. */
  readonly logged: readonly LogEvent[];
  /** Sends a request, by default with the admin key; `key: null` sends none. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Makes a key of a role for a site. */
  key(role: 'site' | 'moderator' | 'admin', site?: string): Promise<string>;
}

/** What a test may do with the service that runs. */
interface RunningService {
  readonly address: string;
  reloadRules(): Promise<void>;
  stop(): Promise<void>;
  /** Runs SQL on the service's database, past the service; returns its rows. */
  sql(text: string): Promise<unknown[]>;
  /** The service's database, opened once more. */
  database(): Promise<Database>;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
}

export interface ServiceOptions {
  /** Files of the rules folder; the project's own example where left out. */
  readonly rules?: Readonly<Record<string, string>>;
  readonly now?: () => number;
  readonly env?: Readonly<Record<string, string>>;
  /** Another service's folder, to start again on what it left. */
  readonly folder?: string;
}

/** A site that holds everything, for tests that need no rules. */
export const PLAIN_SITE = 'site: {name: {en: Plain}, locale: en, timezone: UTC}\n';

/** The real service on a port of its own, over a database of its own; stopped when the test ends. */
export async function startService(options: ServiceOptions = {}): Promise<TestService> {
  const folder = options.folder ?? temporaryFolder();
  writeRules(join(folder, 'rules'), options);
  const logged: LogEvent[] = [];
  const running = await RUN[DATABASE](folder, options, {
    now: options.now ?? Date.now,
    log: (event) => logged.push(event),
  });
  onTestFinished(() => running.stop());
  const call = caller(running);
  return {
    running,
    folder,
    logged,
    call,
    key: async (role, site = '*') =>
      (await call('POST', '/v1/keys', { body: { role, site, name: role } })).json.key,
  };
}

type Run = (
  folder: string,
  options: ServiceOptions,
  surroundings: Pick<Deps, 'now' | 'log'>,
) => Promise<RunningService>;

/** Another one for each service, as each has its own where it is kept beside the file. */
export const newSecret = (): string => randomBytes(32).toString('hex');

/** How the service runs over each database. */
const RUN: Readonly<Record<typeof DATABASE, Run>> = {
  sqlite: async (folder, { env }, surroundings) => {
    const file = join(folder, 'data/hakam.db');
    const variables = { ...inFolder(folder), HAKAM_DATABASE: `file:${file}`, ...env };
    return {
      ...(await start(variables, surroundings)),
      sql: async (text) => sqlInFile(file, text),
      database: async () => openTestDatabase(file),
    };
  },
  postgres: async (folder, { env }, surroundings) => {
    const url = await newPostgres();
    const variables = { ...inFolder(folder), HAKAM_DATABASE: url, HAKAM_SECRET: newSecret(), ...env };
    return {
      ...(await start(variables, surroundings)),
      sql: (text) => sqlInPostgres(url, text),
      database: async () => openTestPostgres(url),
    };
  },
  d1: (folder, { env }, { now, log }) =>
    startEdge({
      now,
      log,
      rules: () => filesIn(join(folder, 'rules')),
      variables: { HAKAM_ADMIN_KEY: ADMIN, HAKAM_SECRET: newSecret(), ...env },
    }),
};

const inFolder = (folder: string): Record<string, string> => ({
  PORT: '0',
  HAKAM_ADMIN_KEY: ADMIN,
  HAKAM_RULES: join(folder, 'rules'),
});

/** The rule files of a folder, by their path in it. */
export const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(yaml|txt)$/.test(path))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );

function sqlInFile(file: string, text: string): unknown[] {
  const connection = new Sqlite(file, { timeout: 5000 });
  try {
    const statement = connection.prepare(text);
    if (statement.reader) return statement.all();
    statement.run();
    return [];
  } finally {
    connection.close();
  }
}

function writeRules(folder: string, { rules }: ServiceOptions): void {
  if (rules === undefined) {
    cpSync(join(import.meta.dirname, '../rules'), folder, { recursive: true });
    return;
  }
  for (const [path, text] of Object.entries(rules)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const caller =
  (running: RunningService): TestService['call'] =>
  async (method, path, { body, key = ADMIN, headers = {} } = {}) => {
    const response = await fetch(`${running.address}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
