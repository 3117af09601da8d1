import { language } from '../language/language.ts';
import { sessionEnded } from './session-ended.ts';

/** What came of asking the service. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export interface Problem {
  readonly kind: /** No answer came: whether anything was done isn't known. */
    | 'lost'
    /** There is no session any more. */
    | 'signed-out'
    | 'forbidden'
    | 'missing'
    /** Somebody else was first: `document` has the present state. */
    | 'conflict'
    /** Not now: try again after `retryAfter` seconds. */
    | 'busy'
    /** The service says that something went wrong within it: the same may well go wrong again. */
    | 'failed'
    | 'invalid';
  /** HTTP's; 0 where no answer came. */
  readonly status: number;
  /** The last part of the problem's `type`: `stale-revision`. */
  readonly slug: string;
  readonly title: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly retryAfter: number | null;
  /** All of the problem (RFC 9457), with what is its own. */
  readonly document: Readonly<Record<string, unknown>>;
}

export interface Request {
  readonly query?: Readonly<Record<string, string | number | readonly string[] | undefined | null>>;
  readonly body?: object;
  readonly signal?: AbortSignal;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Who waits longer for an answer (ms) is told that it is lost. */
const PATIENCE = 20_000;

/** What was asked before there was anything to show it: each is taken once. */
const ahead = new Map<string, Promise<Answer<unknown>>>();
const nameOf = (method: Method, path: string, { query = {}, body }: Request): string =>
  `${method} ${path}${searchOf(query)} ${JSON.stringify(body)}`;

/** Asks already for what the page will ask for in a moment, while it is still being drawn. */
export function askAhead(method: Method, path: string, request: Request = {}): void {
  const name = nameOf(method, path, request);
  ahead.set(name, askNow(method, path, request));
  // An answer that nobody took is no answer to who asks later.
  setTimeout(() => ahead.delete(name), PATIENCE);
}

/** Asks the service over its public API; never rejects. `path` begins with a slash and is encoded already. */
export function ask<T>(method: Method, path: string, request: Request = {}): Promise<Answer<T>> {
  const name = nameOf(method, path, request);
  const asked = ahead.get(name);
  if (asked === undefined) return askNow(method, path, request);
  ahead.delete(name);
  return asked as Promise<Answer<T>>;
}

async function askNow<T>(method: Method, path: string, request: Request): Promise<Answer<T>> {
  const response = await send(method, path, request, 'application/json');
  if (!(response instanceof Response)) return response;
  const json = response.status === 204 ? null : await response.json().catch(() => undefined);
  // An answer that broke off says nothing: what was to be done may be done, or not.
  if (response.ok && json === undefined) return { ok: false, problem: LOST };
  if (response.ok) return { ok: true, value: json as T };
  return { ok: false, problem: problemOf(response, json) };
}

/**
 * The same for what comes as lines of JSON (NDJSON), each told as it comes. Ends with the problem, or null when all lines
 * have come.
 */
export async function askLines(
  method: Method,
  path: string,
  request: Request,
  onLine: (line: unknown) => void,
): Promise<Problem | null> {
  const response = await send(method, path, request, 'application/x-ndjson', Number.POSITIVE_INFINITY);
  if (!(response instanceof Response)) return response.problem;
  if (!response.ok || response.body === null)
    return problemOf(response, await response.json().catch(() => null));
  let rest = '';
  try {
    for await (const text of textsOf(response.body)) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') onLine(JSON.parse(line));
    }
  } catch {
    return LOST;
  }
  return rest === '' ? null : LOST;
}

async function* textsOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}

/** No answer came, or it broke off. */
export const LOST: Problem = {
  kind: 'lost',
  status: 0,
  slug: 'lost',
  title: '',
  detail: '',
  errors: [],
  retryAfter: null,
  document: {},
};

async function send(
  method: Method,
  path: string,
  { query = {}, body, signal }: Request,
  accept: string,
  patience: number = PATIENCE,
): Promise<Response | { readonly ok: false; readonly problem: Problem }> {
  const sent = body === undefined ? {} : { 'content-type': 'application/json' };
  const signals = [
    ...(signal === undefined ? [] : [signal]),
    ...(Number.isFinite(patience) ? [AbortSignal.timeout(patience)] : []),
  ];
  try {
    return await fetch(`${path}${searchOf(query)}`, {
      method,
      headers: { accept, 'accept-language': language.value, ...sent },
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.any(signals),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    return { ok: false, problem: LOST };
  }
}

/** The query of an address, with its question mark; empty where nothing is asked. */
export function searchOf(query: NonNullable<Request['query']>): string {
  const search = new URLSearchParams();
  for (const [name, given] of Object.entries(query))
    for (const value of Array.isArray(given) ? given : [given])
      if (value !== undefined && value !== null && value !== '') search.append(name, String(value));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

const KINDS: Readonly<Record<number, Problem['kind']>> = {
  401: 'signed-out',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  429: 'busy',
  500: 'failed',
  503: 'busy',
};

function problemOf({ status, headers }: Response, json: unknown): Problem {
  const document = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  if (status === 401) sessionEnded.value = true;
  return { ...problemIn({ ...document, status }), retryAfter: Number(headers.get('retry-after')) || null };
}

/** A problem (RFC 9457) that came as a part of an answer. One that says nothing is an answer that was lost. */
export function problemIn(document: Readonly<Record<string, unknown>>): Problem {
  const text = (name: string) => (typeof document[name] === 'string' ? document[name] : '');
  const status = Number(document.status) || 0;
  return {
    kind: KINDS[status] ?? (status >= 500 || status === 0 ? 'lost' : 'invalid'),
    status,
    slug: text('type').split('/').pop() ?? '',
    title: text('title'),
    detail: text('detail'),
    errors: Array.isArray(document.errors) ? document.errors : [],
    retryAfter: null,
    document,
  };
}
