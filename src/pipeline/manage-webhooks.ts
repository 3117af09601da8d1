import type { AuditedBy } from '../domain/audit.ts';
import type { SiteId } from '../domain/comment.ts';
import type { EventType } from '../domain/webhook.ts';
import type { NewEntry } from '../store/audit.ts';
import type { Database } from '../store/database.ts';
import { dropWaiting, giveUpWaiting } from '../store/redeliveries.ts';
import {
  appendOfWebhook,
  changeWebhook,
  deleteWebhook,
  dropEvents,
  findWebhook,
  holdWebhooks,
  insertEvents,
  insertWebhook,
  rotateSecret,
  type StoredWebhook,
} from '../store/webhooks.ts';

export interface WebhookDeps {
  readonly database: Database;
  now(): number;
  newId(now: number): string;
}

/** What a webhook is to be. */
export interface WantedWebhook {
  readonly name: string;
  readonly url: string;
  /** Each once. */
  readonly events: readonly EventType[];
}

/** So many webhooks may a site have: each is a row more for every change. */
export const MOST_WEBHOOKS = 20;

/** Adds a webhook to a site; undefined where it has as many as it may have. */
export async function addWebhook(
  deps: WebhookDeps,
  site: SiteId,
  { name, url, events }: WantedWebhook,
  by: AuditedBy,
): Promise<StoredWebhook | undefined> {
  const at = deps.now();
  const one = { site, id: deps.newId(at) };
  const results: unknown[][] = await deps.database.atomically([
    holdWebhooks({ site }),
    insertWebhook({ ...one, name, url, at, most: MOST_WEBHOOKS }),
    insertEvents({ ...one, events: JSON.stringify(events) }),
    appendOfWebhook(entryOf(deps, one, at, by, { action: 'made', name, host: hostOf(url), events })),
    findWebhook(one),
  ]);
  return results.at(-1)?.[0] as StoredWebhook | undefined;
}

/** A webhook of a site. */
export interface OneWebhook {
  readonly site: SiteId;
  readonly id: string;
}

/**
 * Puts another webhook in the place of one; undefined where there is none. What waits for one that is switched off is
 * given up with it, for it would else come days later.
 */
export async function replaceWebhook(
  deps: WebhookDeps,
  { site, id }: OneWebhook,
  { name, url, events, enabled }: WantedWebhook & { readonly enabled: boolean },
  by: AuditedBy,
): Promise<StoredWebhook | undefined> {
  const at = deps.now();
  const one = { site, id };
  const detail = { action: 'changed', name, host: hostOf(url), events, enabled };
  const results: unknown[][] = await deps.database.atomically([
    appendOfWebhook(entryOf(deps, one, at, by, detail)),
    changeWebhook({ ...one, name, url, at, enabled: enabled ? 1 : 0 }),
    dropEvents(one),
    insertEvents({ ...one, events: JSON.stringify(events) }),
    ...(enabled ? [] : [giveUpWaiting({ site, webhook: id, why: SWITCHED_OFF })]),
    findWebhook(one),
  ]);
  return results.at(-1)?.[0] as StoredWebhook | undefined;
}

const SWITCHED_OFF = 'the webhook was switched off';

/** Removes a webhook, and what waits for it; whether there was one. */
export async function removeWebhook(deps: WebhookDeps, one: OneWebhook, by: AuditedBy): Promise<boolean> {
  const { site, id } = one;
  const [, , , [gone]] = await deps.database.atomically([
    appendOfWebhook(entryOf(deps, one, deps.now(), by, { action: 'removed' })),
    dropEvents({ site, id }),
    dropWaiting({ site, webhook: id }),
    deleteWebhook({ site, id }),
  ]);
  return gone !== undefined;
}

/** So long (ms) the secret before signs too. */
const OVERLAP = 24 * 60 * 60 * 1000;

/** Gives a webhook its next secret; undefined where there is none. */
export async function rotateWebhook(
  deps: WebhookDeps,
  { site, id }: OneWebhook,
  by: AuditedBy,
): Promise<StoredWebhook | undefined> {
  const at = deps.now();
  const [, , [webhook]] = await deps.database.atomically([
    appendOfWebhook(entryOf(deps, { site, id }, at, by, { action: 'secret-rotated' })),
    rotateSecret({ site, id, until: at + OVERLAP }),
    findWebhook({ site, id }),
  ]);
  return webhook;
}

/** An entry of the audit on a webhook. Of its address it says the host alone: the rest may be a secret of its receiver. */
export const entryOf = (
  { newId }: Pick<WebhookDeps, 'newId'>,
  { site, id }: OneWebhook,
  at: number,
  by: AuditedBy,
  detail: object,
): NewEntry => ({ id: newId(at), site, at, by, kind: 'webhook', subject: id, detail });

const hostOf = (url: string): string => new URL(url).host;
