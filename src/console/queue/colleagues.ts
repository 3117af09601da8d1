import type { AuditPageView } from '../../http/audit-answers.ts';
import { apiOf } from '../address.ts';
import { ask } from '../service/ask.ts';

/** Between two looks at what colleagues decide (ms); none while nobody looks at the page. */
const EVERY = 4_000;
/** So many entries a look takes in; busier sites show the rest when it is decided on. */
const MOST = 200;

export type Decided = AuditPageView['entries'][number];

/** Tells what people decide on a site from now on, until it is ended by what it returns. */
export function watchColleagues(site: string, tell: (decided: readonly Decided[]) => void): () => void {
  // Its own time is the service's, whatever this device's clock says: the first look is for that of the newest.
  let since: string | undefined;
  const gone = new AbortController();
  const look = async () => {
    if (!document.hidden) await lookOnce();
    if (!gone.signal.aborted) timer = setTimeout(look, EVERY);
  };
  const lookOnce = async () => {
    const query = { kind: 'decision', since, limit: since === undefined ? 1 : MOST };
    const answer = await ask<AuditPageView>('GET', apiOf(site, 'audit'), {
      query,
      signal: gone.signal,
    });
    if (!answer.ok || gone.signal.aborted) return;
    const { entries } = answer.value;
    // The newest come first.
    since = entries[0]?.at ?? since ?? '';
    const people = entries.filter(({ by }) => by.kind === 'moderator' || by.kind === 'admin');
    if (people.length > 0) tell(people);
  };
  // What is shown first comes first.
  let timer = setTimeout(look, 1_000);
  return () => {
    clearTimeout(timer);
    gone.abort();
  };
}
