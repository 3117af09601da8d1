import { bearerIn, isMetricsKey } from './auth.ts';
import { exposition } from './exposition.ts';
import { gaugesOf } from './gauges.ts';
import type { Reply } from './reply.ts';
import { type Route, route } from './route.ts';

/** What monitoring asks. It is not public: how long a queue is tells what moderators keep up with. */
export const metricsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/metrics',
    id: 'getMetrics',
    tag: 'service',
    summary: 'Metrics for Prometheus',
    access: ['admin'],
    // Prometheus sends it as the `credentials` of its `authorization`.
    alsoFor: (service, authorization) => isMetricsKey(service, bearerIn(authorization)),
    answers: {
      status: 200,
      description:
        "Prometheus' text format, version 0.0.4, of all processes under the port; `HAKAM_METRICS_KEY` is taken as a key too. `docs/metrics.md` lists them.",
      media: ['text/plain'],
      problems: ['unavailable'],
    },
    async handle({ service }): Promise<Reply> {
      const [counted, gauges] = await Promise.all([service.metrics.text(), gaugesOf(service)]);
      return { status: 200, headers: { 'content-type': TEXT }, body: `${exposition(gauges)}\n${counted}` };
    },
  }),
];

const TEXT = 'text/plain; version=0.0.4; charset=utf-8';
