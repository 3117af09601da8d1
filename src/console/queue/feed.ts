import type { QueuePage } from '../../http/moderation-answers.ts';
import type { ModeratedComment } from '../../read/moderated-comments.ts';
import { apiOf } from '../address.ts';
import { type Answer, ask, type Method, type Request } from '../service/ask.ts';
import { askedBy, type Filters, isPlain } from './filters.ts';

/** A part of the queue; `ended` where nothing follows for now. */
interface Part {
  readonly items: readonly ModeratedComment[];
  readonly ended: boolean;
}

/**
 * Gives the queue part by part. `mine` is how many of those given are still undecided; without `more` they are claimed
 * anew, and no others.
 */
export type Feed = (mine: number, more: boolean) => Promise<Answer<Part>>;

/** So many come at a time, and so many one may claim. */
const PART = 30;
const MOST = 100;

/** The queue itself by claims, so that no two moderators get the same; what is looked through by pages. */
export const feedOf = (site: string, filters: Filters): Feed =>
  isPlain(filters) ? claims(site, filters) : pages(site, filters);

/** What the queue is first asked for, as `feedOf` will. */
export const firstAsked = (site: string, filters: Filters): Asked =>
  isPlain(filters) ? claimOf(site, filters, PART) : pageOf(site, filters, null);

type Asked = readonly [Method, string, Request];

const claimOf = (site: string, { order }: Filters, limit: number): Asked => [
  'POST',
  apiOf(site, 'queue', 'claim'),
  { body: { limit, ...(order === undefined ? {} : { order }) } },
];

const pageOf = (site: string, filters: Filters, cursor: string | null): Asked => [
  'GET',
  apiOf(site, 'queue'),
  { query: { ...askedBy(filters), limit: PART, cursor } },
];

const claims =
  (site: string, filters: Filters): Feed =>
  async (mine, more) => {
    // One's own come again, so that they count.
    const limit = Math.min(MOST, more ? mine + PART : mine);
    const answer = await ask<Pick<QueuePage, 'items'>>(...claimOf(site, filters, limit));
    if (!answer.ok) return answer;
    const { items } = answer.value;
    return { ok: true, value: { items, ended: items.length < limit } };
  };

function pages(site: string, filters: Filters): Feed {
  let cursor: string | null = null;
  return async () => {
    const answer: Answer<QueuePage> = await ask(...pageOf(site, filters, cursor));
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
