import { getPath } from 'hono/utils/url';
import type { LogEvent, RuleSets } from '../deps.ts';
import type { Model } from '../model/weights.ts';
import { logAdvanced, type OnRulesFailed } from '../pipeline/log-advanced.ts';
import { unpackHead, unpackRuleSet } from '../rules/packed-rule-set.ts';
import type { RuleSet, SiteHead } from '../rules/rule-set.ts';
import { rulesInForce } from '../rules/rules-in-force.ts';
import { Unavailable } from '../store/database.ts';
import { type Assets, bytesOf } from './assets.ts';
import type { BundledSite } from './bundled-site.ts';
import { modelAsset } from './model-asset.ts';

/** The rule sets that a Worker was deployed with. */
export interface BundledRules extends RuleSets {
  /**
   * Loads the rules of a site, if there is one and they aren't there yet; until then `of` gives its settings
   * alone, and whoever asks it for rules gets `Unavailable`. Never rejects: what failed is logged, told by
   * `problems`, and tried again by the next that needs it.
   */
  prepare(site: string, assets: Assets): Promise<void>;
  /** Prepares the site of a request, unless it only reads public pages. */
  prepareFor(request: Request, assets: Assets): Promise<void>;
  /** The model that was deployed with them, whether or not they ask it; rejects with `Unavailable` where it can't be had. */
  loadModel(assets: Assets): Promise<Model>;
  /** The rule sets that it was deployed with, as far as they could be loaded. */
  bases(assets: Assets): Promise<RuleSet[]>;
}

/** Takes up what `bundle-rules.ts` made. An isolate loads the rules of a site once, when they are first needed. */
export function bundledRules(
  bundled: readonly BundledSite[],
  log: (event: LogEvent) => void,
  onFailed: OnRulesFailed = () => undefined,
): BundledRules {
  const heads = new Map(
    bundled.map(({ head: packed, asset }) => {
      const head = unpackHead(packed);
      return [String(head.site), { asset, asksModel: head.scoring !== null, unloaded: withoutRules(head) }];
    }),
  );
  const loaded = rulesInForce(logAdvanced(log, onFailed));
  const loadModel = modelAsset();

  // Requests that come meanwhile load it too: one can't wait for what another one reads, for that ends with it.
  const prepare: BundledRules['prepare'] = async (site, assets) => {
    const head = heads.get(site);
    if (head === undefined || loaded.of(site)) return;
    try {
      const reading = bytesOf(assets, head.asset);
      const [bytes, model] = await Promise.all([reading, head.asksModel ? loadModel(assets) : null]);
      if (loaded.of(site)) return;
      const ruleSet = unpackRuleSet(bytes, model);
      loaded.put(ruleSet, ruleSet);
      loaded.judge(site, []);
    } catch (error) {
      // A request that came meanwhile may have loaded it.
      if (!loaded.of(site)) {
        loaded.judge(site, [NOT_LOADED]);
        onFailed(site, [NOT_LOADED]);
      }
      log({ level: 'error', event: 'rules-not-loaded', site, error: String(error) });
    }
  };

  return {
    ...loaded,
    loadModel,
    sites: () => [...heads.keys()],
    of: (site) => loaded.of(site) ?? heads.get(site)?.unloaded,
    prepare,
    prepareFor: async (request, assets) => {
      const site = siteToScreen(request);
      if (site !== null) await prepare(site, assets);
    },
    bases: async (assets) => {
      for (const site of heads.keys()) await prepare(site, assets);
      return [...heads.keys()].flatMap((site) => loaded.base(site) ?? []);
    },
  };
}

const NOT_LOADED = 'Its rules could not be loaded.';

const SITE = /^\/v1\/sites\/([^/]+)\/(.*)$/s;
const READING: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const PAGES = /^(?:articles|counts)(?:\/|$)/;

/** The site whose rules a request may need, by the address as the router reads it: any letter of it may be escaped. */
function siteToScreen(request: Request): string | null {
  const [, site, rest] = SITE.exec(getPath(request)) ?? [];
  if (site === undefined || rest === undefined) return null;
  return READING.has(request.method) && PAGES.test(rest) ? null : decoded(site);
}

/** null for what is no percent-encoded UTF-8; a request for it is refused before it gets to a site. */
function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** What is known of a site before its rules are loaded. */
function withoutRules(head: SiteHead): RuleSet {
  const missing = (): never => {
    throw new Unavailable(`The rules of ${head.site} are not loaded.`);
  };
  return {
    ...head,
    get sources() {
      return missing();
    },
    get rules() {
      return missing();
    },
    get lists() {
      return missing();
    },
    get matcher() {
      return missing();
    },
    get model() {
      return missing();
    },
    get seekers() {
      return missing();
    },
    get runSeekers() {
      return missing();
    },
    get soughtIn() {
      return missing();
    },
  };
}
