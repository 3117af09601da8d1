import autocannon, { type Client } from 'autocannon';
import type { Keys } from '../scenarios.ts';
import type { Server } from '../server.ts';
import { type Kind, PAGE, type Sent } from './kinds.ts';

/** Sends one kind of request for so long; returns how many were answered. Rejects if any was answered otherwise. */
export async function drive(
  { address }: Server,
  kind: Kind,
  stock: Sent,
  keys: Keys,
  seconds: number,
): Promise<number> {
  const etag = (await fetch(`${address}${PAGE}`)).headers.get('etag') ?? '';
  let connection = 0;
  const result = await autocannon({
    url: address,
    connections: kind.connections,
    duration: seconds,
    sampleInt: 100,
    setupClient: (client: Client) => client.setRequests(kind.requests(stock, keys, connection++, etag)),
  });
  const statuses = Object.entries(result.statusCodeStats ?? {});
  const others = statuses.filter(([status]) => Number(status) !== kind.status);
  if (result.errors > 0 || (others.length > 0 && kind.status !== 429))
    throw new Error(`${kind.name}: ${result.errors} errors, ${JSON.stringify(others)}`);
  return statuses.reduce((sum, [, { count = 0 }]) => sum + count, 0);
}
