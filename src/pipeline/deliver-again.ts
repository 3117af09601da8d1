import type { AuditedBy } from '../domain/audit.ts';
import { rfc3339 } from '../domain/rfc3339.ts';
import {
  appendOfDelivery,
  deliverAgain,
  deliverFailedAgain,
  type StoredDelivery,
} from '../store/redeliveries.ts';
import { appendOfWebhook, findWebhook, type StoredWebhook } from '../store/webhooks.ts';
import { entryOf, type OneWebhook, type WebhookDeps } from './manage-webhooks.ts';

/** Why nothing is sent again. */
type Impossible = { readonly kind: 'unknown-webhook' | 'unknown-delivery' | 'webhook-disabled' };

/** Puts a delivery up to be sent again, whether it came or not. */
export async function redeliver(
  deps: WebhookDeps,
  one: OneWebhook,
  event: string,
  by: AuditedBy,
): Promise<{ readonly kind: 'waiting'; readonly delivery: StoredDelivery } | Impossible> {
  const { site, id } = one;
  const now = deps.now();
  const [[webhook], [delivery]] = await deps.database.atomically([
    findWebhook({ site, id }),
    deliverAgain({ site, webhook: id, event, now }),
    appendOfDelivery(entryOf(deps, one, now, by, { action: 'redelivered', event }), event),
  ]);
  if (delivery) return { kind: 'waiting', delivery };
  return impossible(webhook) ?? { kind: 'unknown-delivery' };
}

/** So many are put up at once, that none who waits for the database waits long. */
const MOST_AT_ONCE = 1000;

/** Puts those up that failed since a time (ms since 1970 UTC), the oldest first; `more` where there may be others. */
export async function redeliverFailed(
  deps: WebhookDeps,
  one: OneWebhook,
  since: number,
  by: AuditedBy,
): Promise<{ readonly kind: 'waiting'; readonly count: number; readonly more: boolean } | Impossible> {
  const { site, id } = one;
  const now = deps.now();
  const again = { action: 'redelivered', failedSince: rfc3339(since) };
  const [[webhook], waiting] = await deps.database.atomically([
    findWebhook({ site, id }),
    deliverFailedAgain({ site, webhook: id, since, now, most: MOST_AT_ONCE }),
    appendOfWebhook(entryOf(deps, one, now, by, again)),
  ]);
  const count = waiting.length;
  return impossible(webhook) ?? { kind: 'waiting', count, more: count === MOST_AT_ONCE };
}

function impossible(webhook: StoredWebhook | undefined): Impossible | undefined {
  if (webhook === undefined) return { kind: 'unknown-webhook' };
  return webhook.disabled_at === null ? undefined : { kind: 'webhook-disabled' };
}
