import autocannon, { type Client, type Request } from 'autocannon';
import { load } from '../load.ts';
import type { Server } from '../server.ts';
import { SITE } from '../stock.ts';
import { ask } from './ask.ts';
import { type Offer, someArticles } from './stocks.ts';

/** Of the server's process, in bytes. */
interface Memory {
  readonly rss: number;
  /** Of JavaScript: objects, and buffers outside of the heap, after a collection. */
  readonly held: number;
}

/** What pages took that were asked for once each. */
export interface MemoryFound {
  readonly pages: number;
  readonly before: Memory;
  readonly after: Memory;
}

const CONNECTIONS = 32;
const ORDERS = ['oldest', 'newest'];

/**
 * Asks a server that was just started for `pages` different pages, and compares what it holds before and after; three
 * in five are of articles that nobody wrote to, the others of stored comments, first pages and later ones.
 */
export async function measureMemory(server: Server, offer: Offer, pages: number): Promise<MemoryFound> {
  const starts = await startsOf(server, offer);
  // The code has to be compiled, and the driver's pages have to be read, before.
  const path = `${starts[0]}limit=1`;
  await load(server, { connections: CONNECTIONS, requests: () => [{ path }] }, 2);
  const before = await memoryOf(server);
  const total = Math.floor(pages / CONNECTIONS) * CONNECTIONS;
  let connection = 0;
  const result = await autocannon({
    url: server.address,
    connections: CONNECTIONS,
    amount: total,
    setupClient: (client: Client) => {
      let at = connection++ - CONNECTIONS;
      const next = (): string => {
        at += CONNECTIONS;
        return pathOf(starts, at);
      };
      client.setRequests([{ setupRequest: (request: Request) => ({ ...request, path: next() }) }]);
    },
  });
  if (result['2xx'] !== total) throw new Error(`Of ${total} pages ${result['2xx']} were answered.`);
  return { pages: total, before, after: await memoryOf(server) };
}

/** Addresses without their limit: of first pages, and of those that follow. */
async function startsOf({ address }: Server, offer: Offer): Promise<string[]> {
  const starts: string[] = [];
  for (const article of someArticles(offer, 1000))
    for (const order of ORDERS) {
      const first = `/v1/sites/${SITE}/articles/${article}/comments?order=${order}&`;
      const { body } = await ask(address, `${first}limit=5`);
      starts.push(first, `${first}cursor=${JSON.parse(body.toString()).next}&`);
    }
  return starts;
}

/** Another address for each number. */
function pathOf(starts: readonly string[], at: number): string {
  const place = Math.floor(at / 5) * 2 + (at % 5);
  const limit = 1 + Math.floor(place / starts.length);
  if (at % 5 > 1 || limit > 200) return `/v1/sites/${SITE}/articles/quiet-${at}/comments?limit=20`;
  return `${starts[place % starts.length]}limit=${limit}`;
}

async function memoryOf(server: Server): Promise<Memory> {
  const { rss, heapUsed, external } = await server.ask<NodeJS.MemoryUsage>({ ask: 'memory' });
  return { rss, held: heapUsed + external };
}
