import autocannon, { type Client, type Request } from 'autocannon';
import type { Server } from './server.ts';

/** What goes to a server: so many connections, each with one request under way, and each with its own list. */
export interface Traffic {
  readonly connections: number;
  requests(connection: number): Request[];
}

export interface Measured {
  /** Requests a second. */
  readonly rate: number;
  /** CPU of the server's process, µs a request. */
  readonly cpu: number;
}

/** Puts a server under load, and rejects if any answer was not a success: then the numbers mean nothing. */
export async function load(server: Server, traffic: Traffic, seconds: number): Promise<Measured> {
  let connection = 0;
  const before = await server.ask<number>({ ask: 'cpu' });
  const began = performance.now();
  const result = await autocannon({
    url: server.address,
    connections: traffic.connections,
    duration: seconds,
    sampleInt: 100,
    setupClient: (client: Client) => client.setRequests(traffic.requests(connection++)),
  });
  const elapsed = (performance.now() - began) / 1000;
  const spent = (await server.ask<number>({ ask: 'cpu' })) - before;
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${server.address}: ${result.non2xx} refusals, ${result.errors} errors`);
  return { rate: result['2xx'] / elapsed, cpu: spent / result['2xx'] };
}
