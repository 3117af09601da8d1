import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { inFile } from '../databases/asking.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { type ChildService, NEWS_SITE, ROOT, startChild, writeSite } from './child-service.ts';
import { COMMENTS, get, inParallel, post, type Reply } from './client.ts';
import { brokenBatches, storedComments } from './stored-batches.ts';

const HELD = 3000;

const LOCK = `
  import Sqlite from 'better-sqlite3';
  const database = new Sqlite(process.argv[1]);
  database.exec('begin immediate');
  process.stdout.write('locked');
  setTimeout(() => { database.exec('commit'); database.close(); }, ${HELD});
`;

/** Another process that takes the write lock; it gives it back, and ends, after 3 s. */
async function lockElsewhere(file: string): Promise<ChildProcess> {
  const holder = spawn(process.execPath, ['--input-type=module', '-e', LOCK, file], { cwd: ROOT });
  onTestFinished(() => {
    holder.kill('SIGKILL');
  });
  await once(holder.stdout, 'data');
  return holder;
}

interface Seen {
  readonly posted: Reply[];
  readonly read: Reply[];
  /** How long (ms) each answer to /health took. */
  readonly delays: number[];
}

const COMMENT = { body: 'hello', author: { name: 'Ann', id: 'ann' }, client: { ip: '203.0.113.7' } };

/** Posts, reads and asks for health in parallel, until told to stop. */
async function use({ address }: ChildService, seen: Seen, goesOn: () => boolean): Promise<void> {
  const poster = async (): Promise<void> => {
    while (goesOn()) seen.posted.push((await post(address, { body: COMMENT })) as Reply);
  };
  const reader = async (): Promise<void> => {
    while (goesOn()) seen.read.push((await get(address, COMMENTS)) as Reply);
  };
  const watcher = async (): Promise<void> => {
    while (goesOn()) {
      const began = performance.now();
      seen.read.push((await get(address, '/health')) as Reply);
      seen.delays.push(performance.now() - began);
    }
  };
  await Promise.all([inParallel(20, poster), reader(), watcher()]);
}

/** Uses services over one file while another process holds its write lock for 3 s. */
async function useWhileLocked(services: readonly [ChildService, ...ChildService[]]): Promise<Seen> {
  const holder = await lockElsewhere(services[0].database);
  let held = true;
  const released = once(holder, 'exit').then(() => {
    held = false;
  });
  const seen: Seen = { posted: [], read: [], delays: [] };
  await Promise.all(services.map((service) => use(service, seen, () => held)));
  await released;
  return seen;
}

const postsAgain = (service: ChildService): Promise<void> =>
  expect
    .poll(async () => (await post(service.address, { body: COMMENT }))?.status, { timeout: 5000 })
    .toBe(201);

test.each([1, 2])(
  'a write lock held for 3 s elsewhere gives 503s alone in %i processes; reads go on, and writes come back',
  async (count) => {
    const folder = temporaryFolder();
    writeSite(folder);
    const service = await startChild(folder);
    const others = await Promise.all(Array.from({ length: count - 1 }, () => startChild(folder)));
    const services = [service, ...others] as const;
    for (const each of services) {
      expect(await post(each.address, { body: COMMENT })).toMatchObject({ status: 201 });
    }
    const seen = await useWhileLocked(services);

    const refused = seen.posted.filter(({ status }) => status === 503);
    const stored = seen.posted.filter(({ status }) => status === 201);
    expect(refused.length).toBeGreaterThanOrEqual(20 * count);
    expect(refused.length + stored.length).toBe(seen.posted.length);
    expect(refused.filter(({ retryAfter }) => !/^\d+$/.test(retryAfter ?? ''))).toEqual([]);
    expect(new Set(seen.read.map(({ status }) => status))).toEqual(new Set([200]));
    expect(seen.delays.length).toBeGreaterThan(100);
    expect(Math.max(...seen.delays)).toBeLessThan(500);

    for (const each of services) await postsAgain(each);
    const ask = inFile(service.database);
    expect(await brokenBatches(ask)).toEqual({});
    expect((await storedComments(ask)).size).toBe(stored.length + 2 * count);
  },
);

test('limits are exact over two processes with one file', async () => {
  const folder = temporaryFolder();
  writeSite(folder, NEWS_SITE.replace('by: address, max: 1000000, per: 1s', 'by: address, max: 7, per: 1h'));
  const services = await Promise.all([startChild(folder), startChild(folder)]);
  for (const ip of ['203.0.113.1', '203.0.113.2', '203.0.113.3']) {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, number) => {
        const { address } = services[number % 2] as ChildService;
        return post(address, { body: { ...COMMENT, client: { ip } } });
      }),
    );
    expect(answers.filter((answer) => answer?.status === 201)).toHaveLength(7);
    expect(answers.filter((answer) => answer?.status === 429)).toHaveLength(93);
  }
  expect((await storedComments(inFile(services[0].database))).size).toBe(21);
});
