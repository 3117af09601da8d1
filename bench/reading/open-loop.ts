import { Agent, request } from 'node:http';
import type { Request } from 'autocannon';

/** What became of requests that were sent at a steady pace. */
export interface Paced {
  /** How long each answer took, whole (ms), in no order. */
  readonly times: number[];
  stop(): Promise<void>;
}

/**
 * Sends so many requests a second, evenly, and waits for none of them: a slow answer doesn't put the next request off,
 * as it would with autocannon, whose rate is so many at once each second and one after another on a connection.
 */
export function openLoop(
  address: string,
  requests: readonly Request[],
  perSecond: number,
  status: number,
): Paced {
  const agent = new Agent({ keepAlive: true });
  const times: number[] = [];
  const waiting = new Set<Promise<void>>();
  const began = performance.now();
  let sent = 0;
  let failure: Error | undefined;
  const one = async (): Promise<void> => {
    const from = performance.now();
    const answered = await send(address, requests[sent++ % requests.length] as Request, agent);
    if (answered !== status) throw new Error(`${address}: the answer was ${answered}, not ${status}.`);
    times.push(performance.now() - from);
  };
  const timer = setInterval(() => {
    while (sent < ((performance.now() - began) / 1000) * perSecond) {
      const under = one().catch((error: Error) => {
        failure = error;
      });
      waiting.add(under);
      under.finally(() => waiting.delete(under));
    }
  }, 1);
  return {
    times,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(waiting);
      agent.destroy();
      if (failure) throw failure;
    },
  };
}

const send = (address: string, { path, method, headers, body }: Request, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { method, headers: headers as never, agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** The part of the times that are at most this long: 0.99 for the 99th percentile. */
export function percentile(times: readonly number[], part: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
