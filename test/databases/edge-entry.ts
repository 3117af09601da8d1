import { siteRules } from '#site-rules';
import type { LogEvent } from '../../src/deps.ts';
import { type Bindings, type EdgeWorker, edgeWorker } from '../../src/edge/edge-worker.ts';
import type { D1 } from '../../src/store/dialects/d1.ts';
import type { D1Call, Told } from './edge-service.ts';

interface TestBindings extends Bindings {
  /** The test's own process: its clock, and where the log goes. */
  readonly TEST: { fetch(address: string, init?: RequestInit): Promise<Response> };
}

type Context = Parameters<EdgeWorker['fetch']>[2];

const logged: LogEvent[] = [];
const calls: D1Call[] = [];

/** D1 itself, with every round trip counted. */
const counted = (database: D1): D1 => ({
  prepare: (text) => database.prepare(text),
  batch: async (statements) => {
    const answers = (await database.batch(statements)) as (Metered & { readonly results: unknown[] })[];
    const sum = (of: keyof Metered['meta']) => answers.reduce((all, { meta }) => all + meta[of], 0);
    calls.push({ queries: answers.length, rowsRead: sum('rows_read'), rowsWritten: sum('rows_written') });
    return answers;
  },
});

interface Metered {
  readonly meta: { readonly rows_read: number; readonly rows_written: number };
}

let told: Told = { id: '', now: 0, variables: {} };
const newWorker = (): EdgeWorker =>
  edgeWorker(siteRules, { now: () => told.now, log: (event) => logged.push(event) });
let worker = newWorker();

/** The bindings of the test that this is for; a Worker that has seen nothing, where it is another test's. */
async function prepared(bindings: TestBindings): Promise<Bindings> {
  const before = told.id;
  told = (await (await bindings.TEST.fetch('http://test/')).json()) as Told;
  if (told.id !== before) worker = newWorker();
  return { ...bindings, ...told.variables, DB: counted(bindings.DB) };
}

/** The Worker as it is deployed, but for the test's clock, log and variables. */
export default {
  async fetch(request: Request, bindings: TestBindings, context: Context): Promise<Response> {
    const own = await prepared(bindings);
    const response = await worker.fetch(request, own, context);
    await bindings.TEST.fetch('http://test/said', {
      method: 'POST',
      body: JSON.stringify({ logged: logged.splice(0), calls: calls.splice(0) }),
    });
    return response;
  },
  async scheduled(event: unknown, bindings: TestBindings): Promise<void> {
    const own = await prepared(bindings);
    await worker.scheduled(event, own);
  },
};
