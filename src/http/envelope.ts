import type { Context, Handler } from 'hono';
import type { LogEvent } from '../deps.ts';
import { Unavailable } from '../store/database.ts';
import { type CrossOrigin, crossOriginHeaders } from './cross-origin.ts';
import { problem } from './problem.ts';
import { SignInUnavailable } from './provider-document.ts';
import type { Reply } from './reply.ts';
import type { Service } from './route.ts';

/** Where a request goes, as the log has it, and who may ask from a page elsewhere. */
export interface Destination {
  readonly route: string;
  readonly crossOrigin: CrossOrigin;
}

/**
 * Around every answer: its id and its line in the log, the headers that all have, and the problem that stands for what
 * was thrown.
 */
export const enveloped =
  (
    service: Service,
    { route, crossOrigin }: Destination,
    answer: (context: Context) => Promise<Reply | Response> | Reply | Response,
  ): Handler =>
  async (context) => {
    const began = performance.now();
    const requestId = requestIdOf(context.req.header('x-request-id'));
    context.set(REQUEST_ID, requestId);
    const inside = await answerOrProblem(service, context, requestId, answer);
    const headers = {
      ...ALWAYS,
      ...crossOriginHeaders(service, context, crossOrigin),
      'x-request-id': requestId,
    };
    const response = within(headers, inside);
    recordRequest(service, { requestId, method: context.req.method, route, status: inside.status, began });
    return response;
  };

/**
 * Answers are data: nothing in them is to be run, framed or guessed at; a page says what it needs itself. Transport is
 * the proxy's to secure. What is kept by no cache is what its route says nothing else of.
 */
export const ALWAYS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** An id that came with the request is kept, so that logs can be joined. */
export const requestIdOf = (given: string | undefined): string =>
  given !== undefined && /^[\w=-]{1,255}$/.test(given) ? given : crypto.randomUUID();

const REQUEST_ID = 'requestId';

/** The id of a request that is answered: the one that its answer and the log have. */
export const requestIdAt = (context: Context): string => context.get(REQUEST_ID);

interface Answered {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  /** By `performance.now()`. */
  readonly began: number;
}

/**
 * A request's line in the log, and its count. They hold the route and not the address, as a query may hold what a reader
 * wrote, and how long it took (ms).
 */
export function recordRequest(
  { log, metrics }: Pick<Service, 'log' | 'metrics'>,
  { began, ...answered }: Answered,
): void {
  const ms = performance.now() - began;
  const { method, route, status } = answered;
  metrics.request({ method, route, status, seconds: ms / 1000 });
  log({ level: 'info', event: 'request', ...answered, ms: Math.round(ms * 100) / 100 });
}

function within(headers: Record<string, string>, inside: Reply | Response): Response {
  if (!(inside instanceof Response))
    return new Response(inside.body, { status: inside.status, headers: { ...headers, ...inside.headers } });
  for (const [name, value] of Object.entries(headers))
    if (!inside.headers.has(name)) inside.headers.set(name, value);
  return inside;
}

async function answerOrProblem(
  service: Service,
  context: Context,
  requestId: string,
  answer: (context: Context) => Promise<Reply | Response> | Reply | Response,
): Promise<Reply | Response> {
  try {
    return await answer(context);
  } catch (error) {
    return failed(service, error, requestId);
  }
}

const UNCERTAIN =
  'The database went away before it answered. Try again in a moment; with the same Idempotency-Key nothing is done twice.';

const NO_SIGN_IN =
  'The keys that sign-in is checked with can not be had from its provider now. Nothing was changed. Try again in a moment; keys of this service work.';

/** The problem that stands for what was thrown, which is logged. */
export function failed({ log }: Service, error: unknown, requestId: string): Response {
  const extensions = { requestId };
  if (error instanceof Unavailable) {
    log({ level: 'warn', event: 'unavailable', requestId, ...described(error) });
    const detail = error.uncertain ? UNCERTAIN : 'Nothing was changed. Try again in a moment.';
    return problem('unavailable', detail, { extensions, headers: { 'retry-after': '1' } });
  }
  if (error instanceof SignInUnavailable) {
    log({ level: 'warn', event: 'sign-in-unavailable', requestId, ...described(error) });
    return problem('unavailable', NO_SIGN_IN, { extensions, headers: { 'retry-after': '5' } });
  }
  log({ level: 'error', event: 'internal', requestId, ...described(error) });
  return problem('internal', 'This is our mistake, and is in the log.', { extensions });
}

/** An error as the log has it. */
export const described = (error: unknown): Pick<LogEvent, 'error' | 'stack'> => {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { error: `${name}: ${message}`, stack: stack ?? '' };
};
