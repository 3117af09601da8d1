import { type Answer, type CallOptions, startService, type TestService } from '../service.ts';

/** The text decides, so that a test can have any status at once; authors have five minutes. */
export const BY_WORD = `
site: {name: {en: Words}, locale: en, timezone: UTC, origins: [https://news.example], edit_for: 5m}
decide: {default: approve}
rules:
  - {id: holds, if: {text: {has: holdme}}, then: hold, flag: waits}
  - {id: spams, if: {text: {has: spamme}}, then: spam, flag: ad}
  - {id: rejects, if: {text: {has: rejectme}}, then: reject}
`;
export const WORD = {
  approved: 'fine',
  pending: 'holdme',
  spam: 'spamme',
  rejected: 'rejectme',
} as const;

export const NEWS: CallOptions = { key: null, headers: { origin: 'https://news.example' } };

/** A comment that was sent, with the right to edit it. */
interface Sent {
  readonly id: string;
  readonly path: string;
  readonly secret: string;
}

/** An author's ways with a comment, over a service whose time the test sets. */
interface Authors extends TestService {
  readonly clock: { now: number };
  send(body: string, options?: { article?: string; parent?: string | null; author?: object }): Promise<Sent>;
  edit(sent: Sent, body: string, options?: CallOptions): Promise<Answer>;
  withdraw(sent: Sent, options?: CallOptions): Promise<Answer>;
  decide(sent: { readonly id: string }, status: string): Promise<Answer>;
  /** What moderators are told of it. */
  moderated(sent: { readonly id: string }): Promise<Answer['json']>;
  /** What readers see. */
  shown(article?: string): Promise<Answer['json']>;
}

/** The site `words`, and others beside it, with what an author does there. */
export async function authorsOf(rules: Readonly<Record<string, string>> = {}): Promise<Authors> {
  const clock = { now: Date.UTC(2026, 10, 25, 12) };
  const service = await startService({ rules: { 'words.yaml': BY_WORD, ...rules }, now: () => clock.now });
  const { call } = service;
  const commentsOf = (article: string) => `/v1/sites/words/articles/${article}/comments`;
  const own = ({ headers, ...others }: CallOptions, { secret }: Sent): CallOptions => ({
    ...others,
    headers: { 'edit-secret': secret, ...headers },
  });
  return {
    ...service,
    clock,
    async send(body, { article = '1', parent = null, author = { name: 'Ann', id: 'ann' } } = {}) {
      const path = commentsOf(article);
      const { json } = await call('POST', path, { body: { body, author, parent } });
      return { id: json.id, path: `${path}/${json.id}`, secret: json.edit.secret };
    },
    edit: (sent, body, options = {}) => call('PUT', sent.path, { ...own(options, sent), body: { body } }),
    withdraw: (sent, options = {}) => call('DELETE', sent.path, own(options, sent)),
    decide: ({ id }, status) => call('POST', `/v1/sites/words/comments/${id}/decision`, { body: { status } }),
    moderated: async ({ id }) => (await call('GET', `/v1/sites/words/comments/${id}`)).json,
    shown: async (article = '1') => (await call('GET', commentsOf(article), { key: null })).json,
  };
}
