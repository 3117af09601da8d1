import { Counter, collectDefaultMetrics, Gauge, Histogram, type Metric, Registry } from 'prom-client';
import type { Metrics } from '../domain/metrics.ts';
import { requestTimes } from './request-times.ts';
import { teamsText } from './teams-text.ts';

/** Counts in this process. */
export function countHere(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const times = requestTimes();
  registry.registerMetric(times.exported as unknown as Metric);
  const stored = new Counter({
    name: 'hakam_submissions_total',
    help: 'Comments stored, by site and the status that the rules decided.',
    labelNames: ['site', 'status'],
    registers,
  });
  const refused = new Counter({
    name: 'hakam_refusals_total',
    help: 'Submissions, edits and reports that were not taken, by site and reason; of a limit, by its id.',
    labelNames: ['site', 'reason', 'limit'],
    registers,
  });
  const screening = new Histogram({
    name: 'hakam_rules_duration_seconds',
    help: "What a site's rules took for one text.",
    labelNames: ['site'],
    buckets: [0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.25],
    registers,
  });
  const commits = new Histogram({
    name: 'hakam_commit_duration_seconds',
    help: 'How long commits took: on SQLite of all batches together that waited, on PostgreSQL of one.',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    registers,
  });
  const batches = new Histogram({
    name: 'hakam_commit_batches',
    help: 'How many batches were committed together; 0 where only counters of limits were.',
    buckets: [0, 1, 2, 5, 10, 25, 50, 100, 250],
    registers,
  });
  const told = new Counter({
    name: 'hakam_webhook_deliveries_total',
    help: 'Tries to tell a webhook something, by site and what came of it.',
    labelNames: ['site', 'outcome'],
    registers,
  });
  const hits = new Counter({
    name: 'hakam_page_cache_hits_total',
    help: 'Public pages answered from memory.',
    registers,
  });
  const misses = new Counter({
    name: 'hakam_page_cache_misses_total',
    help: 'Public pages that may be kept in memory and were not there, or held no more.',
    registers,
  });
  const bytes = new Gauge({
    name: 'hakam_page_cache_bytes',
    help: 'What the pages in memory take, of 32 MiB a process.',
    registers,
  });
  new Gauge({ name: 'hakam_processes', help: 'How many processes answered.', registers }).set(1);
  return {
    request: times.count,
    stored: (site, status) => stored.inc({ site, status }),
    refused: (site, reason, limit) => refused.inc({ site, reason, limit }),
    screened: (site, seconds) => screening.observe({ site }, seconds),
    committed(seconds, count) {
      commits.observe(seconds);
      batches.observe(count);
    },
    told: (site, outcome) => told.inc({ site, outcome }),
    page: (found) => (found ? hits : misses).inc(),
    pageBytes: (used) => bytes.set(used),
    text: teamsText(Registry.merge([registry, ofProcess()])),
  };
}

let shared: Registry | undefined;

/** Memory, the event loop and garbage collection, which are the process's, however many services run in it. */
function ofProcess(): Registry {
  if (shared === undefined) {
    shared = new Registry();
    collectDefaultMetrics({ register: shared });
  }
  return shared;
}
