import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base64url } from './base64url.ts';

/** What the service's secret is used for; each purpose has a key of its own. */
export interface Subkeys {
  readonly addresses: Uint8Array;
  readonly cursors: Uint8Array;
  readonly authorTokens: Uint8Array;
  readonly edits: Uint8Array;
  readonly audit: Uint8Array;
  readonly webhooks: Uint8Array;
  readonly exports: Uint8Array;
  readonly sessions: Uint8Array;
}

const utf8 = new TextEncoder();

/** One 32-byte subkey a purpose (HKDF-SHA256, RFC 5869), so that none can stand in for another. */
export function deriveSubkeys(secret: string): Subkeys {
  const derive = (purpose: string): Uint8Array =>
    hkdf(sha256, utf8.encode(secret), undefined, utf8.encode(`hakam/${purpose}`), 32);
  return {
    addresses: derive('addresses'),
    cursors: derive('cursors'),
    authorTokens: derive('author-tokens'),
    edits: derive('edits'),
    audit: derive('audit'),
    webhooks: derive('webhooks'),
    exports: derive('exports'),
    sessions: derive('sessions'),
  };
}

/** HMAC-SHA256 (RFC 2104), cut to 128 bits, as 22 characters of base64url. */
export const keyedHash = (subkey: Uint8Array, text: string): string =>
  base64url(hmac(sha256, subkey, utf8.encode(text)).subarray(0, 16));
