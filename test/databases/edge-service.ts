import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { LogEvent } from '../../src/deps.ts';
import { bundleFiles, type RulesBundle } from '../../src/edge/rules-bundle.ts';
import { printProblem } from '../../src/rules/language/problem.ts';
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
  const start = async () => {
    const workerd = await startWorkerd({
      script: readFileSync(script, 'utf8'),
      bundle: bundled(rules()),
      persist,
      variables,
      answer: (path, body) => {
        if (path === '/log') heard(JSON.parse(body));
        return String(now());
      },
    });
    await workerd.cron(); // which stores the rule sets that came with it
    return workerd;
  };
  const calls: D1Call[] = [];
  const heard = (said: { logged: LogEvent[]; calls: D1Call[] }): void => {
    for (const event of said.logged) log(event);
    calls.push(...said.calls);
  };
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
    cron: () => running.cron(),
    d1Calls: () => calls.splice(0),
    sql: async (text) => {
      const database = await running.database();
      const [result] = await database.batch([database.prepare(text)]);
      return result?.results ?? [];
    },
    database: async () => openD1(await running.database()),
  };
}

function bundled(files: Readonly<Record<string, string>>): RulesBundle {
  const result = bundleFiles(files);
  if (result.ok) return result.bundle;
  throw new Error(result.problems.map(printProblem).join('\n'));
}
