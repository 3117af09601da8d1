import { expect, test } from 'vitest';
import { inFile } from '../databases/asking.ts';
import { ADMIN } from '../service.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { type ChildService, startChild, writeSite } from './child-service.ts';
import { COMMENTS, post } from './client.ts';
import { lockFor } from './lock-for.ts';
import { headOf, type RawClient, rawClient } from './raw-client.ts';
import { storedComments } from './stored-batches.ts';

const COMMENT = { body: 'hello', author: { name: 'Ann' } };
const TEXT = JSON.stringify(COMMENT);

async function startService(): Promise<ChildService> {
  const folder = temporaryFolder();
  writeSite(folder);
  return startChild(folder);
}

const refusesConnections = async (address: string): Promise<boolean> => {
  try {
    (await rawClient(address)).socket.destroy();
    return false;
  } catch {
    return true;
  }
};

/** Asks for health on a connection that stays open, and waits for the answer. */
async function keptAlive(address: string): Promise<RawClient> {
  const client = await rawClient(address);
  client.socket.write('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await expect.poll(client.received).toContain('"ok"');
  return client;
}

test('a request in flight gets its answer, no new connection is taken, and the process ends well', async () => {
  const service = await startService();
  const unlock = lockFor(service.database);
  const client = await rawClient(service.address);
  client.socket.write(`${headOf(COMMENTS, ADMIN, `Content-Length: ${TEXT.length}`)}\r\n${TEXT}`);
  const idle = await keptAlive(service.address);
  const ended = service.end('SIGTERM');
  await idle.closed;
  await expect.poll(() => refusesConnections(service.address)).toBe(true);
  expect(client.received()).toBe('');
  unlock();
  await client.closed;
  expect(client.received()).toMatch(/^HTTP\/1.1 201 /);
  expect(client.received()).toMatch(/^connection: close/im);
  expect(await ended).toEqual({ code: 0, signal: null });
  expect((await storedComments(inFile(service.database))).size).toBe(1);
});

test('a request that is half sent may be finished', async () => {
  const service = await startService();
  const idle = await keptAlive(service.address);
  const client = await rawClient(service.address);
  client.socket.write(
    `${headOf(COMMENTS, ADMIN, 'Expect: 100-continue', `Content-Length: ${TEXT.length}`)}\r\n`,
  );
  await expect.poll(client.received).toContain('100 Continue');
  client.socket.write(TEXT.slice(0, 10));
  const ended = service.end('SIGTERM');
  await idle.closed;
  client.socket.write(TEXT.slice(10));
  await client.closed;
  expect(client.received()).toMatch(/^HTTP\/1.1 201 /m);
  expect(await ended).toEqual({ code: 0, signal: null });
});

test('clients that never come to an end do not hold it up', async () => {
  const service = await startService();
  const silent = await rawClient(service.address);
  const halfHead = await rawClient(service.address);
  halfHead.socket.write(headOf(COMMENTS, ADMIN));
  const halfBody = await rawClient(service.address);
  halfBody.socket.write(`${headOf(COMMENTS, ADMIN, 'Content-Length: 1000')}\r\n{`);
  expect(await post(service.address, { body: COMMENT })).toMatchObject({ status: 201 });
  const began = performance.now();
  expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(performance.now() - began).toBeLessThan(9000); // Docker kills after 10 s
  await Promise.all([silent, halfHead, halfBody].map(({ closed }) => closed));
});

test('many requests in flight are all answered, and what was answered 201 is stored', async () => {
  const service = await startService();
  const answers = Array.from({ length: 100 }, () => post(service.address, { body: COMMENT }));
  await Promise.race(answers);
  const ended = service.end('SIGTERM');
  const received = (await Promise.all(answers)).filter((answer) => answer !== undefined);
  expect(await ended).toEqual({ code: 0, signal: null });
  expect(received.map(({ status }) => status)).toEqual(received.map(() => 201));
  const stored = await storedComments(inFile(service.database));
  expect(stored.size).toBe(received.length);
});
