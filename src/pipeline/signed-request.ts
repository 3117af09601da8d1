import { Webhook } from 'standardwebhooks';
import { webhookSecret } from '../secrets/webhook-secret.ts';
import type { EventSource } from '../store/delivery-queue.ts';
import { eventPayload } from './event-payload.ts';

export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

interface Signer {
  /** Milliseconds since 1970 UTC. */
  now(): number;
  /** The subkey of the webhooks. */
  readonly key: Uint8Array;
  /** The service's version. */
  readonly version: string;
}

/** The request that tells a webhook of an event, signed as Standard Webhooks says, with the time of this attempt. */
export function signedRequest({ now, key, version }: Signer, source: EventSource): WebhookRequest {
  const body = JSON.stringify(eventPayload(source));
  const at = new Date(now());
  return {
    url: source.url,
    body,
    headers: {
      'content-type': 'application/json',
      'user-agent': `Hakam/${version}`,
      'webhook-id': source.event,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': secretsOf(key, source, at.getTime())
        .map((secret) => new Webhook(secret).sign(source.event, at, body))
        .join(' '),
    },
  };
}

/** The one in force, and for some time the one before. */
function secretsOf(
  key: Uint8Array,
  { webhook, secret, overlap_until }: EventSource,
  now: number,
): readonly string[] {
  const isOverlapping = secret > 1 && overlap_until !== null && now < overlap_until;
  const numbers = isOverlapping ? [secret, secret - 1] : [secret];
  return numbers.map((number) => webhookSecret(key, webhook, number));
}
