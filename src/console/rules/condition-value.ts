import type { ConditionTrace } from '../../domain/evaluation.ts';
import { textsOf } from '../language/language.ts';
import { formatNumber, formatShare } from '../language/numbers.ts';
import { formatDuration, formatTime } from '../language/times.ts';
import { TRY_TEXTS } from './try-texts.ts';

/** Conditions that compare a duration in ms. */
const DURATIONS: readonly string[] = ['author.age', 'article.age'];

/** What a condition compared, in words; null where it compared nothing. */
export function comparedBy({
  condition,
  actual,
}: Pick<ConditionTrace, 'condition' | 'actual'>): string | null {
  const texts = textsOf(TRY_TEXTS);
  if (actual === null) return null;
  if (actual === 'true') return texts.yes;
  if (actual === 'false') return texts.no;
  if (condition === 'expires') return formatTime(String(actual));
  if (typeof actual === 'string') return actual;
  if (DURATIONS.includes(condition)) return formatDuration(actual);
  return isShare(condition) ? formatShare(actual / 100) : formatNumber(actual);
}

const isShare = (condition: string): boolean =>
  condition.startsWith('script.') || condition.endsWith('.caps');
