import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';

/** A new key, to be shown once, with what is stored of it. */
export interface NewApiKey {
  readonly id: string;
  readonly key: string;
  readonly hash: string;
}

/** `hakam_<id>_<secret>`: 64 random bits to look it up by, 256 to prove it. */
export function newApiKey(): NewApiKey {
  const id = bytesToHex(randomBytes(8));
  const key = `hakam_${id}_${bytesToHex(randomBytes(32))}`;
  return { id, key, hash: hashApiKey(key) };
}

/** SHA-256 in hex; a key is random enough to need no slower hash. */
export const hashApiKey = (key: string): string => bytesToHex(sha256(new TextEncoder().encode(key)));

/** The id within a key; undefined where it is not the form of a key. */
export const apiKeyId = (key: string): string | undefined =>
  /^hakam_([0-9a-f]{16})_[0-9a-f]{64}$/.exec(key)?.[1];
