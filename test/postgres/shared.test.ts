import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inServer } from '../databases/asking.ts';
import { newPostgres } from '../databases/postgres-database.ts';
import { hakamWith } from '../hakam-process.ts';
import { type ChildService, NEWS_SITE, writeSite } from '../resilience/child-service.ts';
import { COMMENTS, post, type Reply } from '../resilience/client.ts';
import { brokenBatches, storedAnswers, storedComments } from '../resilience/stored-batches.ts';
import { ADMIN } from '../service.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { overPostgres, startTogether } from './shared-service.ts';

interface Pair {
  readonly one: ChildService;
  readonly other: ChildService;
  readonly url: string;
}

/** Two processes over one database. */
async function startPair(site: string = NEWS_SITE): Promise<Pair> {
  const [folder, url] = [temporaryFolder(), await newPostgres()];
  writeSite(folder, site);
  const [one, other] = (await startTogether(folder, url, 2)) as [ChildService, ChildService];
  return { one, other, url };
}

const comment = (body: string, ip = '203.0.113.7') => ({
  body,
  author: { name: 'Ann', id: 'ann' },
  client: { ip },
});

/** So many at once, by one process and the other in turn. */
const burst = async (
  { one, other }: Pair,
  count: number,
  send: (address: string, number: number) => Promise<Reply | undefined>,
): Promise<Reply[]> =>
  (await Promise.all(
    Array.from({ length: count }, (_, number) => send((number % 2 === 0 ? one : other).address, number)),
  )) as Reply[];

const statuses = (answers: readonly (Reply | undefined)[]): Record<string, number> =>
  Object.fromEntries(
    [...Map.groupBy(answers, (answer) => String(answer?.status))].map(([status, of]) => [status, of.length]),
  );

test('limits are exact over both, and a wider one is taken by what the narrower let through alone', async () => {
  const strict = NEWS_SITE.replace(
    'by: address, max: 1000000, per: 1s',
    'by: address, max: 7, per: 1h',
  ).replace('by: article, max: 1000000, per: 1s', 'by: article, max: 20, per: 1h');
  const pair = await startPair(strict);
  const from = async (ip: string): Promise<Reply[]> =>
    burst(pair, 100, (address, number) => post(address, { body: comment(`hello ${number}`, ip) }));
  expect(statuses(await from('203.0.113.1'))).toEqual({ 201: 7, 429: 93 });
  expect(statuses(await from('203.0.113.2'))).toEqual({ 201: 7, 429: 93 });
  const last = await from('203.0.113.3');
  expect(statuses(last)).toEqual({ 201: 6, 429: 94 });
  const refused = last.filter(({ status }) => status === 429);
  expect(refused.filter(({ retryAfter }) => !/^\d+$/.test(retryAfter ?? ''))).toEqual([]);
  expect((await storedComments(inServer(pair.url))).size).toBe(20);
});

test('20 requests at once with one key, by both, make one comment and get the same answer', async () => {
  const pair = await startPair();
  for (let round = 0; round < 20; round++) {
    const key = `key-${round}`;
    const answers = await burst(pair, 20, (address) => post(address, { key, body: comment(`says ${key}`) }));
    expect(statuses(answers)).toEqual({ 201: 20 });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect((await storedAnswers(inServer(pair.url))).get(key)).toBe(answers[0]?.json.id);
  }
  expect((await storedComments(inServer(pair.url))).size).toBe(20);
  expect(await brokenBatches(inServer(pair.url))).toEqual({});
});

/** A request with a key, the admin's where left out. */
const call = (
  { address }: ChildService,
  method: string,
  path: string,
  { key = ADMIN, body, etag }: { key?: string; body?: object; etag?: string | null } = {},
): Promise<Response> =>
  fetch(`${address}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(etag ? { 'if-none-match': etag } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });

test('what one decides is in the next answer of the other, which had the page at hand', async () => {
  const { one, other } = await startPair();
  const { id } = (await post(one.address, { body: comment('please wait') }))?.json ?? {};
  let etag: string | null = null;
  for (let round = 0; round < 20; round++) {
    const approved = round % 2 === 0;
    const status = approved ? 'approved' : 'rejected';
    await call(one, 'POST', `/v1/sites/news/comments/${id}/decision`, { body: { status } });
    const page = await call(other, 'GET', COMMENTS, { etag });
    expect(page.status).toBe(200);
    expect(await page.json()).toMatchObject({ count: approved ? 1 : 0 });
    etag = page.headers.get('etag');
    expect((await call(other, 'GET', COMMENTS, { etag })).status).toBe(304);
  }
});

test('a key that is revoked by one is none for the other from then on, for any request', async () => {
  const { one, other } = await startPair();
  for (const role of ['site', 'moderator']) {
    const made = await call(one, 'POST', '/v1/keys', { body: { role, site: 'news', name: role } });
    const { id, key } = (await made.json()) as { id: string; key: string };
    const use = (service: ChildService) =>
      role === 'site'
        ? call(service, 'POST', COMMENTS, { key, body: comment('hello') })
        : call(service, 'GET', '/v1/sites/news/queue', { key });
    for (const service of [other, one, other]) expect((await use(service)).ok).toBe(true);
    expect((await call(one, 'DELETE', `/v1/keys/${id}`)).status).toBe(204);
    for (const service of [other, one]) expect((await use(service)).status).toBe(401);
  }
});

test('one that is told to stop answers all that it has; what it said 201 to is there, and the other goes on', async () => {
  const pair = await startPair();
  const answers = burst(pair, 120, (address, number) => post(address, { body: comment(`hello ${number}`) }));
  await post(pair.other.address, { body: comment('first') });
  const ended = pair.one.end('SIGTERM');
  process.kill(pair.one.pid, 'SIGINT'); // who is impatient
  const received = (await answers).filter((answer) => answer !== undefined);
  expect(await ended).toEqual({ code: 0, signal: null });
  expect(statuses(received)).toEqual({ 201: received.length });
  expect(received.length).toBeGreaterThanOrEqual(60);
  expect((await post(pair.other.address, { body: comment('last') }))?.status).toBe(201);
  expect((await storedComments(inServer(pair.url))).size).toBe(received.length + 2);
});

test('a term that one person adds counts for the next submission in every process', async () => {
  const site = `${NEWS_SITE}  - {id: ad, if: {text.has: $ads}, then: hold}\nlists: {ads: ads.txt}\n`;
  const [folder, url] = [temporaryFolder(), await newPostgres()];
  writeSite(folder, site);
  writeFileSync(join(folder, 'rules/ads.txt'), 'sale\n');
  const services = await startTogether(folder, url, 2);
  const statuses = (body: string) =>
    Promise.all(
      services.map(async ({ address }) => (await post(address, { body: comment(body) }))?.json.status),
    );
  expect(await statuses('a bargain')).toEqual(['approved', 'approved']);
  expect(await hakamWith(overPostgres(url), folder, 'list', 'add', 'ads', 'bargain')).toMatchObject({
    code: 0,
  });
  expect(await statuses('a bargain')).toEqual(['pending', 'pending']);
  expect(await hakamWith(overPostgres(url), folder, 'list', 'remove', 'ads', 'bargain')).toMatchObject({
    code: 0,
  });
  expect(await statuses('a bargain')).toEqual(['approved', 'approved']);
});
