import { array, boolean, type GenericSchema, nullable, number, picklist, string } from 'valibot';
import { rfc3339, rfc3339OrNull } from '../domain/rfc3339.ts';
import {
  DELIVERY_STATES,
  type DeliveryState,
  DISABLED_BECAUSE,
  type DisabledBecause,
  EVENT_TYPES,
  type EventType,
} from '../domain/webhook.ts';
import type { StoredDelivery } from '../store/redeliveries.ts';
import type { StoredWebhook } from '../store/webhooks.ts';
import { answer, type EntriesOf, Instant } from './answers.ts';

/** A webhook without its secret. */
export interface WebhookView {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly EventType[];
  readonly enabled: boolean;
  readonly disabledAt: string | null;
  readonly disabledBecause: DisabledBecause | null;
  readonly createdAt: string;
  /** Until then the secret before signs as well; null where none does. */
  readonly overlapUntil: string | null;
}

const webhookMembers: EntriesOf<WebhookView> = {
  id: string(),
  name: string(),
  url: string(),
  events: array(picklist(EVENT_TYPES)),
  enabled: boolean(),
  disabledAt: nullable(Instant),
  disabledBecause: nullable(picklist(DISABLED_BECAUSE)),
  createdAt: Instant,
  overlapUntil: nullable(Instant),
};
export const WebhookAnswer: GenericSchema<WebhookView> = answer<WebhookView>(webhookMembers);
export const WebhooksAnswer: GenericSchema<{ readonly webhooks: readonly WebhookView[] }> = answer({
  webhooks: array(WebhookAnswer),
});
export const SecretAnswer: GenericSchema<WebhookView & { readonly secret: string }> = answer({
  ...webhookMembers,
  secret: string(),
});

export function webhookView(webhook: StoredWebhook, now: number): WebhookView {
  const { id, name, url, disabled_at, overlap_until } = webhook;
  const wanted = new Set((JSON.parse(webhook.events) as { type: EventType }[]).map(({ type }) => type));
  const isOverlapping = overlap_until !== null && overlap_until > now;
  return {
    id,
    name,
    url,
    events: EVENT_TYPES.filter((type) => wanted.has(type)),
    enabled: disabled_at === null,
    disabledAt: rfc3339OrNull(disabled_at),
    disabledBecause: webhook.disabled_because,
    createdAt: rfc3339(webhook.created_at),
    overlapUntil: isOverlapping ? rfc3339(overlap_until) : null,
  };
}

/** How it goes with telling a webhook of something. */
export interface DeliveryView {
  /** Its header `webhook-id`. */
  readonly event: string;
  readonly type: EventType;
  readonly comment: string | null;
  readonly at: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** When it is sent, or sent again; null where nobody does. */
  readonly nextAt: string | null;
  readonly triedAt: string | null;
  /** The status that the receiver answered at last; null where it gave none. */
  readonly answer: number | null;
  readonly error: string | null;
}

export const DeliveryAnswer: GenericSchema<DeliveryView> = answer<DeliveryView>({
  event: string(),
  type: picklist(EVENT_TYPES),
  comment: nullable(string()),
  at: Instant,
  state: picklist(DELIVERY_STATES),
  attempts: number(),
  nextAt: nullable(Instant),
  triedAt: nullable(Instant),
  answer: nullable(number()),
  error: nullable(string()),
});
export const DeliveriesAnswer: GenericSchema<{
  readonly deliveries: readonly DeliveryView[];
  readonly next: string | null;
}> = answer({ deliveries: array(DeliveryAnswer), next: nullable(string()) });

export const deliveryView = (delivery: StoredDelivery): DeliveryView => ({
  event: delivery.event,
  type: delivery.type,
  comment: delivery.comment,
  at: rfc3339(delivery.at),
  state: delivery.state,
  attempts: delivery.attempts,
  nextAt: delivery.state === 'waiting' ? rfc3339(delivery.next_at) : null,
  triedAt: rfc3339OrNull(delivery.tried_at),
  answer: delivery.answer,
  error: delivery.error,
});
