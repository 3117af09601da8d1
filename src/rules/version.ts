import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { RuleSet } from './rule-set.ts';
import type { Scoring } from './site-model.ts';

/**
 * 16 hex digits that stand for these files, and for the model if they ask it: SHA-256 over the files' paths, sorted, and
 * contents, and the model's version.
 */
function versionOf(sources: Readonly<Record<string, string>>, scoring: Scoring | null): string {
  const files = Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1));
  const all = scoring === null ? files : [...files, scoring.model];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(all)))).slice(0, 16);
}

/** What a rule set of these files is called while no list of it was changed. */
export function versionsOf(
  sources: Readonly<Record<string, string>>,
  scoring: Scoring | null,
): Pick<RuleSet, 'version' | 'base' | 'changes'> {
  const base = versionOf(sources, scoring);
  return { version: base, base, changes: 0 };
}

/** The same files with the changes of their lists up to a number. */
export const changedVersion = (base: string, changes: number): string =>
  changes === 0 ? base : `${base}+${changes}`;
