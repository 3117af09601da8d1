import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** So long (ms) may clients take to end what they began: longer than a submission waits for a lock. */
const GRACE = 5000;

/**
 * Returns what stops a server: no new connection is taken, what is in flight is finished, and each
 * connection closed after its answer. A client that isn't done after `GRACE` is cut off.
 */
export function gracefulStop(server: Server): () => Promise<void> {
  // The last one of each connection, so that nothing has to be heard of a response's end.
  const responses = new Map<Socket, ServerResponse>();
  let stopping = false;
  server.on('connection', (socket) => {
    socket.once('close', () => responses.delete(socket));
  });
  server.prependListener('request', ({ socket }, response) => {
    responses.set(socket, response);
    if (stopping) closeAfter(response);
  });
  return () =>
    new Promise((resolve) => {
      stopping = true;
      for (const response of responses.values()) closeAfter(response);
      const cutOff = setTimeout(() => server.closeAllConnections(), GRACE);
      server.close(() => {
        clearTimeout(cutOff);
        resolve();
      });
    });
}

function closeAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
