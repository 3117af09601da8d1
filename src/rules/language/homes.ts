import { CONDITIONS } from '../conditions/registry.ts';
import {
  DECIDE_KEYS,
  FORGET_KEYS,
  LIMIT_KEYS,
  OWN_KEYS,
  REPORTS_KEYS,
  RULE_KEYS,
  SHARED_KEYS,
  SITE_KEYS,
} from './keys.ts';

/**
 * Where a key belongs, for a message about one that stands in another place: mostly it is indented too far,
 * or not far enough. Null if it belongs nowhere.
 */
export function homeOf(key: string): string | null {
  const homes = HOMES.filter(([keys]) => keys.has(key)).map(([, home]) => home);
  return homes.length === 0 ? null : homes.join(', or ');
}

const CONDITION_KEYS = CONDITIONS.flatMap(({ key }) => [key, key.replace(/\..*/, '')]);

const HOMES: readonly (readonly [keys: ReadonlySet<string>, home: string])[] = [
  [new Set([...OWN_KEYS, ...SHARED_KEYS]), 'at the very beginning of a line, for it is a part of the file'],
  [new Set(RULE_KEYS), 'into a rule, in the column of its "id"'],
  [new Set(SITE_KEYS), 'into "site"'],
  [new Set(DECIDE_KEYS), 'into "decide"'],
  [new Set(LIMIT_KEYS.filter((key) => key !== 'id')), 'into an entry of "limits"'],
  [new Set(REPORTS_KEYS), 'into "reports"'],
  // `spam` is a level of points too.
  [new Set(FORGET_KEYS.filter((key) => key !== 'spam')), 'into "forget_after"'],
  [new Set([...CONDITION_KEYS, 'all', 'any', 'not']), 'into the "if" of a rule'],
];
