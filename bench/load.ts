import autocannon, { type Client, type Request } from 'autocannon';
import type { Server } from './server.ts';

/** What goes to a server: so many connections, each with one request under way, and each with its own list. */
export interface Traffic {
  readonly connections: number;
  requests(connection: number): Request[];
  /** What all answers must be; 200 and what is like it, if it isn't given. */
  readonly status?: 304;
}

export interface Measured {
  /** Requests a second. */
  readonly rate: number;
  /** CPU of the server's process, µs a request. */
  readonly cpu: number;
}

/** Puts a server under load, and rejects if any answer was not as it should be: then the numbers mean nothing. */
export async function load(server: Server, traffic: Traffic, seconds: number): Promise<Measured> {
  let connection = 0;
  let began = performance.now();
  const before = await server.ask<number>({ ask: 'cpu' });
  const result = await autocannon({
    url: server.address,
    connections: traffic.connections,
    duration: seconds,
    sampleInt: 100,
    setupClient: (client: Client) => {
      client.setRequests(traffic.requests(connection++));
      began = performance.now(); // Requests are written out here, which may take a while.
    },
  });
  const elapsed = (performance.now() - began) / 1000;
  const spent = (await server.ask<number>({ ask: 'cpu' })) - before;
  const good = traffic.status === 304 ? result['3xx'] : result['2xx'];
  const bad = result['1xx'] + result['2xx'] + result['3xx'] + result['4xx'] + result['5xx'] - good;
  if (result.errors > 0 || bad > 0 || good === 0)
    throw new Error(`${server.address}: ${good} answers, ${bad} others, ${result.errors} errors`);
  return { rate: good / elapsed, cpu: spent / good };
}
