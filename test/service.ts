import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { LogEvent } from '../src/deps.ts';
import { type Running, start } from '../src/node.ts';
import { temporaryFolder } from './store/open-test-database.ts';

export const ADMIN = 'an-admin-key-that-only-the-tests-know';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any answer
  readonly json: any;
  readonly text: string;
}

export interface TestService {
  readonly running: Running;
  /** The folder with `rules/` and `data/`. */
  readonly folder: string;
  /** What the service has logged so far. */
  readonly logged: readonly LogEvent[];
  /** Sends a request, by default with the admin key; `key: null` sends none. */
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  /** Makes a key of a role for a site. */
  key(role: 'site' | 'moderator' | 'admin', site?: string): Promise<string>;
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

/** The real service on a port of its own, over a database file of its own; stopped when the test ends. */
export async function startService(options: ServiceOptions = {}): Promise<TestService> {
  const folder = options.folder ?? temporaryFolder();
  writeRules(join(folder, 'rules'), options);
  const logged: LogEvent[] = [];
  const running = await start(
    {
      PORT: '0',
      HAKAM_ADMIN_KEY: ADMIN,
      HAKAM_DATABASE: `file:${join(folder, 'data/hakam.db')}`,
      HAKAM_RULES: join(folder, 'rules'),
      ...options.env,
    },
    { now: options.now ?? Date.now, log: (event) => logged.push(event) },
  );
  onTestFinished(() => running.stop());
  const call = caller(running.address);
  return {
    running,
    folder,
    logged,
    call,
    key: async (role, site = '*') =>
      (await call('POST', '/v1/keys', { body: { role, site, name: role } })).json.key,
  };
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
  (address: string): TestService['call'] =>
  async (method, path, { body, key = ADMIN, headers = {} } = {}) => {
    const response = await fetch(`${address}${path}`, {
      method,
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
