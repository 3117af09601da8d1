import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { ADMIN } from '../service.ts';
import type { ChildService } from './child-service.ts';
import { COMMENTS, get } from './client.ts';
import { headOf, type RawClient, rawClient } from './raw-client.ts';
import { BEARABLE, p99During, p99Of, startAttacked } from './under-attack.ts';

const MIB = 1024 * 1024;

const memoryOf = (service: ChildService): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))?.[1]) * 1024;

/** Writes a byte whenever it can be, ever so slowly, until the server closes. */
async function drip(client: RawClient, start: string): Promise<void> {
  client.socket.write(start);
  const timer = setInterval(() => client.socket.write('x'), 250);
  onTestFinished(() => clearInterval(timer));
  await client.closed;
  clearInterval(timer);
}

test('300 sockets that send a byte now and then hold nobody up, and are closed', async () => {
  const service = await startAttacked();
  const half = Array.from({ length: 150 });
  const heads = half.map(async () =>
    drip(await rawClient(service.address, true), headOf(COMMENTS, ADMIN, 'X-Slow: x')),
  );
  const bodies = half.map(async () =>
    drip(await rawClient(service.address, true), `${headOf(COMMENTS, ADMIN, 'Content-Length: 60000')}\r\n"`),
  );
  expect(await p99Of(service)).toBeLessThan(BEARABLE);
  await Promise.all([...heads, ...bodies]);
  expect(await get(service.address, '/ready')).toMatchObject({ status: 200 });
}, 60_000);

/** Writes as fast as the server reads; resolves with how many bytes that were, when all is sent or it closed. */
async function pour(
  { socket, closed }: RawClient,
  head: string,
  chunk: Buffer,
  times: number,
): Promise<number> {
  socket.write(head);
  let open = true;
  closed.then(() => {
    open = false;
  });
  for (let count = 0; count < times && open; count++) {
    if (!socket.write(chunk)) {
      await Promise.race([closed, new Promise((resolve) => socket.once('drain', resolve))]);
    }
  }
  return socket.bytesWritten - socket.writableLength;
}

const chunkOf = (bytes: number): Buffer => Buffer.from(`${bytes.toString(16)}\r\n${' '.repeat(bytes)}\r\n`);

test.each([
  ['for a comment', headOf(COMMENTS, ADMIN), 413],
  ['with a wrong key', headOf(COMMENTS, 'nonsense'), 401],
  ['to nowhere', headOf('/nowhere', ADMIN), 404],
  ['with a GET', headOf('/health', ADMIN).replace('POST', 'GET'), 200],
])(
  'a chunked body of 200 MB %s is answered early, and not read to its end',
  async (_, start, status) => {
    const service = await startAttacked();
    const before = memoryOf(service);
    const head = `${start}Transfer-Encoding: chunked\r\n\r\n`;
    const chunk = chunkOf(64 * 1024);
    const p99 = await p99During(service, async () => {
      const client = await rawClient(service.address, true);
      const sent = await pour(client, head, chunk, (200 * MIB) / chunk.length);
      expect(client.received()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect(sent).toBeLessThan(64 * MIB);
      await client.closed;
    });
    expect(p99).toBeLessThan(BEARABLE);
    expect(memoryOf(service) - before).toBeLessThan(200 * MIB);
  },
  60_000,
);
