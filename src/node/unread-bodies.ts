import type { IncomingMessage, Server } from 'node:http';

/** So long (ms) may a body go on coming after its answer, so that the client gets to read that. */
const LINGER = 500;
/** After so many bytes no more is taken; the client is held up until it has read, or is cut off. */
const MOST = 1024 * 1024;
const LOOK_EVERY = 10;

/**
 * Closes connections on which more of a body comes after the request was answered, as one that is
 * too large or has no key is before it is read: Node would take, and throw away, whatever is sent.
 */
export function cutOffUnreadBodies(server: Server): void {
  server.prependListener('request', (request, response) => {
    if (!hasBody(request)) return;
    response.once('finish', () => {
      if (!request.complete) cutOff(request);
    });
  });
}

/** RFC 9112, 6.3. Most requests have none, and listeners cost. */
const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

function cutOff(request: IncomingMessage): void {
  const { socket } = request;
  const bytes = socket.bytesRead + MOST;
  const holdUp = setInterval(() => {
    if (socket.bytesRead > bytes) socket.pause();
  }, LOOK_EVERY);
  const end = setTimeout(() => socket.destroy(), LINGER);
  // Its body is whole, or its connection gone.
  request.once('close', () => {
    clearInterval(holdUp);
    clearTimeout(end);
  });
}
