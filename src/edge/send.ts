import type { SendWebhook } from '../pipeline/deliver.ts';
import { type OwnHosts, urlFault } from '../pipeline/webhook-hosts.ts';

/**
 * Sends webhooks from a Worker: who looks names up there, and connects, is Cloudflare's network, from which nothing
 * private can be reached; `global_fetch_strictly_public` (wrangler.toml) keeps it from the account's own zones by ways that
 * only this account has.
 */
export const edgeSender =
  (own: OwnHosts): SendWebhook =>
  async ({ url, signal, headers, body }) => {
    const fault = urlFault(url, own);
    if (fault !== null) throw new Error(fault);
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
    await response.body?.cancel();
    return { status: response.status, retryAfter: response.headers.get('retry-after') };
  };
