import { readdirSync, readFileSync } from 'node:fs';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import type { RulesBundle } from '../../src/edge/rules-bundle.ts';

/** A Worker in a workerd of its own. */
export interface Running {
  /** Sends a request; gives what was answered, and the CPU time (ms) that workerd took meanwhile. */
  ask(path: string, body?: unknown): Promise<{ readonly text: string; readonly cpu: number }>;
  /** CPU time (ms) of workerd from its start until it was ready. */
  readonly started: number;
  stop(): Promise<void>;
}

/** Starts a script with the rules of a bundle; a script of nothing tells what workerd itself takes. */
export async function startWorkerd(script: string, bundle: RulesBundle): Promise<Running> {
  const before = new Set(workerds());
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      workers: [
        {
          name: 'hakam',
          compatibilityDate: '2026-10-01',
          modules: [
            { type: 'ESModule', path: 'worker.js', contents: script },
            { type: 'ESModule', path: 'site-rules.js', contents: bundle.module },
          ],
          serviceBindings: {
            ASSETS: async ({ url }: { readonly url: string }) => assetAt(bundle, url) as never,
          },
        },
      ],
    }),
  );
  const address = await miniflare.ready;
  const pid = workerds().find((each) => !before.has(each));
  if (pid === undefined) throw new Error('There is no workerd among the processes of this one.');
  const ask: Running['ask'] = async (path, body) => {
    const began = cpuOf(pid);
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(new URL(path, address), init);
    const text = await response.text();
    if (response.status >= 500) throw new Error(`${path} is answered with ${response.status}: ${text}`);
    return { text, cpu: cpuOf(pid) - began };
  };
  return { ask, started: cpuOf(pid), stop: () => miniflare.dispose() };
}

function assetAt({ assets }: RulesBundle, url: string): Response {
  const bytes = assets.get(new URL(url).pathname);
  return new Response(bytes ?? null, { status: bytes === undefined ? 404 : 200 });
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
