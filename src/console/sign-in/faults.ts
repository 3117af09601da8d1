import type { Language } from '../../domain/language.ts';
import { textsOf } from '../language/language.ts';
import { formatDuration } from '../language/times.ts';
import type { Problem } from '../service/ask.ts';
import { FAILED, SIGN_IN_TEXTS } from './texts.ts';

/** Why a key doesn't open the console, in plain words. */
export function faultOfKey({ kind, retryAfter }: Problem): string {
  const texts = textsOf(SIGN_IN_TEXTS);
  if (kind === 'signed-out' || kind === 'invalid') return texts.wrongKey;
  if (kind === 'forbidden') return texts.wrongRole;
  if (kind === 'busy') return texts.tooMany(retryAfter === null ? '' : formatDuration(retryAfter * 1000));
  return texts.failed;
}

/** Why signing in with the provider came to nothing, by what the service put into the address (`?failed=`). */
export function faultOfProvider(failed: string | undefined, language: Language): string {
  if (failed === undefined || failed === '') return '';
  return new Map(Object.entries(FAILED[language])).get(failed) ?? FAILED[language].other;
}
