import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import type { RulesBundle } from '../../src/edge/rules-bundle.ts';
import type { D1 } from '../../src/store/dialects/d1.ts';

interface WorkerdOptions {
  /** The Worker's main module. */
  readonly script: string;
  /** What `#site-rules` and the assets are. */
  readonly bundle?: RulesBundle;
  /** Where D1's file is kept. */
  readonly persist: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** Answers what the Worker asks its binding `TEST`. */
  readonly answer?: (path: string, body: string) => string;
  /** Whether its isolates can be looked into, by the Chrome DevTools Protocol. */
  readonly inspected?: boolean;
}

/** A real workerd with one Worker and one D1 database. */
export interface Workerd {
  readonly address: string;
  /** The database, from the test's own process. */
  database(): Promise<D1>;
  /** Runs the Worker's cron trigger. */
  cron(): Promise<void>;
  /** Where its isolates can be looked into. */
  inspector(): Promise<URL>;
  stop(): Promise<void>;
}

/** Starts workerd on a port that the system gives. */
export async function startWorkerd(options: WorkerdOptions): Promise<Workerd> {
  const { script, bundle, persist, variables = {}, answer = () => '', inspected = false } = options;
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      resourcePersistencePath: persist,
      ...(inspected ? { inspectorPort: 0 } : {}),
      handleStructuredLogs: () => undefined, // the tests' log comes by `TEST`
      workers: [
        {
          name: 'hakam',
          compatibilityDate: '2026-10-01',
          compatibilityFlags: ['global_fetch_strictly_public'],
          modules: [
            { type: 'ESModule', path: 'index.js', contents: script },
            { type: 'ESModule', path: 'site-rules.js', contents: bundle?.module ?? '' },
          ],
          d1Databases: ['DB'],
          bindings: { ...variables },
          serviceBindings: {
            ASSETS: async ({ url }: { url: string }) => assetAt(bundle, url) as never,
            TEST: async (request: { url: string; text(): Promise<string> }) =>
              new Response(answer(new URL(request.url).pathname, await request.text())) as never,
          },
        },
      ],
    }),
  );
  const address = (await miniflare.ready).href.replace(/\/$/, '');
  return {
    address,
    database: async () => (await miniflare.getD1Database('DB')) as unknown as D1,
    cron: async () => {
      await ((await miniflare.getWorker()) as unknown as { scheduled(): Promise<unknown> }).scheduled();
    },
    inspector: () => miniflare.getInspectorURL(),
    stop: () => miniflare.dispose(),
  };
}

function assetAt(bundle: RulesBundle | undefined, url: string): Response {
  const bytes = bundle?.assets.get(new URL(url).pathname);
  return new Response(bytes ?? null, { status: bytes === undefined ? 404 : 200 });
}
