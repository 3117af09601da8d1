import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { LogEvent } from '../../src/deps.ts';
import type { Database } from '../../src/store/database.ts';
import { openD1 } from '../../src/store/dialects/d1.ts';
import { startWorkerd } from './workerd.ts';

interface EdgeOptions {
  /** The folder that is to hold D1's file. */
  readonly folder: string;
  /** Files of the rules folder. */
  readonly rules: () => Readonly<Record<string, string>>;
  readonly now: () => number;
  readonly log: (event: LogEvent) => void;
  readonly variables: Readonly<Record<string, string>>;
}

/** The service in workerd over D1. */
export interface EdgeService {
  readonly address: string;
  /** Deploys anew, with the rules as they are now. */
  reloadRules(): Promise<void>;
  stop(): Promise<void>;
  /** Runs SQL on D1, past the service; returns its rows. */
  sql(text: string): Promise<unknown[]>;
  /** D1 from the test's own process. */
  database(): Promise<Database>;
}

/** Starts the Worker in workerd, over a migrated database of its own. */
export async function startEdge({ folder, rules, now, log, variables }: EdgeOptions): Promise<EdgeService> {
  const { script, template } = inject('edge');
  const persist = join(folder, 'd1');
  cpSync(template, persist, { recursive: true });
  const start = () =>
    startWorkerd({
      script: readFileSync(script, 'utf8'),
      rules: `export default ${JSON.stringify(rules())}`,
      persist,
      variables,
      answer: (path, body) => {
        if (path === '/log') for (const event of JSON.parse(body) as LogEvent[]) log(event);
        return String(now());
      },
    });
  let running = await start();
  return {
    get address() {
      return running.address; // another one after each deployment
    },
    reloadRules: async () => {
      await running.stop();
      running = await start();
    },
    stop: () => running.stop(),
    sql: async (text) => {
      const database = await running.database();
      const [result] = await database.batch([database.prepare(text)]);
      return result?.results ?? [];
    },
    database: async () => openD1(await running.database()),
  };
}
