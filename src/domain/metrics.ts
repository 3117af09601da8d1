import type { SiteId, Status } from './comment.ts';
import type { DeliveryState } from './webhook.ts';

/** A request that was answered. */
export interface AnsweredRequest {
  readonly method: string;
  /** As the log has it: never the address. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/**
 * What is counted of the service's work for whoever watches it. Calls come with every request, so each is a microsecond's
 * work at most; what they say becomes labels, so it is never a reader's word, and there are few of it.
 */
export interface Metrics {
  request(answered: AnsweredRequest): void;
  /** A new comment is stored, at the status that its rules decided. */
  stored(site: SiteId, status: Status): void;
  /** Something a reader sent was not taken; `limit` is the id of the limit that refused, empty where it was none. */
  refused(site: SiteId, reason: string, limit: string): void;
  /** What the site's rules took for one text. */
  screened(site: SiteId, seconds: number): void;
  /** So many batches were committed together. */
  committed(seconds: number, batches: number): void;
  /** A webhook was told something, or not; `outcome` is what the delivery is by that. */
  told(site: SiteId, outcome: DeliveryState): void;
  /** A public page was asked for that may be kept in memory: it was there and still held, or not. */
  page(found: boolean): void;
  /** What the pages in memory take now. */
  pageBytes(bytes: number): void;
  /** All of it in Prometheus' text format, of all processes that share the port; rejects where they can't be asked. */
  text(): Promise<string>;
}

/** Counts nothing. */
export const NO_METRICS: Metrics = {
  request: () => undefined,
  stored: () => undefined,
  refused: () => undefined,
  screened: () => undefined,
  committed: () => undefined,
  told: () => undefined,
  page: () => undefined,
  pageBytes: () => undefined,
  text: async () => '',
};
