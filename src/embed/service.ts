import type { CommentPage } from '../read/comment-page.ts';
import type { PublicComment } from '../read/public-comments.ts';
import type { Settings } from './settings.ts';

/** The right to change a comment, until a time (RFC 3339). */
export interface Edit {
  readonly secret: string;
  readonly until: string;
}

/** What the service says of a comment that it took. */
export interface Received {
  readonly id: PublicComment['id'];
  readonly status: 'approved' | 'pending' | 'rejected' | 'spam';
  /** For the reader, in their language. */
  readonly message: string;
  readonly comment?: PublicComment;
  readonly edit?: Edit;
}

/** What came of sending, changing or withdrawing a comment. */
export type Outcome =
  | { readonly kind: 'done'; readonly received: Received }
  | { readonly kind: 'limited'; readonly seconds: number }
  | { readonly kind: 'closed'; readonly detail: string }
  | { readonly kind: 'invalid'; readonly paths: readonly string[] }
  /** The key was used for something else. */
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'edit-over' }
  | { readonly kind: 'refused' }
  /** Whether it was done isn't known. */
  | { readonly kind: 'lost' };

export interface Sent {
  readonly body: string;
  readonly parent: string | null;
  readonly author?: { readonly name: string };
  readonly authorToken?: string;
}

export interface Service {
  /** A page of comments; rejects where it can't be had. */
  page(query: Readonly<Record<string, string>>): Promise<CommentPage>;
  /** The same key with the same comment stores it once. */
  send(sent: Sent, key: string): Promise<Outcome>;
  change(id: string, secret: string, body: string): Promise<Outcome>;
  withdraw(id: string, secret: string): Promise<Outcome>;
}

/** Who waits longer for an answer (ms) is told that it is lost. */
const PATIENCE = 20_000;

export function serviceOf({ server, site, article, language }: Settings): Service {
  const list = `${server}/v1/sites/${encodeURIComponent(site)}/articles/${encodeURIComponent(article)}/comments`;
  const ask = async (method: string, path: string, headers: Record<string, string>, body?: object) => {
    const sent = body ? { 'content-type': 'application/json' } : {};
    return outcomeOf(`${list}${path}`, {
      method,
      headers: { 'accept-language': language, ...sent, ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  };
  return {
    page: (query) => getJson(`${list}?${new URLSearchParams({ lang: language, ...query })}`),
    send: (sent, key) => ask('POST', '', { 'idempotency-key': key }, sent),
    change: (id, secret, body) => ask('PUT', `/${id}`, { 'edit-secret': secret }, { body }),
    withdraw: (id, secret) => ask('DELETE', `/${id}`, { 'edit-secret': secret }),
  };
}

/** Asks the service itself each time, which mostly says that nothing changed: nobody reads an old copy after posting. */
export async function getJson<T>(address: string): Promise<T> {
  const response = await fetch(address, {
    ...ALWAYS,
    cache: 'no-cache',
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

const ALWAYS = { credentials: 'omit', referrerPolicy: 'no-referrer' } as const;

async function outcomeOf(address: string, request: RequestInit): Promise<Outcome> {
  try {
    const response = await fetch(address, { ...ALWAYS, ...request, signal: AbortSignal.timeout(PATIENCE) });
    const json = response.status === 204 ? {} : await response.json();
    return response.ok ? { kind: 'done', received: json } : refusalOf(response, json);
  } catch {
    return { kind: 'lost' };
  }
}

interface Problem {
  readonly type: string;
  readonly detail: string;
  readonly errors?: readonly { readonly path: string }[];
}

function refusalOf({ status, headers }: Response, { type, detail, errors = [] }: Problem): Outcome {
  if (status >= 500 || status === 408) return { kind: 'lost' };
  if (status === 429) return { kind: 'limited', seconds: Number(headers.get('retry-after')) || 1 };
  switch (type) {
    case '/problems/comments-closed':
    case '/problems/author-banned':
      return { kind: 'closed', detail };
    case '/problems/invalid-content':
      return { kind: 'invalid', paths: errors.map(({ path }) => path) };
    case '/problems/idempotency-key-reused':
      return { kind: 'key-reused' };
    case '/problems/edit-not-allowed':
    case '/problems/comment-erased':
    case '/problems/unknown-comment':
      return { kind: 'edit-over' };
  }
  return { kind: 'refused' };
}
