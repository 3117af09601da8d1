import { type Signal, signal } from '@preact/signals';
import type { SummaryView } from '../http/queue-summary.ts';
import { apiOf } from './address.ts';
import { ask } from './service/ask.ts';

/** Between two looks at what waits (ms); none while nobody looks at the page. */
const EVERY = 5_000;

/** What waits on the site that is looked at; undefined until it is known. */
export const summary: Signal<SummaryView | undefined> = signal(undefined);
/** Whether the service could be reached when it was last asked. */
export const connected: Signal<boolean> = signal(true);

/** Looks at once, and then again and again; returns what ends it. */
export function watchQueue(site: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const look = async () => {
    clearTimeout(timer);
    if (!document.hidden) await lookOnce(site, () => ended);
    if (!ended) timer = setTimeout(look, EVERY);
  };
  const seenAgain = () => void (document.hidden || look());
  document.addEventListener('visibilitychange', seenAgain);
  addEventListener('online', seenAgain);
  void look();
  return () => {
    ended = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', seenAgain);
    removeEventListener('online', seenAgain);
    summary.value = undefined;
  };
}

async function lookOnce(site: string, ended: () => boolean): Promise<void> {
  const answer = await ask<SummaryView>('GET', apiOf(site, 'queue', 'summary'));
  if (ended()) return;
  connected.value = answer.ok || answer.problem.kind !== 'lost';
  if (answer.ok) summary.value = answer.value;
}
