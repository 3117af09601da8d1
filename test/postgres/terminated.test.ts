import { type AddressInfo, createServer, connect as dial } from 'node:net';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { openPostgres } from '../../src/store/dialects/postgres.ts';
import { statement } from '../../src/store/statement.ts';
import { newPostgres, sqlInPostgres } from '../databases/postgres-database.ts';
import { startChild, writeSite } from '../resilience/child-service.ts';
import { get, inParallel, post } from '../resilience/client.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { overPostgres } from './shared-service.ts';

const ROUNDS = 12;
/** So many more than the connections, that some always wait for one. */
const CLIENTS = 40;
const BETWEEN = 60;

const TERMINATE = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

test(`a process lives on when all its connections are terminated ${ROUNDS} times while requests wait`, async () => {
  const [folder, url] = [temporaryFolder(), await newPostgres()];
  writeSite(folder);
  const env = { ...overPostgres(url), HAKAM_DATABASE_CONNECTIONS: '4' };
  const { address, end } = await startChild(folder, { env });
  const statuses: (number | undefined)[] = [];
  let goesOn = true;
  const load = inParallel(CLIENTS, async (client) => {
    const path = `/v1/sites/news/articles/${client % 3}/comments`;
    const body = { body: `hello from ${client}`, author: { name: 'Ann' } };
    while (goesOn)
      statuses.push((await (client % 2 ? get(address, path) : post(address, { path, body })))?.status);
  });
  const terminations = async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const least = statuses.length + BETWEEN;
      await expect.poll(() => statuses.length, { timeout: 20_000, interval: 5 }).toBeGreaterThan(least);
      await sqlInPostgres(url, TERMINATE);
    }
  };
  await terminations().finally(() => {
    goesOn = false;
  });
  await load;
  expect(statuses.filter((status) => ![200, 201, 503].includes(status ?? 0))).toEqual([]);
  const last = await post(address, { body: { body: 'are you there?', author: { name: 'Ann' } } });
  expect(last?.status).toBe(201);
  expect(await end('SIGTERM')).toEqual({ code: 0, signal: null });
}, 60_000);

/** What a server says before it ends a connection, and how. */
function farewell(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

/** A way to the server on which its farewell can come in one piece with the next answer. */
async function wayTo(url: string): Promise<{ url: string; endAfterNext(): void }> {
  const { hostname, port } = new URL(url);
  let ends = false;
  const server = createServer((client) => {
    const upstream = dial(Number(port), hostname);
    client.pipe(upstream);
    upstream.on('data', (answer) => {
      if (!ends) return client.write(answer);
      ends = false;
      client.end(Buffer.concat([answer, farewell()]));
      upstream.destroy();
    });
    for (const socket of [client, upstream]) socket.on('error', () => undefined);
    upstream.on('close', () => client.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const way = Object.assign(new URL(url), { port: (server.address() as AddressInfo).port });
  return {
    url: way.href,
    endAfterNext: () => {
      ends = true;
    },
  };
}

const one = statement(() => sql<{ one: number }>`select 1 as one`)({});

test('a connection that ends with an answer takes nobody along who waits for it', async () => {
  const way = await wayTo(await newPostgres());
  const database = openPostgres(way.url, 1, () => undefined);
  onTestFinished(() => database.close());
  await database.read([one]);
  way.endAfterNext();
  const outcomes = await Promise.allSettled([
    database.read([one]),
    database.atomically([one]),
    database.read([one, one]),
  ]);
  expect(outcomes[0]).toMatchObject({ status: 'fulfilled', value: [[{ one: 1 }]] });
  expect(await database.read([one])).toEqual([[{ one: 1 }]]);
});
