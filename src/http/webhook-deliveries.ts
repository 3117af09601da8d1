import { boolean, type GenericSchema, literal, number, optional, picklist, pipe } from 'valibot';
import { DELIVERY_STATES, EVENT_TYPES } from '../domain/webhook.ts';
import { redeliver, redeliverFailed } from '../pipeline/deliver-again.ts';
import { deliveriesPage } from '../read/deliveries.ts';
import { findWebhook } from '../store/webhooks.ts';
import { answer } from './answers.ts';
import { cursorsOf, cutPage } from './cursors.ts';
import { decidedBy } from './decided-by.ts';
import { problem } from './problem.ts';
import { Cursor, wholeNumber } from './query-schemas.ts';
import { type Route, route } from './route.ts';
import { members, says } from './schemas.ts';
import { Time } from './value-schemas.ts';
import { DeliveriesAnswer, DeliveryAnswer, deliveryView } from './webhook-answers.ts';
import { oneOf, unknownWebhook } from './webhooks.ts';

const PATH = '/v1/sites/:site/webhooks/:webhook';

const Redelivered: GenericSchema<{ readonly waiting: number; readonly more: boolean }> = answer({
  waiting: number(),
  more: boolean(),
});

/** What webhooks were told, and what became of it. */
export const webhookDeliveryRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: `${PATH}/deliveries`,
    id: 'listDeliveries',
    tag: 'webhooks',
    summary: 'What a webhook was told in the last 30 days, and what it is still to be told, the newest first',
    access: ['admin'],
    query: members({
      state: optional(picklist(DELIVERY_STATES, `One of ${DELIVERY_STATES.join(', ')}.`)),
      type: optional(picklist(EVENT_TYPES, `One of ${EVENT_TYPES.join(', ')}.`)),
      limit: wholeNumber(1, 100, 20),
      cursor: Cursor,
    }),
    answers: {
      status: 200,
      description:
        'The deliveries. With a filter 10,000 are looked through for a page: it may be short, even empty, and `next` goes on.',
      schema: DeliveriesAnswer,
      problems: ['unknown-webhook'],
    },
    async handle(request) {
      const { service, context, query } = request;
      const one = oneOf(request);
      const filters = {
        site: one.site,
        webhook: one.id,
        state: query.state ?? null,
        type: query.type ?? null,
      };
      const cursors = cursorsOf(service, ['deliveries', filters]);
      const after = cursors.read(query.cursor);
      if (after instanceof Response) return after;
      const page = deliveriesPage(filters, after?.[0] as string | undefined, query.limit + 1);
      const [[webhook], rows, [end]] = await service.database.read([findWebhook(one), ...page]);
      if (!webhook) return unknownWebhook();
      const { page: deliveries, last = end } = cutPage(rows, query.limit);
      return context.json({
        deliveries: deliveries.map(deliveryView),
        next: last ? cursors.write([last.event]) : null,
      });
    },
  }),
  route({
    method: 'POST',
    path: `${PATH}/deliveries/:event/redeliver`,
    id: 'redeliver',
    tag: 'webhooks',
    summary: 'Send something again, whether it came or not, under the same `webhook-id`',
    access: ['admin'],
    answers: {
      status: 200,
      description: 'The delivery, which waits to be sent.',
      schema: DeliveryAnswer,
      problems: ['unknown-webhook', 'unknown-delivery', 'webhook-disabled'],
    },
    async handle(request) {
      const { service, context, principal } = request;
      const event = context.req.param('event') ?? '';
      const outcome = await redeliver(service, oneOf(request), event, decidedBy(principal));
      return outcome.kind === 'waiting'
        ? context.json(deliveryView(outcome.delivery))
        : impossible(outcome.kind);
    },
  }),
  route({
    method: 'POST',
    path: `${PATH}/redeliver`,
    id: 'redeliverFailed',
    tag: 'webhooks',
    summary: 'Send all again that failed since a time, the oldest first',
    access: ['admin'],
    body: members({
      state: pipe(
        literal('failed', 'Send failed.'),
        says({ description: 'What did not fail is sent again one by one.' }),
      ),
      since: pipe(Time, says({ description: 'What happened from then on.' })),
    }),
    examples: { 'an outage': { state: 'failed', since: '2026-11-25T12:00:00Z' } },
    answers: {
      status: 200,
      description:
        'How many wait to be sent again, 1,000 at most; while `more` is true, send the same again.',
      schema: Redelivered,
      problems: ['unknown-webhook', 'webhook-disabled'],
    },
    async handle(request) {
      const { service, context, principal, body } = request;
      const outcome = await redeliverFailed(service, oneOf(request), body.since, decidedBy(principal));
      return outcome.kind === 'waiting'
        ? context.json({ waiting: outcome.count, more: outcome.more })
        : impossible(outcome.kind);
    },
  }),
];

const impossible = (kind: 'unknown-webhook' | keyof typeof IMPOSSIBLE): Response =>
  kind === 'unknown-webhook' ? unknownWebhook() : problem(kind, IMPOSSIBLE[kind]);

const IMPOSSIBLE = {
  'unknown-delivery': 'This webhook was told nothing under this id, or more than 30 days ago.',
  'webhook-disabled':
    'It is switched off: switch it on first, by PUT with its name, url and events, and `"enabled": true`.',
} as const;
