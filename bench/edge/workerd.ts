import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RulesBundle } from '../../src/edge/rules-bundle.ts';
import type { D1 } from '../../src/store/dialects/d1.ts';
import { startWorkerd } from '../../test/databases/workerd.ts';

/** A Worker in a workerd of its own. */
export interface Running {
  /** Sends a request; gives what was answered, and the CPU time (ms) that workerd took meanwhile. */
  ask(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<{ readonly text: string; readonly cpu: number }>;
  /** CPU time (ms) of workerd from its start until it was ready. */
  readonly started: number;
  /** Where its isolates can be looked into, if it was started so. */
  inspector(): Promise<URL>;
  /** Its D1 database. */
  database(): Promise<D1>;
  stop(): Promise<void>;
}

/** Starts a script with the rules of a bundle; a script of nothing tells what workerd itself takes. */
export async function startMeasured(
  script: string,
  bundle: RulesBundle,
  variables: Readonly<Record<string, string>> = {},
  inspected = false,
): Promise<Running> {
  const before = new Set(workerds());
  const persist = mkdtempSync(join(tmpdir(), 'hakam-bench-'));
  const workerd = await startWorkerd({ script, bundle, persist, variables, inspected });
  const { address, database, stop } = workerd;
  const pid = workerds().find((each) => !before.has(each));
  if (pid === undefined) throw new Error('There is no workerd among the processes of this one.');
  const ask: Running['ask'] = async (path, body, headers = {}) => {
    const began = cpuOf(pid);
    const init = body === undefined ? { headers } : { method: 'POST', body: JSON.stringify(body), headers };
    const response = await fetch(new URL(path, address), init);
    const text = await response.text();
    if (response.status >= 500) throw new Error(`${path} is answered with ${response.status}: ${text}`);
    return { text, cpu: cpuOf(pid) - began };
  };
  return {
    ask,
    database,
    inspector: workerd.inspector,
    started: cpuOf(pid),
    stop: async () => {
      await stop();
      rmSync(persist, { recursive: true, force: true });
    },
  };
}

/** The processes that this one has started and that are workerd. */
function workerds(): number[] {
  const threads = readdirSync('/proc/self/task');
  const children = threads.flatMap((thread) =>
    readFileSync(`/proc/self/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean),
  );
  return children.map(Number).filter((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'workerd');
}

const NS_PER_MS = 1e6;

/** CPU time (ms) of all threads of a process that run, with V8's helpers; by the scheduler, to the nanosecond. */
function cpuOf(pid: number): number {
  const times = readdirSync(`/proc/${pid}/task`).map((thread) => {
    const [ran = '0'] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
    return Number(ran);
  });
  return times.reduce((sum, time) => sum + time, 0) / NS_PER_MS;
}
