import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { inFile } from '../databases/asking.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { type ChildService, ROOT, startChild, writeSite } from './child-service.ts';
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

test('a write lock held for 3 s elsewhere gives 503s alone; reads go on, and writes come back', async () => {
  const folder = temporaryFolder();
  writeSite(folder);
  const service = await startChild(folder);
  const before = await post(service.address, { body: COMMENT });
  expect(before?.status).toBe(201);

  const holder = await lockElsewhere(service.database);
  let held = true;
  const released = once(holder, 'exit').then(() => {
    held = false;
  });
  const seen: Seen = { posted: [], read: [], delays: [] };
  await use(service, seen, () => held);
  await released;

  const refused = seen.posted.filter(({ status }) => status === 503);
  const stored = seen.posted.filter(({ status }) => status === 201);
  expect(refused.length).toBeGreaterThanOrEqual(20);
  expect(refused.length + stored.length).toBe(seen.posted.length);
  expect(refused.filter(({ retryAfter }) => !/^\d+$/.test(retryAfter ?? ''))).toEqual([]);
  expect(new Set(seen.read.map(({ status }) => status))).toEqual(new Set([200]));
  expect(seen.delays.length).toBeGreaterThan(100);
  expect(Math.max(...seen.delays)).toBeLessThan(500);

  await expect
    .poll(async () => (await post(service.address, { body: COMMENT }))?.status, { timeout: 5000 })
    .toBe(201);
  const ask = inFile(service.database);
  expect(await brokenBatches(ask)).toEqual({});
  expect((await storedComments(ask)).size).toBe(stored.length + 2);
});
