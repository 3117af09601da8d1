import type { IncomingMessage, Server } from 'node:http';

/** So long (ms), and so many bytes, may go on coming after an answer, so that its client gets to read it. */
const LINGER = 500;
const MOST = 8 * 1024 * 1024;
const LOOK_EVERY = 10;

/**
 * Closes connections on which more of a body comes after the request was answered, as one that is
 * too large or has no key is before it is read: Node would take, and throw away, whatever is sent.
 */
export function cutOffUnreadBodies(server: Server): void {
  server.prependListener('request', (request, response) => {
    response.once('finish', () => {
      if (!request.complete) cutOff(request);
    });
  });
}

function cutOff(request: IncomingMessage): void {
  const { socket } = request;
  const bytes = socket.bytesRead + MOST;
  const time = performance.now() + LINGER;
  const watch = setInterval(() => {
    if (!request.complete && socket.bytesRead < bytes && performance.now() < time) return;
    clearInterval(watch);
    if (!request.complete) socket.destroy();
  }, LOOK_EVERY);
  socket.once('close', () => clearInterval(watch));
}
