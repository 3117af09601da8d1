import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { RequestError } from '@hono/node-server';
import { type Problem, type ProblemSlug, problem, problemOf } from '../http/problem.ts';

const HEADERS = { 'x-content-type-options': 'nosniff' };

/** Answers what reached the adapter but is no request for the app: no host, or an address that is none. */
export const answerBroken = (error: unknown): Response =>
  error instanceof RequestError
    ? problem('malformed-request', `${error.message}.`, { headers: HEADERS })
    : problem('internal', 'This is our mistake.', { headers: HEADERS });

/** Answers what Node's parser gives up on with a problem, as everything else is answered. */
export function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const [slug, detail] = REASONS[error.code ?? ''] ?? UNREADABLE;
    // Half closed is not enough: a slow client would keep the other half.
    socket.end(message(problemOf(slug, detail)), () => socket.destroy());
  });
}

const UNREADABLE = ['malformed-request', 'This is not HTTP as RFC 9112 has it.'] as const;
const REASONS: Readonly<Record<string, readonly [ProblemSlug, string]>> = {
  HPE_HEADER_OVERFLOW: ['headers-too-large', 'All headers together may have 16 KiB.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request-timeout', 'Send the whole request in one go.'],
};

function message(described: Problem): string {
  const body = JSON.stringify(described);
  return [
    `HTTP/1.1 ${described.status} ${STATUS_CODES[described.status]}`,
    'content-type: application/problem+json',
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}
