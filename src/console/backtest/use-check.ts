import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DraftCheck, DraftProblem } from '../../http/rule-drafts.ts';
import { apiOf } from '../address.ts';
import { ask, type Problem } from '../service/ask.ts';

/** After the last key, and before another try where the service was busy with somebody else's check (ms). */
const AFTER_TYPING = 400;
const WHEN_BUSY = 1500;

/** How far the check of a draft is. What was known of it stays until it is known anew. */
export interface Checking {
  readonly busy: boolean;
  readonly problems: readonly DraftProblem[];
  readonly failed: Problem | null;
}

const NOTHING: Checking = { busy: false, problems: [], failed: null };

/** Has a draft checked a moment after each change of it. What is in force needs none. */
export function useCheck(site: string, changed: ReadonlyMap<string, string>): ReadonlySignal<Checking> {
  const checking = useSignal(NOTHING);
  useEffect(() => {
    if (changed.size === 0) {
      checking.value = NOTHING;
      return undefined;
    }
    checking.value = { ...checking.peek(), busy: true };
    const gone = new AbortController();
    let timer = setTimeout(check, AFTER_TYPING);
    async function check() {
      const body = { rules: Object.fromEntries(changed) };
      const answer = await ask<DraftCheck>('POST', apiOf(site, 'rules', 'check'), {
        body,
        signal: gone.signal,
      });
      if (gone.signal.aborted) return;
      if (answer.ok) checking.value = { ...NOTHING, problems: answer.value.problems };
      else if (isBusy(answer.problem)) timer = setTimeout(check, WHEN_BUSY);
      else checking.value = { ...NOTHING, failed: answer.problem };
    }
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [site, changed]);
  return checking;
}

const isBusy = ({ kind }: Problem): boolean => kind === 'busy' || kind === 'conflict';
