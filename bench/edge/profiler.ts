/** V8's sampling profiler in a Worker's isolate. */
export interface Profiler {
  /** In how many samples the isolate was at work, while `work` was done. */
  samplesOf(work: () => Promise<void>): Promise<number>;
  close(): void;
}

/** Between two samples (µs), about: a loop of known length tells what one really stands for. */
const INTERVAL = 100;

/** Opens the profiler of the Worker `hakam`: https://chromedevtools.github.io/devtools-protocol/v8/Profiler/ */
export async function openProfiler(inspector: URL): Promise<Profiler> {
  const socket = new WebSocket(await addressIn(inspector));
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const call = caller(socket);
  await call('Profiler.enable');
  await call('Profiler.setSamplingInterval', { interval: INTERVAL });
  return {
    samplesOf: async (work) => {
      await call('Profiler.start');
      await work();
      return workingSamples((await call('Profiler.stop')).profile);
    },
    close: () => socket.close(),
  };
}

/** Miniflare has isolates of its own beside the Worker's: D1's, and what routes requests. */
async function addressIn(inspector: URL): Promise<string> {
  const list = new URL('/json/list', inspector.href.replace(/^ws/, 'http'));
  const isolates = (await (await fetch(list)).json()) as { id: string; webSocketDebuggerUrl: string }[];
  const own = isolates.find(({ id }) => id === 'core:user:hakam');
  if (own === undefined) throw new Error(`No isolate is the Worker's: ${isolates.map(({ id }) => id)}`);
  return own.webSocketDebuggerUrl;
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string } }[];
  readonly samples: readonly number[];
}

type Call = (method: string, params?: object) => Promise<{ readonly profile: Profile }>;

function caller(socket: WebSocket): Call {
  const waiting = new Map<number, (result: { readonly profile: Profile }) => void>();
  let calls = 0;
  socket.onmessage = ({ data }) => {
    const { id, result } = JSON.parse(String(data));
    waiting.get(id)?.(result);
    waiting.delete(id);
  };
  return (method, params = {}) =>
    new Promise((resolve) => {
      const id = ++calls;
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
}

function workingSamples({ nodes, samples }: Profile): number {
  const idle = new Set(
    nodes.filter(({ callFrame }) => callFrame.functionName === '(idle)').map(({ id }) => id),
  );
  return samples.filter((sample) => !idle.has(sample)).length;
}
