import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { RuleSet } from './rule-set.ts';

/** 16 hex digits that stand for these files: SHA-256 over their paths, sorted, and contents. */
function versionOf(sources: Readonly<Record<string, string>>): string {
  const files = Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1));
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(files)))).slice(0, 16);
}

/** What a rule set of these files is called while no list of it was changed. */
export function versionsOf(
  sources: Readonly<Record<string, string>>,
): Pick<RuleSet, 'version' | 'base' | 'changes'> {
  const base = versionOf(sources);
  return { version: base, base, changes: 0 };
}

/** The same files with the changes of their lists up to a number. */
export const changedVersion = (base: string, changes: number): string =>
  changes === 0 ? base : `${base}+${changes}`;
