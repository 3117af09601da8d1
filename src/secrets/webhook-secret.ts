import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { encodeBase64 } from 'hono/utils/encode';

const utf8 = new TextEncoder();

/**
 * The `n`th secret of a webhook (from 1), as Standard Webhooks writes it: `whsec_` and 32 bytes in base64. It is made of
 * the service's own secret, so that it stands in no table.
 */
export const webhookSecret = (subkey: Uint8Array, id: string, n: number): string =>
  `whsec_${encodeBase64(hmac(sha256, subkey, utf8.encode(`${id}:${n}`)).slice().buffer)}`;
