import type { Server, ServerResponse } from 'node:http';

/** So long (ms) may clients take to end what they began: longer than a submission waits for a lock. */
const GRACE = 5000;

/**
 * Returns what stops a server: no new connection is taken, what is in flight is finished, and each
 * connection closed after its answer. A client that isn't done after `GRACE` is cut off.
 */
export function gracefulStop(server: Server): () => Promise<void> {
  const inFlight = new Set<ServerResponse>();
  let stopping = false;
  server.prependListener('request', (_, response) => {
    inFlight.add(response);
    response.once('close', () => inFlight.delete(response));
    if (stopping) closeAfter(response);
  });
  return () =>
    new Promise((resolve) => {
      stopping = true;
      for (const response of inFlight) closeAfter(response);
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
