import type { Hono } from 'hono';
import ipaddr from 'ipaddr.js';
import packageJson from '../../package.json' with { type: 'json' };
import { createApp } from '../app.ts';
import { type Config, readConfig } from '../config.ts';
import type { Deps, LogEvent, SharedPages } from '../deps.ts';
import { NO_METRICS } from '../domain/metrics.ts';
import { idMaker } from '../new-id.ts';
import { acceptRules } from '../pipeline/accept-rules.ts';
import type { DeliverDeps } from '../pipeline/deliver.ts';
import { forgetByAge, sitesForget } from '../pipeline/forget-by-age.ts';
import { forgetOld } from '../pipeline/forget-old.ts';
import { sealAudit, timezonesOf } from '../pipeline/seal-audit.ts';
import { tellRulesFailed } from '../pipeline/tell-rules-failed.ts';
import { deriveSubkeys, keyedHash } from '../secrets/subkeys.ts';
import { type D1, openD1 } from '../store/dialects/d1.ts';
import type { Assets } from './assets.ts';
import { browserAssets } from './browser-assets.ts';
import { bundledRules } from './bundled-rules.ts';
import type { BundledSite } from './bundled-site.ts';
import { cachedPages, type EdgeCache } from './cached-pages.ts';
import { AFTER_REQUEST, BY_CRON, deliverSome, noticing } from './deliver-some.ts';
import { edgeSender } from './send.ts';

/** What wrangler.toml and the account's secrets give. */
export interface Bindings {
  readonly DB: D1;
  readonly ASSETS: Assets;
  /** Another one for each deployment, so that no page of the one before is taken for its own. */
  readonly VERSION?: { readonly id: string };
  readonly HAKAM_SECRET?: string;
  readonly HAKAM_ADMIN_KEY?: string;
  readonly HAKAM_METRICS_KEY?: string;
  readonly HAKAM_OIDC_ISSUER?: string;
  readonly HAKAM_OIDC_AUDIENCE?: string;
  readonly HAKAM_OIDC_JWKS?: string;
  readonly HAKAM_OIDC_CLAIM?: string;
  readonly HAKAM_OIDC_ROLES?: string;
  readonly HAKAM_WEBHOOK_HOSTS?: string;
}

/** What Workers have beside the standard. */
interface Workers {
  readonly caches: { readonly default: EdgeCache };
}

interface Context {
  waitUntil(work: Promise<unknown>): void;
}

/** What a Worker exports: https://developers.cloudflare.com/workers/runtime-apis/handlers/ */
export interface EdgeWorker {
  fetch(request: Request, bindings: Bindings, context: Context): Promise<Response>;
  /**
   * The cron trigger: removes what no request will ask for again, and some of what sites forget by their files, stores the
   * rule sets it was deployed with, seals the audit, and sends what webhooks wait for. A job that fails is logged, and tried
   * again by the next.
   */
  scheduled(event: unknown, bindings: Bindings): Promise<void>;
}

/** What only tests replace: the clock (ms since 1970 UTC), and where the log goes. */
type Surroundings = Pick<Deps, 'now' | 'log'>;

/** The service of these sites as a Worker over D1; it is put together when an isolate gets its first request. */
export function edgeWorker(
  sites: readonly BundledSite[],
  { now, log }: Surroundings = { now: Date.now, log: logLine },
): EdgeWorker {
  const failures: (readonly [site: string, problems: readonly string[]])[] = [];
  const ruleSets = bundledRules(sites, log, (...failure) => failures.push(failure));
  /** What failed since this was last done, in whichever request: it is a write, for which none of them waits. */
  const tellFailures = async ({ DB }: Bindings): Promise<void> => {
    for (const [site, problems] of failures.splice(0))
      await tellRulesFailed({ database: openD1(DB), now, log }, site, problems);
  };
  let app: Hono | undefined;
  let isDue = false;
  let delivering: DeliverDeps | undefined;
  /** One job of several, none of which another one should stop. */
  const warnIfFails = async (
    event: string,
    about: { readonly site?: string },
    job: () => Promise<void>,
  ): Promise<void> => {
    try {
      await job();
    } catch (error) {
      log({ level: 'warn', event, ...about, error: String(error) });
    }
  };
  const deliveringFor = (bindings: Bindings): DeliverDeps => {
    if (delivering !== undefined) return delivering;
    const { secret, webhookHosts } = configOf(bindings);
    delivering = {
      database: openD1(bindings.DB),
      now,
      newId: idMaker(),
      key: deriveSubkeys(secret).webhooks,
      version: packageJson.version,
      send: edgeSender(webhookHosts),
    };
    return delivering;
  };
  /** Also what another request has put up, which may have ended meanwhile. */
  const tellIfDue = async (bindings: Bindings): Promise<void> => {
    if (!isDue) return;
    isDue = false;
    await warnIfFails('webhooks-not-sent', {}, () => deliverSome(deliveringFor(bindings), AFTER_REQUEST));
  };
  return {
    async fetch(request, bindings, context) {
      const loadModel = () => ruleSets.loadModel(bindings.ASSETS);
      app ??= appOver(bindings, { ruleSets, loadModel, now, log }, () => {
        isDue = true;
      });
      const ready = app;
      const answer = ruleSets.prepareFor(request, bindings.ASSETS).then(() => ready.fetch(request));
      // Else it would end where it stands when its client goes, and what is marked as running would stay so.
      context.waitUntil(
        answer
          .catch(() => undefined)
          .then(() => tellFailures(bindings))
          .then(() => tellIfDue(bindings)),
      );
      return answer;
    },
    async scheduled(_, bindings) {
      const { DB, ASSETS } = bindings;
      const database = openD1(DB);
      await warnIfFails('clean-up-failed', {}, () => forgetOld(database, now()));
      // One thing a minute, in turn: of what a Worker may ask its database it is a small part so.
      const forgotten = sitesForget(ruleSets);
      const inTurn = forgotten[Math.floor(now() / MINUTE) % forgotten.length];
      if (inTurn !== undefined)
        await warnIfFails('clean-up-failed', { site: inTurn.site }, () =>
          forgetByAge({ database, now, newId: idMaker() }, inTurn, {
            size: 500,
            scan: 20_000,
            most: 1,
            pause,
          }),
        );
      for (const base of await ruleSets.bases(ASSETS))
        await warnIfFails('rules-not-stored', { site: base.site }, () =>
          acceptRules({ database, now }, base),
        );
      await tellFailures(bindings);
      await warnIfFails('audit-not-sealed', {}, async () => {
        const key = deriveSubkeys(configOf(bindings).secret).audit;
        await sealAudit(
          { database, now, key, timezoneOf: timezonesOf(ruleSets), pause },
          { most: 3, size: 800 },
        );
      });
      await warnIfFails('webhooks-not-sent', {}, () => deliverSome(deliveringFor(bindings), BY_CRON));
    },
  };
}

function appOver(
  bindings: Bindings,
  deps: Pick<Deps, 'ruleSets' | 'loadModel' | 'now' | 'log'>,
  onPutUp: () => void,
): Hono {
  const { VERSION } = bindings;
  const { secret, adminKey, metricsKey, signIn, webhookHosts } = configOf(bindings);
  const build = `${packageJson.version}${VERSION ? `.${VERSION.id.slice(0, 8)}` : ''}`;
  return createApp({
    ...deps,
    database: noticing(openD1(bindings.DB), onPutUp),
    clientAddress: (context) => addressIn(context.req.header('cf-connecting-ip')),
    newId: idMaker(),
    metrics: NO_METRICS, // of one isolate of many, which may be gone when it is asked
    inFlight: null,
    asset: browserAssets(bindings.ASSETS),
    sharedPages: sharedPagesOf(secret, build),
    gzip: null, // Cloudflare compresses what goes out
    settings: {
      secret,
      adminKey,
      metricsKey,
      signIn,
      webhookHosts,
      build,
      mostReplayed: MOST_REPLAYED,
      mostExportPages: MOST_EXPORT_PAGES,
    },
  });
}

/** What the variables and secrets among what is bound say. */
function configOf(bindings: Bindings): Config & { readonly secret: string } {
  const variables = Object.entries(bindings).filter(([, value]) => typeof value === 'string');
  const config = readConfig(Object.fromEntries(variables));
  if (config.secret === null)
    throw new Error('HAKAM_SECRET is needed on Workers: npx wrangler secret put HAKAM_SECRET');
  return { ...config, secret: config.secret };
}

/** The cursors on pages are signed, so that another secret makes others. Node, in tests, has no such cache. */
function sharedPagesOf(secret: string, build: string): SharedPages | null {
  const { caches } = globalThis as unknown as Partial<Workers>;
  const family = keyedHash(deriveSubkeys(secret).cursors, `pages ${build}`);
  return caches === undefined ? null : cachedPages(caches.default, family);
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

const MINUTE = 60_000;

/** Two queries for each 250: within the 50 of a request on the free plan. */
const MOST_REPLAYED = 5000;
/** One query or two each. */
const MOST_EXPORT_PAGES = 20;

/** Cloudflare sets it, and takes away what a client may have sent under its name. */
const addressIn = (header: string | undefined): string | null =>
  header !== undefined && ipaddr.isValid(header) ? header : null;

/** Workers Logs reads lines of JSON. */
function logLine(event: LogEvent): void {
  // biome-ignore lint/suspicious/noConsole: a Worker has no other way to its log
  console.log(JSON.stringify({ at: new Date().toISOString(), ...event }));
}
