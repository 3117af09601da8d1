import { type Answer, type CallOptions, startService, type TestService } from '../service.ts';

export const MINUTE = 60_000;
export const START = Date.UTC(2026, 10, 26, 12);

/** Everything is published, but for what the rules find; trust beats them, and authors may edit. */
const NEWS = `
site: {name: {en: News}, locale: en, timezone: UTC, origins: [https://news.example], edit_for: 60m}
decide: {default: approve}
rules:
  - {id: ad, if: {text: {has: sale}}, then: spam, flag: ad}
  - {id: rude, if: {text: {has: fool}}, then: reject}
  - {id: waits, if: {text: {has: wait}}, then: hold, flag: waits}
  - {id: trusted, if: {author.trusted: true}, then: approve, beats: hold}
`;
/** The same, where no rule asks anything of the author. */
const PLAIN = NEWS.replace(/.*id: trusted.*\n/, '').replace('News', 'Plain');

export const BROWSER: CallOptions = { key: null, headers: { origin: 'https://news.example' } };

export interface Marked {
  readonly trusted?: boolean;
  readonly bannedUntil?: string | null;
  readonly held?: boolean;
  readonly reason?: string;
}

/** Moderators' and readers' ways with authors, over a service whose time the test sets. */
interface Standings extends TestService {
  readonly clock: { now: number };
  /** Sends a comment of an author with this id, or of an address where there is none. */
  send(body: string, sent?: Sent): Promise<Answer>;
  mark(key: string, standing: Marked, options?: CallOptions): Promise<Answer>;
  author(key: string, query?: string, options?: CallOptions): Promise<Answer>;
}

interface Sent {
  readonly id?: string | null;
  readonly ip?: string;
  readonly site?: string;
  readonly headers?: Record<string, string>;
}

export async function standings(): Promise<Standings> {
  const clock = { now: START };
  const rules = { 'news.yaml': NEWS, 'plain.yaml': PLAIN };
  const service = await startService({ rules, now: () => clock.now });
  const { call } = service;
  const pathOf = (key: string) => `/v1/sites/news/authors/${encodeURIComponent(key)}`;
  return {
    ...service,
    clock,
    send: (body, { id = 'ann', ip, site = 'news', headers = {} } = {}) =>
      call('POST', `/v1/sites/${site}/articles/1/comments`, {
        body: { body, author: { name: 'Ann', id }, ...(ip ? { client: { ip } } : {}) },
        headers,
      }),
    mark: (key, standing, options = {}) =>
      call('PUT', `${pathOf(key)}/standing`, {
        body: { trusted: false, bannedUntil: null, held: false, reason: 'a test', ...standing },
        ...options,
      }),
    author: (key, query = '', options = {}) => call('GET', `${pathOf(key)}${query}`, options),
  };
}
