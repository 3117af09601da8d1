import type { QueuePage } from '../../http/moderation-answers.ts';
import type { ModeratedComment } from '../../read/moderated-comments.ts';
import { apiOf } from '../address.ts';
import { type Answer, ask } from '../service/ask.ts';
import { askedBy, type Filters, isPlain } from './filters.ts';

/** A part of the queue; `ended` where nothing follows for now. */
export interface Part {
  readonly items: readonly ModeratedComment[];
  readonly ended: boolean;
}

/** Gives the queue part by part. `mine` is how many of those given are still undecided. */
export type Feed = (mine: number) => Promise<Answer<Part>>;

/** So many come at a time, and so many one may claim. */
const PART = 30;
const MOST = 100;

/** The queue itself by claims, so that no two moderators get the same; what is looked through by pages. */
export const feedOf = (site: string, filters: Filters): Feed =>
  isPlain(filters) ? claims(site, filters) : pages(site, filters);

const claims =
  (site: string, { order }: Filters): Feed =>
  async (mine) => {
    // One's own come again, so that they count.
    const limit = Math.min(MOST, mine + PART);
    const body = { limit, ...(order === undefined ? {} : { order }) };
    const answer = await ask<Pick<QueuePage, 'items'>>('POST', apiOf(site, 'queue', 'claim'), { body });
    if (!answer.ok) return answer;
    const { items } = answer.value;
    return { ok: true, value: { items, ended: items.length < limit } };
  };

function pages(site: string, filters: Filters): Feed {
  let cursor: string | null = null;
  return async () => {
    const query = { ...askedBy(filters), limit: PART, cursor };
    const answer: Answer<QueuePage> = await ask('GET', apiOf(site, 'queue'), { query });
    if (!answer.ok) return answer;
    const { items, next } = answer.value;
    // At the end the last page is asked for again later: what has come since is after it.
    cursor = next ?? cursor;
    return { ok: true, value: { items, ended: next === null } };
  };
}

/** Gives back what was claimed; also when the page is left for good. */
export function release(site: string): void {
  void fetch(apiOf(site, 'queue', 'claim'), {
    method: 'DELETE',
    credentials: 'same-origin',
    keepalive: true,
  }).catch(() => undefined);
}
