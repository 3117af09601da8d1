import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFile } from '../databases/asking.ts';
import { OTHER_RUNTIMES } from '../other-runtimes.ts';
import { scraped } from '../scraped.ts';
import { ADMIN } from '../service.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { type ChildOptions, type ChildService, NEWS_SITE, startChild, writeSite } from './child-service.ts';
import { COMMENTS, inParallel, post } from './client.ts';
import { brokenBatches, storedComments } from './stored-batches.ts';

/** The machine may be busy with other tests. */
const PATIENT = { timeout: 25_000 };
const COMMENT = { body: 'hello', author: { name: 'Ann' } };

interface Several extends ChildService {
  readonly folder: string;
  /** The lines of the log about an event. */
  logged(event: string): Record<string, unknown>[];
}

async function startSeveral(site = NEWS_SITE, runtime?: ChildOptions['runtime']): Promise<Several> {
  const folder = temporaryFolder();
  writeSite(folder, site);
  const service = await startChild(folder, { ...(runtime ? { runtime } : {}), env: { HAKAM_WORKERS: '3' } });
  const logged = (event: string) =>
    readFileSync(join(folder, 'service.log'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line))
      .filter((line) => line.event === event);
  return { ...service, folder, logged };
}

/** A request over a connection of its own, so that any process may get it. */
const call = (address: string, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${address}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${ADMIN}`, connection: 'close', ...init.headers },
  });

/** The processes that answered, by the log. */
const pidsOf = ({ logged }: Several): number[] => [
  ...new Set(logged('request').map(({ pid }) => pid as number)),
];

/** Asks until so many processes have answered. */
async function pidsOnceSpread(service: Several, count: number): Promise<number[]> {
  await expect
    .poll(async () => {
      const asked = Array.from({ length: 8 }, () => call(service.address, '/health').catch(() => undefined));
      await Promise.all(asked);
      return pidsOf(service).length;
    }, PATIENT)
    .toBeGreaterThanOrEqual(count);
  return pidsOf(service);
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test('requests are spread over the processes, and a decision is on the next page of each', async () => {
  const service = await startSeveral();
  await pidsOnceSpread(service, 3);
  const { id } = (await post(service.address, { body: { ...COMMENT, body: 'please wait' } }))?.json ?? {};
  let etag = '';
  for (let round = 0; round < 12; round++) {
    const status = round % 2 === 0 ? 'approved' : 'rejected';
    const decided = await call(service.address, `/v1/sites/news/comments/${id}/decision`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ status }),
    });
    expect(decided.status).toBe(200);
    const pages = await Promise.all(
      Array.from({ length: 9 }, () =>
        call(service.address, COMMENTS, etag === '' ? {} : { headers: { 'if-none-match': etag } }),
      ),
    );
    expect(pages.map((page) => page.status)).toEqual(pages.map(() => 200));
    const counts = await Promise.all(
      pages.map(async (page) => ((await page.json()) as { count: number }).count),
    );
    expect(counts).toEqual(pages.map(() => (status === 'approved' ? 1 : 0)));
    etag = pages[0]?.headers.get('etag') ?? '';
    const again = await Promise.all(
      Array.from({ length: 6 }, () =>
        call(service.address, COMMENTS, { headers: { 'if-none-match': etag } }),
      ),
    );
    expect(again.map((page) => page.status)).toEqual(again.map(() => 304));
  }
});

test('limits are exact and a key makes one comment, whichever processes are asked at once', async () => {
  const service = await startSeveral(
    NEWS_SITE.replace('by: address, max: 1000000, per: 1s', 'by: address, max: 7, per: 1h'),
  );
  await pidsOnceSpread(service, 3);
  const send = (number: number, key?: string, ip = '203.0.113.1') =>
    post(service.address, {
      body: { ...COMMENT, body: `hello ${key ?? number}`, client: { ip } },
      ...(key === undefined ? {} : { key }),
    });
  const limited = await Promise.all(Array.from({ length: 60 }, (_, number) => send(number)));
  expect(limited.filter((answer) => answer?.status === 201)).toHaveLength(7);
  expect(limited.filter((answer) => answer?.status === 429)).toHaveLength(53);
  for (let round = 0; round < 10; round++) {
    // As many as the limit takes, for of those sent at the same moment each may take it.
    const answers = await Promise.all(
      Array.from({ length: 7 }, (_, number) => send(number, `key-${round}`, `203.0.113.${round + 2}`)),
    );
    expect(answers.map((answer) => answer?.status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map((answer) => answer?.json.id)).size).toBe(1);
  }
  expect((await storedComments(inFile(service.database))).size).toBe(17);
  expect(await brokenBatches(inFile(service.database))).toEqual({});
});

test('processes that are killed under load lose no accepted comment, and are replaced', async () => {
  const service = await startSeveral();
  const stored: string[] = [];
  let victims = await pidsOnceSpread(service, 3);
  const killed: number[] = [];
  await inParallel(6, async () => {
    for (let sent = 0; sent < 40; sent++) {
      const answer = await post(service.address, { body: COMMENT });
      if (answer?.status === 201) stored.push(answer.json.id);
      const victim = stored.length % 60 === 59 ? victims.pop() : undefined;
      if (victim !== undefined) {
        killed.push(victim);
        process.kill(victim, 'SIGKILL');
      }
    }
  });
  expect(killed.length).toBeGreaterThan(0);
  await expect.poll(() => service.logged('worker-died').map(({ worker }) => worker), PATIENT).toEqual(killed);
  victims = await pidsOnceSpread(service, 3 + killed.length);
  expect((await post(service.address, { body: COMMENT }))?.status).toBe(201);
  const there = await storedComments(inFile(service.database));
  expect(stored.filter((id) => !there.has(id))).toEqual([]);
  expect(await brokenBatches(inFile(service.database))).toEqual({});
}, 60_000);

test('who dies again and again is replaced ever later, until it can live', async () => {
  const service = await startSeveral();
  const [victim] = await pidsOnceSpread(service, 3);
  renameSync(join(service.folder, 'rules'), join(service.folder, 'away'));
  process.kill(victim ?? 0, 'SIGKILL');
  await expect
    .poll(() => service.logged('worker-died').map(({ replacedInMs }) => replacedInMs), PATIENT)
    .toEqual([0, 100, 200]);
  renameSync(join(service.folder, 'away'), join(service.folder, 'rules'));
  await pidsOnceSpread(service, 4);
});

test('told to stop, all answer what they have, and the process above ends well with the last', async () => {
  const service = await startSeveral();
  const workers = await pidsOnceSpread(service, 3);
  const answers = Array.from({ length: 100 }, () => post(service.address, { body: COMMENT }));
  await Promise.race(answers);
  const ended = service.end('SIGTERM');
  for (const worker of workers) process.kill(worker, 'SIGTERM'); // as a terminal tells the whole group
  const received = (await Promise.all(answers)).filter((answer) => answer !== undefined);
  expect(await ended).toEqual({ code: 0, signal: null });
  expect(received.map(({ status }) => status)).toEqual(received.map(() => 201));
  expect((await storedComments(inFile(service.database))).size).toBe(received.length);
  expect(workers.filter(isAlive)).toEqual([]);
});

test('SIGHUP has all of them read the rules again', async () => {
  const service = await startSeveral();
  const workers = await pidsOnceSpread(service, 3);
  writeSite(service.folder, NEWS_SITE.replace('{en: News}', '{en: Renamed}'));
  process.kill(service.pid, 'SIGHUP');
  await expect
    .poll(
      () =>
        new Set(
          service
            .logged('rules-accepted')
            .slice(3)
            .map(({ pid }) => pid),
        ),
    )
    .toEqual(new Set(workers));
});

test('when the process above is killed, none stays behind on the port', async () => {
  const service = await startSeveral();
  const workers = await pidsOnceSpread(service, 3);
  await service.end('SIGKILL');
  await expect.poll(() => workers.filter(isAlive), PATIENT).toEqual([]);
  const env = { HAKAM_WORKERS: '2', PORT: new URL(service.address).port };
  expect((await startChild(service.folder, { env })).address).toBe(service.address);
});

test('Deno says that it can not', async () => {
  const folder = temporaryFolder();
  writeSite(folder);
  const runtime = OTHER_RUNTIMES.find(([name]) => name === 'Deno')?.[1](folder);
  const started = startChild(folder, { ...(runtime ? { runtime } : {}), env: { HAKAM_WORKERS: '2' } });
  await expect(started).rejects.toThrow(/HAKAM_WORKERS=2: .* need Node or Bun/);
});

test('Bun replaces who was killed, and stops them all', async () => {
  const runtime = OTHER_RUNTIMES.find(([name]) => name === 'Bun')?.[1]('');
  const service = await startSeveral(NEWS_SITE, runtime);
  const [victim] = await pidsOnceSpread(service, 3);
  process.kill(victim ?? 0, 'SIGKILL');
  const pids = await pidsOnceSpread(service, 4);
  expect((await post(service.address, { body: COMMENT }))?.status).toBe(201);
  expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(pids.filter(isAlive)).toEqual([]);
});

test('metrics are those of all processes, whoever is asked, and no sum falls when one of them dies', async () => {
  const service = await startSeveral();
  const pids = await pidsOnceSpread(service, 3);
  const look = async () => scraped(await (await call(service.address, '/metrics')).text());
  const stored = { site: 'news', status: 'approved' };
  const sendMore = (count: number) =>
    Promise.all(Array.from({ length: count }, () => post(service.address, { body: COMMENT })));
  await sendMore(20);
  const scrapes = await Promise.all(Array.from({ length: 8 }, look));
  expect(scrapes.map(({ value }) => value('hakam_submissions_total', stored))).toEqual(scrapes.map(() => 20));
  expect(scrapes.map(({ value }) => value('hakam_processes'))).toEqual(scrapes.map(() => 3));

  process.kill(pids[0] as number, 'SIGKILL');
  await expect.poll(() => service.logged('worker-died').length, PATIENT).toBe(1);
  await expect
    .poll(async () => (await look().catch(() => undefined))?.value('hakam_processes'), PATIENT)
    .toBe(3);
  expect((await look()).value('hakam_submissions_total', stored)).toBe(20);
  await sendMore(5);
  expect((await look()).value('hakam_submissions_total', stored)).toBe(25);
});
