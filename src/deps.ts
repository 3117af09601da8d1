import type { Context } from 'hono';
import type { SignInSettings } from './domain/access.ts';
import type { Metrics } from './domain/metrics.ts';
import type { Model } from './model/weights.ts';
import type { InFlight } from './pipeline/in-flight.ts';
import type { Page } from './read/page-cache.ts';
import type { RuleSet } from './rules/rule-set.ts';
import type { FollowingRules } from './rules/rules-in-force.ts';
import type { Database } from './store/database.ts';

/** All that the service takes from the runtime it runs on; nothing is looked up in globals. */
export interface Deps {
  readonly database: Database;
  readonly ruleSets: RuleSets;
  /** The address a request came from, proxies that are trusted taken away; null where it isn't known. */
  clientAddress(context: Context): string | null;
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** A UUIDv7 of that time. */
  newId(now: number): string;
  /** One event, as one line of the log; it holds no reader's text and no address. */
  log(event: LogEvent): void;
  /** Where this process counts what it does; `NO_METRICS` where processes come and go too quickly to be asked. */
  readonly metrics: Metrics;
  /**
   * Where a second request with an idempotency key finds the first, to wait for it. null where requests may be ended
   * without a word, for nobody could wait for those: of two at once the one whose batch comes second finds out there.
   */
  readonly inFlight: InFlight | null;
  /** What browsers load, as `src/bundle/build.ts` made it, by its name; undefined where there is none. */
  asset(name: string): Promise<string | undefined>;
  /** The built-in model, for rules that are only tried; rejects where it can't be had. */
  loadModel(): Promise<Model>;
  /** Pages that others than this process have made too; null where there is no such place. */
  readonly sharedPages: SharedPages | null;
  /** Compresses what is answered (RFC 1952), off the thread that answers; null where somebody else does. */
  readonly gzip: ((bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>) | null;
  readonly settings: Settings;
}

/** As a `PageCache`, but elsewhere; what fails there is as if it were not kept. */
export interface SharedPages {
  get(id: string): Promise<Page | undefined>;
  put(id: string, page: Page): Promise<void>;
}

interface Settings {
  /** Signs cursors and keys the hashes of addresses, one derived subkey a purpose. */
  readonly secret: string;
  /** An admin key that is in no table; null where there is none. */
  readonly adminKey: string | null;
  /** Who holds it may read `/metrics`, and nothing else; null where admin keys alone may. */
  readonly metricsKey: string | null;
  /** Whose tokens are taken beside keys; null where nobody's are. */
  readonly signIn: SignInSettings | null;
  /** What webhooks may go to though it is private, by http too: `pipeline/webhook-hosts.ts`. */
  readonly webhookHosts: readonly string[];
  /** Which build of the service this is; part of every ETag. */
  readonly build: string;
  /**
   * So many decisions a backtest reads at most, and so many comments a preview of terms: of a site on which people
   * decide little, that is all there is.
   */
  readonly mostReplayed: number;
  /** So many pages an export reads at most, before it gives a cursor to go on from. */
  readonly mostExportPages: number;
}

/** The rule sets in force, one a site. Who uses the lists looks for their changes first: `pipeline/newest-rules.ts`. */
export interface RuleSets extends FollowingRules {
  sites(): string[];
  /** The rule set of a site's files, without the changes of its lists; undefined where it isn't there. */
  base(site: string): RuleSet | undefined;
  /** What is wrong with the files or lists of sites whose last good rule set is in force; empty when all is well. */
  problems(): readonly { readonly site: string; readonly problems: readonly string[] }[];
}

export interface LogEvent {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [detail: string]: string | number | boolean | null;
}
