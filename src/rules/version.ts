import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** 16 hex digits that stand for these files: SHA-256 over their paths, sorted, and contents. */
export function versionOf(sources: Readonly<Record<string, string>>): string {
  const files = Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1));
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(files)))).slice(0, 16);
}
